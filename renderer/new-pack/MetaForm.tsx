// The title page of the new pack, and how it prints.
import { useSyncExternalStore } from 'react'
import { kindChoices, languageChoices, paperChoices } from '#shared/choices'
import { MAX_TEXT } from '#shared/limits'
import type { PackMarking } from '#shared/markings'
import { withDefinition } from '#shared/own-schemes'
import type { PackMeta } from '#shared/pack'
import { levelChoices, schemeChoices, withValue } from '../base/choices'
import { ownSchemes } from '../base/own-schemes'
import { DateRow } from '../fields/DateInput'
import { useEquivalentLevel } from '../ui/equivalent-level'
import { CheckRow, ChoiceRow, FormRow, MenuRow, TextRow } from '../ui/form'

interface Props {
  readonly meta: PackMeta
  /** Whether the title has the focus first. */
  readonly titleFirst: boolean
  onChange(meta: PackMeta): void
}

/** Title first; the others have sensible defaults. */
export function MetaForm({ meta, titleFirst, onChange }: Props) {
  const change = (part: Partial<PackMeta>) => onChange({ ...meta, ...part })
  return (
    <section className="form-grid" aria-label="Pack details">
      <div className="form-wide">
        <FormRow label="Title">
          {(id) => (
            <input
              id={id}
              className="input title-input"
              data-first={titleFirst || undefined}
              value={meta.title}
              maxLength={MAX_TEXT}
              spellCheck={false}
              onChange={(event) => change({ title: event.target.value })}
            />
          )}
        </FormRow>
      </div>
      <div className="form-wide">
        <TextRow label="Subtitle" value={meta.subtitle} onChange={(subtitle) => change({ subtitle })} />
      </div>
      <TextRow label="Author" value={meta.author} onChange={(author) => change({ author })} />
      <TextRow
        label="Organisation"
        value={meta.organisation}
        onChange={(organisation) => change({ organisation })}
      />
      <DateRow
        label="Date"
        value={meta.date}
        language={meta.language}
        onChange={(date) => change({ date })}
      />
      <TextRow label="Reference" value={meta.reference} onChange={(reference) => change({ reference })} />
      <MarkingRows marking={meta.marking} onChange={(marking) => change({ marking })} />
      <ChoiceRow label="Kind" value={meta.kind} choices={kindChoices} onChange={(kind) => change({ kind })} />
      <ChoiceRow
        label="Paper"
        value={meta.paper}
        choices={paperChoices}
        onChange={(paper) => change({ paper })}
      />
      <ChoiceRow
        label="Language"
        value={meta.language}
        choices={withValue(languageChoices, meta.language)}
        onChange={(language) => change({ language })}
      />
    </section>
  )
}

function MarkingRows({
  marking,
  onChange,
}: {
  readonly marking: PackMarking
  onChange(marking: PackMarking): void
}) {
  const change = (part: Partial<PackMarking>) => onChange(withDefinition({ ...marking, ...part }))
  const own = useSyncExternalStore(ownSchemes.subscribe, ownSchemes.get)
  const levelIn = useEquivalentLevel(marking.scheme, marking.level)
  return (
    <>
      <MenuRow
        label="Marking scheme"
        value={marking.scheme}
        choices={schemeChoices(own, marking.scheme)}
        onChange={(scheme) => change({ scheme, level: levelIn(scheme) })}
      />
      {marking.scheme !== 'none' && (
        <>
          <MenuRow
            label="Marking"
            value={marking.level}
            choices={levelChoices(marking.scheme)}
            onChange={(level) => change({ level })}
          />
          <TextRow
            label="Caveat or releasability"
            value={marking.caveat}
            placeholder="e.g. Releasable to PfP"
            onChange={(caveat) => change({ caveat })}
          />
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
