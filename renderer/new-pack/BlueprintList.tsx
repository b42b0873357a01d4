// The blueprints as a list of radio buttons, 'From scratch' last.

import { pageWords } from '#shared/page-words'
import type { Blueprint, Library } from '#shared/template'
import { kindLabel } from '../base/choices'

interface Props {
  readonly library: Library
  readonly chosen: Blueprint | null
  /** Null while they are not known. */
  pagesOf(blueprint: Blueprint): number | null
  onChoose(blueprint: Blueprint | null): void
}

/** Radio buttons, so that arrow keys choose. */
export function BlueprintList({ library, chosen, pagesOf, onChoose }: Props) {
  return (
    <fieldset className="blueprints">
      <legend className="visually-hidden">Blueprint</legend>
      {library.blueprints.map((blueprint) => (
        <Choice
          key={blueprint.id}
          title={blueprint.title}
          note={noteOf(blueprint, pagesOf(blueprint))}
          checked={chosen?.id === blueprint.id}
          onChoose={() => onChoose(blueprint)}
        />
      ))}
      <Choice
        title="From scratch"
        note="One empty section"
        checked={chosen === null}
        onChoose={() => onChoose(null)}
      />
    </fieldset>
  )
}

function noteOf({ kind, sections }: Blueprint, pages: number | null): string {
  const known = [kindLabel(kind), sections.length === 1 ? '1 section' : `${sections.length} sections`]
  return [...known, ...(pages === null ? [] : [`about ${pageWords(pages)}`])].join(' · ')
}

function Choice(props: {
  readonly title: string
  readonly note: string
  readonly checked: boolean
  onChoose(): void
}) {
  return (
    <label className="blueprint">
      <input
        type="radio"
        name="blueprint"
        className="visually-hidden"
        checked={props.checked}
        onChange={props.onChoose}
      />
      <span className="blueprint-title">{props.title}</span>
      <span className="blueprint-note">{props.note}</span>
    </label>
  )
}
