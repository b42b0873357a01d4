// Asks at each export who will read it, so that nobody gets by accident what is not for them.
import { editionChoices, needsEdition } from '#shared/editions'
import type { ExportOptions, Pack } from '#shared/pack'
import { FormRow } from '../ui/form'

const ROW = 'edition-row'

/** What the editions that each pack has leave out. */
const NOTES: Readonly<Record<string, string>> = {
  own: 'without what is for instructors only',
  partner: 'without what is for the own side only',
  student: 'without answers and what is for the own side only',
  instructor: 'everything',
}

/** Whether the print can start; if the question is still open, focuses it and says so. */
export function decided(pack: Pack | null, options: ExportOptions): boolean {
  if (!pack || options.edition !== undefined || !needsEdition(pack, options.kind)) return true
  const row = document.querySelector<HTMLElement>(`.${ROW}`)
  row?.setAttribute('data-open', '')
  row?.querySelector('input')?.focus()
  return false
}

/** The question; no edition is preselected. Nothing for a pack that everyone may read. */
export function EditionRow(props: {
  readonly pack: Pack
  readonly options: ExportOptions
  onChange(edition: string): void
}) {
  const { pack, options, onChange } = props
  if (!needsEdition(pack, options.kind)) return null
  const choices = editionChoices(options.kind, pack.meta.readers)
  return (
    <div className={`form-wide ${ROW}`}>
      <FormRow
        label="Edition"
        {...(options.edition === undefined ? { hint: 'Choose who will read this copy.' } : {})}
      >
        {(id) =>
          choices.map((choice, index) => (
            <label key={choice.id} className="check-row">
              <input
                {...(index === 0 ? { id } : {})}
                type="radio"
                name="edition"
                checked={options.edition === choice.id}
                onChange={() => onChange(choice.id)}
              />
              {choice.name}
              {NOTES[choice.id] && <span className="form-hint">{NOTES[choice.id]}</span>}
            </label>
          ))
        }
      </FormRow>
    </div>
  )
}
