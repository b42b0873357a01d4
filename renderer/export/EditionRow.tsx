// Asks at each export who will read it, so that nobody accidentally gets what is not for them.
import { editionChoices, needsEdition } from '#shared/editions'
import type { ExportOptions, Pack } from '#shared/pack'

const ROW = 'edition-row'

/** What the editions that each pack has leave out. */
export const EDITION_NOTES: Readonly<Record<string, string>> = {
  own: 'without parts for instructors only',
  partner: 'without parts for own side only',
  student: 'without answers and parts for own side only',
  instructor: 'everything',
}

/** Returns whether the print can start; if no edition is chosen, focuses the question and reports it. */
export function decided(pack: Pack | null, options: ExportOptions): boolean {
  if (!pack || options.edition !== undefined || !needsEdition(pack, options.kind)) return true
  const row = document.querySelector<HTMLElement>(`.${ROW}`)
  row?.setAttribute('data-open', '')
  row?.querySelector('input')?.focus()
  return false
}

/** The question; no edition is preselected. Renders nothing for a pack that everyone may read. */
export function EditionRow(props: {
  readonly pack: Pack
  readonly options: ExportOptions
  onChange(edition: string): void
  /** Shows the pack's editions and readers. */
  onReaders(): void
}) {
  const { pack, options, onChange, onReaders } = props
  if (!needsEdition(pack, options.kind)) return null
  const choices = editionChoices(options.kind, pack.meta.readers)
  return (
    <fieldset className={`form-wide ${ROW}`}>
      <legend className="form-label">Edition</legend>
      {choices.map(({ id, name }) => (
        <label key={id} className="check-row">
          <input type="radio" name="edition" checked={options.edition === id} onChange={() => onChange(id)} />
          <bdi>{name}</bdi>
          {EDITION_NOTES[id] && <span className="form-hint">{EDITION_NOTES[id]}</span>}
        </label>
      ))}
      <p>
        <button type="button" className="text-button" onClick={onReaders}>
          Editions and readers…
        </button>
      </p>
      {options.edition === undefined && <p className="form-hint">Choose who will read this copy.</p>}
    </fieldset>
  )
}
