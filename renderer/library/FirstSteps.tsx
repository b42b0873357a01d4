// The start screen before there is a pack: the blueprints to start from, and a sample pack to look at.
import type { Blueprint, Library } from '#shared/template'
import { kindLabel } from '../base/choices'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'

interface Props {
  readonly library: Library
  onNew(blueprint?: Blueprint): void
  onSample(): void
}

/** The empty state of the library. */
export function FirstSteps({ library, onNew, onSample }: Props) {
  return (
    <div className="first-steps">
      <EmptyState
        title="No packs yet"
        text="Start from a blueprint: fill in its fields once, edit the text, and export a PDF. Or look at a finished pack first."
      >
        <Button icon="document" onClick={onSample}>
          Add sample pack
        </Button>
        <Button icon="plus" onClick={() => onNew()}>
          New pack
        </Button>
      </EmptyState>
      <ul className="blueprint-cards" aria-label="Blueprints">
        {library.blueprints.map((blueprint) => (
          <li key={blueprint.id}>
            <button type="button" className="blueprint-card" onClick={() => onNew(blueprint)}>
              <span className="blueprint-title">{blueprint.title}</span>
              <span className="blueprint-summary">{blueprint.summary}</span>
              <span className="blueprint-note">
                {kindLabel(blueprint.kind)} · {blueprint.sections.length} sections
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
