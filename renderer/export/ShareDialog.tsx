// Asks what a copy of a pack contains when not everyone may read all of it, or when changes are proposed in it: everything, with or
// without comments and proposed changes, or only what one edition prints.
import { useRef, useState } from 'react'
import { countComments } from '#shared/document/comments'
import { proposalsIn } from '#shared/document/proposals'
import { editionChoices, hasLimitedParts } from '#shared/editions'
import type { LeftOfCopy } from '#shared/exported'
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
  const [without, setWithout] = useState<readonly LeftOfCopy[]>([])
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
              : 'Whoever gets the file can read everything in it.'}
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

/** What readers of the whole pack would find beside its text: comments and proposed changes, which can be left out. */
function Parts({ pack, without, disabled, onChange }: PartsProps) {
  const comments = countComments(pack.doc)
  const counts: readonly [part: LeftOfCopy, count: number, name: string, note: string][] = [
    ['comments', comments.open + comments.resolved, 'Comments', ''],
    [
      'proposals',
      proposalsIn(pack.doc.content).size,
      'Proposed changes',
      'without them, the text is as it was before',
    ],
  ]
  const found = counts.filter(([, count]) => count > 0)
  if (found.length === 0) return null
  return (
    <fieldset className="edition-row copy-choice" disabled={disabled}>
      <legend className="form-label">Also in the whole pack</legend>
      {found.map(([part, count, name, note]) => (
        <label key={part} className="check-row">
          <input
            type="checkbox"
            checked={!disabled && !without.includes(part)}
            onChange={({ target }) =>
              onChange(target.checked ? without.filter((one) => one !== part) : [...without, part])
            }
          />
          {`${name} (${count})`}
          {note && <span className="form-hint">{note}</span>}
        </label>
      ))}
    </fieldset>
  )
}
