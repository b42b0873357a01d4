// Encloses another pack: which one, who will read it, and whose page numbers its pages have.
import { useEffect, useState } from 'react'
import { editionChoices, needsEdition } from '#shared/editions'
import type { OpenedPack, PackSource, PageHeads } from '#shared/enclosed-pack'
import type { Pack, PackSummary } from '#shared/pack'
import { call, messageOf } from '../../../base/bridge'
import { flushAll } from '../../../base/pending'
import { EDITION_NOTES } from '../../../export/EditionRow'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { ChoiceRow } from '../../../ui/form'
import { placePack } from '../../session/enclosed-pack'
import type { PackRequest } from '../../session/ui-state'
import { useSession } from '../hooks'

const HEADS: readonly (readonly [PageHeads, string])[] = [
  ['continued', 'Those of this pack, continued'],
  ['own', 'Its own'],
]

interface Props {
  readonly request: PackRequest
  onClose(): void
}

/** The dialog. No edition is preselected: what it withholds is not in the pages. */
export function EnclosePackDialog({ request, onClose }: Props) {
  const session = useSession()
  const { packs, chosen, choose, fault } = usePackChoice(request.file, session.packId)
  const [edition, setEdition] = useState<string | undefined>(undefined)
  const [heads, setHeads] = useState<PageHeads>('continued')
  const [state, setState] = useState<{ readonly busy: boolean; readonly failure: string | null }>({
    busy: false,
    failure: null,
  })
  const asks = chosen !== null && needsEdition(chosen.pack, 'briefing')
  const ready = chosen !== null && (!asks || edition !== undefined) && !state.busy
  const enclose = async () => {
    if (!ready || !chosen) return
    setState({ busy: true, failure: null })
    try {
      const { paper } = session.store.meta.get()
      const made = await call('enclosures.addPack', {
        ...{ from: chosen.from, heads, paper },
        ...(asks && edition !== undefined ? { edition } : {}),
      })
      onClose()
      if (!placePack(session, request, made, heads))
        session.report(`“${made.title}” was not put in: its section is no longer in the pack.`)
      else if (made.problems > 0)
        session.report(
          `The check of “${made.title}” finds ${made.problems === 1 ? 'a problem' : `${made.problems} problems`}. Export it by itself to see ${made.problems === 1 ? 'it' : 'them'}.`,
        )
    } catch (error) {
      setState({ busy: false, failure: messageOf(error) })
    }
  }
  const failure = state.failure ?? fault
  return (
    <Dialog
      title={request.replaces === null ? 'Enclose a pack' : 'Replace by the pages of a pack'}
      onClose={onClose}
      ready={packs !== null || chosen !== null}
      onSubmit={() => void enclose()}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={!ready}>
            {state.busy ? 'Making its pages…' : 'Enclose'}
          </Button>
        </>
      }
    >
      {failure !== null && (
        <p className="fault-box" role="alert">
          {failure}
        </p>
      )}
      {packs?.length === 0 && <p>There is no other pack in the library.</p>}
      <div className="form-grid">
        {packs && packs.length > 0 && (
          <ChoiceRow
            label="Pack"
            value={chosen && 'packId' in chosen.from ? chosen.from.packId : ''}
            choices={[['', 'Choose a pack'], ...packs.map(choiceOf)]}
            onChange={(id) => {
              setEdition(undefined)
              choose(id)
            }}
          />
        )}
        {request.file && <p className="form-wide">{chosen?.pack.meta.title || request.file.name}</p>}
        {chosen && asks && <Editions pack={chosen.pack} chosen={edition} onChange={setEdition} />}
        <ChoiceRow
          label="Page numbers"
          value={heads}
          choices={HEADS}
          hint="Header and footer, too"
          onChange={(value) => setHeads(value)}
        />
      </div>
      <p className="form-hint">
        Its pages are made now, and stay as they are until you replace them. Trainer material, comments and
        sections that aren’t printed are not in them.
      </p>
    </Dialog>
  )
}

const choiceOf = ({ id, title, reference }: PackSummary): readonly [string, string] => [
  id,
  [title || 'Untitled pack', reference].filter(Boolean).join(' · '),
]

interface EditionsProps {
  readonly pack: Pack
  readonly chosen: string | undefined
  onChange(edition: string): void
}

function Editions({ pack, chosen, onChange }: EditionsProps) {
  return (
    <fieldset className="form-wide edition-row">
      <legend className="form-label">Edition</legend>
      {editionChoices('briefing', pack.meta.readers).map(({ id, name }) => (
        <label key={id} className="check-row">
          <input type="radio" name="edition" checked={chosen === id} onChange={() => onChange(id)} />
          <bdi>{name}</bdi>
          {EDITION_NOTES[id] && <span className="form-hint">{EDITION_NOTES[id]}</span>}
        </label>
      ))}
      {chosen === undefined && <p className="form-hint">Choose which edition of it is enclosed.</p>}
    </fieldset>
  )
}

interface Chosen {
  readonly from: PackSource
  readonly pack: Pack
}

/** The packs to choose from, or the file that was dropped; and the one that is chosen. */
function usePackChoice(file: File | null, own: string) {
  const [packs, setPacks] = useState<readonly PackSummary[] | null>(null)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const fail = (error: unknown) => setFault(messageOf(error))
  useEffect(() => {
    const open = async (): Promise<void> => {
      if (file) {
        const bytes = new Uint8Array(await file.arrayBuffer())
        const { fileId, pack }: OpenedPack = await call('enclosures.openPack', { name: file.name, bytes })
        return setChosen({ from: { fileId }, pack })
      }
      await flushAll()
      const all = await call('packs.list', null)
      setPacks(all.filter(({ id, deleted }) => id !== own && !deleted))
    }
    open().catch((error: unknown) => setFault(messageOf(error)))
  }, [file, own])
  const choose = (id: string) => {
    setChosen(null)
    setFault(null)
    if (id === '') return
    call('packs.read', { id })
      .then((pack) => setChosen({ from: { packId: id }, pack }))
      .catch(fail)
  }
  return { packs, chosen, choose, fault }
}
