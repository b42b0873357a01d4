// The fields of all chosen sections, each asked once; all may be left for later.
import { useId, useMemo } from 'react'
import type { FieldUse } from '#shared/document/nodes'
import { filledFields } from '#shared/document/only-if'
import { groupedFields } from '#shared/field-groups'
import { firstSentences, type FieldSentence as Sentence, sectionSentences } from '#shared/field-sentences'
import { printedWords } from '#shared/field-text'
import { fullEdition, type PackField } from '#shared/pack'
import type { Scenario } from '#shared/scenario'
import { isSenderField } from '#shared/sender'
import type { FieldGroup } from '#shared/template'
import { FieldGroups } from '../fields/FieldGroups'
import { FieldInput } from '../fields/FieldInput'
import { FieldSentence } from '../fields/FieldSentence'
import { CheckRow } from '../ui/form'
import type { Draft } from './draft'
import { ScenarioRow } from './ScenarioRow'

interface Props {
  readonly draft: Draft
  /** The groups of the library. */
  readonly groups: readonly FieldGroup[]
  readonly scenario: Scenario
  /** Whether the sender that the form asks for is kept. */
  readonly keepsSender: boolean
  onKeepSender(keep: boolean): void
  onChange(name: string, value: string): void
  /** Many values at once. */
  onChangeAll(draft: Draft): void
}

/** One row per field: its label on the left, an input of its type on the right with the first sentence below. */
export function FieldsForm(props: Props) {
  const { draft, groups, scenario, keepsSender, onKeepSender, onChange, onChangeAll } = props
  const { meta, sections, asksUs } = draft
  const fields = asksUs && keepsSender ? withUs(draft) : draft.fields
  const sentences = useMemo(() => {
    const edition = fullEdition(meta.kind)
    return firstSentences(
      sections,
      edition,
      ({ attrs }) => attrs,
      (section) => sectionSentences(section, edition),
    )
  }, [sections, meta.kind])
  if (fields.length === 0 && !asksUs) return null
  const byName = new Map(fields.map((field) => [field.name, field]))
  const printed = printedWords((name) => byName.get(name), meta.language)
  const filled = filledFields(fields)
  return (
    <section className="new-pack-fields" aria-labelledby="new-pack-fields">
      <h3 id="new-pack-fields">Fields</h3>
      <p className="form-hint">
        Each value is used throughout the pack; the first sentence with it is shown below the field. You can
        leave fields empty and fill them in later; until then, they are printed as blanks.
      </p>
      {meta.kind === 'handout' && <ScenarioRow draft={draft} scenario={scenario} onChange={onChangeAll} />}
      {asksUs && <SenderNote keeps={keepsSender} onKeep={onKeepSender} />}
      <FieldGroups groups={groupedFields(fields, asksUs ? withNeededUs(groups) : groups)} heading="h4">
        {(field) => (
          <FieldRow
            key={field.name}
            field={field}
            language={meta.language}
            sentence={sentences.get(field.name)}
            printed={printed}
            filled={filled}
            onChange={(value) => onChange(field.name, value)}
          />
        )}
      </FieldGroups>
    </section>
  )
}

/** The fields of the pack and, before them, those of the sender that it doesn't have. */
const withUs = ({ fields, us }: Draft): readonly PackField[] => [
  ...us.filter(({ name }) => !fields.some((field) => field.name === name)),
  ...fields,
]

/** While the form asks for the sender, none of its fields is folded away. */
const withNeededUs = (groups: readonly FieldGroup[]): readonly FieldGroup[] =>
  groups.map((group) => ({
    ...group,
    fields: group.fields.map(({ name, optional }) => ({ name, optional: optional && !isSenderField(name) })),
  }))

function SenderNote({ keeps, onKeep }: { readonly keeps: boolean; onKeep(keep: boolean): void }) {
  return (
    <div className="sender-note">
      <CheckRow label="Keep “Who we are” for new packs" checked={keeps} onChange={onKeep} />
      <p className="form-hint">
        You are asked once. The values stay in this library with the author, organisation and marking above,
        and are filled into new packs. Change them in Settings.
      </p>
    </div>
  )
}

interface RowProps {
  readonly field: PackField
  readonly language: string
  readonly sentence: Sentence | undefined
  printed(use: FieldUse): string
  readonly filled: readonly string[]
  onChange(value: string): void
}

function FieldRow({ field, language, sentence, printed, filled, onChange }: RowProps) {
  const id = useId()
  const prompt = useId()
  const below = useId()
  const describedBy = [field.prompt && prompt, sentence && below].filter(Boolean).join(' ')
  return (
    <div className="field-row">
      <div>
        <label className="field-label" htmlFor={id}>
          {field.label}
        </label>
        {field.prompt && (
          <p id={prompt} className="form-hint">
            {field.prompt}
          </p>
        )}
      </div>
      <div>
        <FieldInput
          field={field}
          id={id}
          describedBy={describedBy || undefined}
          language={language}
          onChange={onChange}
        />
        {sentence && (
          <FieldSentence id={below} sentence={sentence} name={field.name} printed={printed} filled={filled} />
        )}
      </div>
    </div>
  )
}
