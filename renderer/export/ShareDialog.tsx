// Asks what a copy of a pack contains when not everyone may read all of it: everything, or only what one edition
// prints.
import { useRef, useState } from 'react'
import { editionChoices } from '#shared/editions'
import type { PackId } from '#shared/pack'
import { packTitle } from '#shared/pack-title'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { FaultBox } from '../ui/FaultBox'
import { EDITION_NOTES } from './EditionRow'
import { useSavedPack } from './ExportDialog'

interface Props {
  readonly packId: PackId
  onClose(): void
  /** `edition` is null for everything. */
  onSave(edition: string | null): void
}

/** Nothing is preselected: a file that was sent can't be taken back. */
export function ShareDialog({ packId, onClose, onSave }: Props) {
  const { pack, fault } = useSavedPack(packId)
  const [chosen, setChosen] = useState<string | null | undefined>(undefined)
  const list = useRef<HTMLFieldSetElement>(null)
  const submit = () => {
    if (chosen !== undefined) return onSave(chosen)
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
            Not everyone may read all of this pack. Whoever gets the whole file can read every part of it,
            whichever edition they print.
          </p>
          <fieldset ref={list} className="edition-row copy-choice">
            <legend className="form-label">Only what this edition prints</legend>
            <div>
              {editionChoices(pack.meta.kind, pack.meta.readers).map(({ id, name }) =>
                choice(id, name, EDITION_NOTES[id]),
              )}
              <p className="form-hint">
                Without comments, guidance and sections that aren’t printed. Fields become plain text. The
                title says which edition it is.
              </p>
            </div>
            <p className="form-label">The whole pack</p>
            {choice(null, 'Everything', 'only for readers who may read all of it')}
            {chosen === undefined && <p className="form-hint">Choose what the file holds.</p>}
          </fieldset>
        </>
      )}
    </Dialog>
  )
}
