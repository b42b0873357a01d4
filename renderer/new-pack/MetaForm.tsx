// What stands on the first page of the new pack.
import { findScheme, markingSchemes, type PackMarking } from '#shared/markings'
import type { PackMeta } from '#shared/pack'
import { CheckRow, ChoiceRow, FormRow, TextRow } from '../editor/panel/form'

interface Props {
  readonly meta: PackMeta
  onChange(meta: PackMeta): void
}

/** Title first; the rest has sensible values already. */
export function MetaForm({ meta, onChange }: Props) {
  const change = (part: Partial<PackMeta>) => onChange({ ...meta, ...part })
  return (
    <section className="form-grid" aria-label="About the pack">
      <div className="form-wide">
        <FormRow label="Title">
          {() => (
            <input
              id="new-pack-title"
              className="input"
              value={meta.title}
              spellCheck={false}
              aria-label="Title"
              required
              // biome-ignore lint/a11y/noAutofocus: the one thing that must be typed
              autoFocus
              onChange={(event) => change({ title: event.target.value })}
            />
          )}
        </FormRow>
      </div>
      <div className="form-wide">
        <TextRow label="Subtitle" value={meta.subtitle} onChange={(subtitle) => change({ subtitle })} />
      </div>
      <TextRow label="Author" value={meta.author} onChange={(author) => change({ author })} />
      <TextRow label="Organisation" value={meta.organisation} onChange={(organisation) => change({ organisation })} />
      <TextRow label="Date" type="date" value={meta.date} onChange={(date) => change({ date })} />
      <TextRow label="Reference" value={meta.reference} onChange={(reference) => change({ reference })} />
      <MarkingRows marking={meta.marking} onChange={(marking) => change({ marking })} />
      <ChoiceRow
        label="Kind"
        value={meta.kind}
        choices={[
          ['briefing', 'Briefing'],
          ['handout', 'Handout, with trainer material'],
        ]}
        onChange={(kind) => change({ kind })}
      />
      <ChoiceRow
        label="Paper"
        value={meta.paper}
        choices={[
          ['a4', 'A4'],
          ['letter', 'Letter'],
          ['a5', 'A5'],
        ]}
        onChange={(paper) => change({ paper })}
      />
    </section>
  )
}

function MarkingRows({ marking, onChange }: { readonly marking: PackMarking; onChange(marking: PackMarking): void }) {
  const change = (part: Partial<PackMarking>) => onChange({ ...marking, ...part })
  const levels = findScheme(marking.scheme).levels
  return (
    <>
      <ChoiceRow
        label="Marking scheme"
        value={marking.scheme}
        choices={markingSchemes.map(({ id, name }) => [id, name] as const)}
        onChange={(scheme) => change({ scheme, level: findScheme(scheme).levels[0]?.id ?? 'none' })}
      />
      {marking.scheme !== 'none' && (
        <>
          <ChoiceRow
            label="Marking"
            value={marking.level}
            choices={levels.map(({ id, banner }) => [id, banner] as const)}
            onChange={(level) => change({ level })}
          />
          <TextRow label="Caveat or releasability" value={marking.caveat} onChange={(caveat) => change({ caveat })} />
          <CheckRow
            label="For training purposes only"
            checked={marking.trainingRider}
            onChange={(trainingRider) => change({ trainingRider })}
          />
        </>
      )}
    </>
  )
}
