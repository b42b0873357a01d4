// Asks what a copy of a pack contains when not everyone may read all of it, or when it holds more than is printed: everything, with or
// without what nobody sees in print, or only what one edition prints.
import { useRef, useState } from 'react'
import { partsBeside } from '#shared/copy-parts'
import { editionChoices, hasLimitedParts } from '#shared/editions'
import { LEFT_OF_COPIES, type LeftOfCopy } from '#shared/exported'
import type { Pack, PackId } from '#shared/pack'
import { packTitle } from '#shared/pack-title'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { FaultBox } from '../ui/FaultBox'
import { EDITION_NOTES } from './EditionRow'
import { useSavedPack } from './ExportDialog'

interface Props {
  readonly packId: PackId
  onClose(): void
  /** `edition` is null for everything, less what it goes `without`. */
  onSave(edition: string | null, without: readonly LeftOfCopy[]): void
}

/** Nothing is preselected: a file that was sent can't be taken back. */
export function ShareDialog({ packId, onClose, onSave }: Props) {
  const { pack, fault } = useSavedPack(packId)
  const [chosen, setChosen] = useState<string | null | undefined>(undefined)
  const [without, setWithout] = useState<readonly LeftOfCopy[]>(LEFT_OF_COPIES)
  const list = useRef<HTMLFieldSetElement>(null)
  const submit = () => {
    const copied = pack && !hasLimitedParts(pack) ? null : chosen
    if (copied !== undefined) return onSave(copied, copied === null ? without : [])
    list.current?.setAttribute('data-open', '')
    list.current?.querySelector('input')?.focus()
  }
  const choice = (value: string | null, name: string, note: string | undefined) => (
    <label key={value} className="check-row">
      <input type="radio" name="copy" checked={chosen === value} onChange={() => setChosen(value)} />
      <bdi>{name}</bdi>
      {note && <span className="form-hint">{note}</span>}
    </label>
  )
  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button variant="primary" type="submit" disabled={!pack}>
        Save…
      </Button>
    </>
  )
  return (
    <Dialog
      title="Save a copy to send"
      onClose={onClose}
      ready={pack !== null}
      onSubmit={submit}
      footer={footer}
    >
      <FaultBox fault={fault} />
      {pack && (
        <>
          <p className="export-pack">{packTitle(pack.meta.title)}</p>
          <p>
            {hasLimitedParts(pack)
              ? 'Not everyone may read all of this pack. Whoever gets the whole file can read every part of it, whichever edition they print.'
              : 'Whoever gets the file can read everything in it, also what isn’t printed.'}
          </p>
          {hasLimitedParts(pack) && (
            <fieldset ref={list} className="edition-row copy-choice">
              <legend className="form-label">Only what this edition prints</legend>
              <div>
                {editionChoices(pack.meta.kind, pack.meta.readers).map(({ id, name }) =>
                  choice(id, name, EDITION_NOTES[id]),
                )}
                <p className="form-hint">
                  Without comments, proposed changes, guidance and sections that aren’t printed. Fields become
                  plain text. The title says which edition it is.
                </p>
              </div>
              <p className="form-label">The whole pack</p>
              {choice(null, 'Everything', 'only for readers who may read all of it')}
              {chosen === undefined && <p className="form-hint">Choose what the file holds.</p>}
            </fieldset>
          )}
          <Parts pack={pack} without={without} disabled={typeof chosen === 'string'} onChange={setWithout} />
        </>
      )}
    </Dialog>
  )
}

interface PartsProps {
  readonly pack: Pack
  readonly without: readonly LeftOfCopy[]
  /** An edition has none of them. */
  readonly disabled: boolean
  onChange(without: readonly LeftOfCopy[]): void
}

/** Names and notes of what readers of the whole pack would find beside what is printed. */
const PARTS: Readonly<Record<LeftOfCopy, readonly [name: string, note: string]>> = {
  excluded: ['Sections that aren’t printed', ''],
  comments: ['Comments', ''],
  proposals: ['Proposed changes', 'without them, the text is as it was before'],
  fields: ['Values of fields that the text doesn’t use', ''],
  imageNames: ['Names of image and enclosed files', ''],
}

/** What readers of the whole pack would find beside what is printed; it is left out unless it is ticked. */
function Parts({ pack, without, disabled, onChange }: PartsProps) {
  const found = [...partsBeside(pack)]
  if (found.length === 0) return null
  return (
    <fieldset className="edition-row copy-choice" disabled={disabled}>
      <legend className="form-label">Also put into the file</legend>
      {found.map(([part, count]) => (
        <label key={part} className="check-row">
          <input
            type="checkbox"
            checked={!disabled && !without.includes(part)}
            onChange={({ target }) =>
              onChange(target.checked ? without.filter((one) => one !== part) : [...without, part])
            }
          />
          {`${PARTS[part][0]} (${count})`}
          {PARTS[part][1] && <span className="form-hint">{PARTS[part][1]}</span>}
        </label>
      ))}
      <p className="form-hint">They stay in your pack in any case.</p>
    </fieldset>
  )
}
