// All proposed changes of the pack in reading order, to be accepted or rejected one by one or all at once.
import type { Node } from '@tiptap/pm/model'
import type { FieldUse } from '#shared/document/nodes'
import { useShortcut } from '../../../palette/use-shortcut'
import { Button } from '../../../ui/Button'
import { EmptyState } from '../../../ui/EmptyState'
import { shownKeys } from '../../../ui/shown-keys'
import { showPlaced, turnTracking } from '../../actions/change-walk'
import { changedWords, changesIn, type PlacedChange, placedChanges } from '../../text/proposals/changes'
import { decideAll, decideChange } from '../../text/proposals/decide'
import { useSession, useSignal, useText } from '../hooks'

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** A change as it is listed. */
interface ListedChange extends Pick<PlacedChange, 'id' | 'author' | 'time'> {
  readonly inserted: string
  readonly deleted: string
  /** Whether the cursor is in it. */
  readonly active: boolean
}

/** The tab. */
export function ChangesTab() {
  const session = useSession()
  const shortcut = useShortcut('trackChanges')
  const tracking = useSignal(session.ui.tracking)
  const changes = useText(({ doc, selection }) => {
    const here = new Set(changesIn(doc, selection.from, selection.to).map(({ id }) => id))
    const words = wordsOfLeaf(
      (use) => session.store.fieldWords(use) || (session.store.field(use.name)?.label ?? '…'),
    )
    return placedChanges(doc).map((change): ListedChange => {
      const { id, author, time } = change
      const said = (kind: 'inserted' | 'deleted') => changedWords(doc, change, kind, words)
      return { id, author, time, inserted: said('inserted'), deleted: said('deleted'), active: here.has(id) }
    })
  })
  const track = (
    <Button size="small" aria-pressed={tracking} onClick={() => turnTracking(session)}>
      Track changes
    </Button>
  )
  if (changes.length === 0) {
    return (
      <div className="panel-body">
        <EmptyState
          title="No proposed changes"
          text={`Track changes (${shownKeys(shortcut ?? '')}) proposes what you type and delete, for somebody to accept or reject. Until then the text is printed without it, unless you choose otherwise.`}
        >
          {track}
        </EmptyState>
      </div>
    )
  }
  return (
    <div className="panel-body">
      <div className="panel-summary">
        <span role="status">
          {changes.length === 1 ? '1 proposed change' : `${changes.length} proposed changes`}
        </span>
        {track}
      </div>
      <fieldset className="comment-filter" aria-label="All changes">
        <Button size="small" onClick={() => session.run(decideAll('accept'), false)}>
          Accept all
        </Button>
        <Button size="small" onClick={() => session.run(decideAll('reject'), false)}>
          Reject all
        </Button>
      </fieldset>
      <ul className="comment-list">
        {changes.map((change) => (
          <Card key={change.id} change={change} />
        ))}
      </ul>
    </div>
  )
}

function Card({ change }: { readonly change: ListedChange }) {
  const session = useSession()
  const { id, author, time, inserted, deleted, active } = change
  const what = inserted === '' ? 'Deleted' : deleted === '' ? 'Inserted' : 'Replaced'
  const show = () => {
    const placed = placedChanges(session.state.doc).find((one) => one.id === id)
    if (placed) showPlaced(session, placed, false)
  }
  return (
    <li className="comment-card" data-active={active || undefined}>
      <p className="comment-who">
        {what} by <strong>{author || 'an unknown author'}</strong>{' '}
        <time dateTime={time}>{moment.format(new Date(time))}</time>
      </p>
      <button type="button" className="comment-words change-words" title="Show in text" onClick={show}>
        {deleted !== '' && <del>{deleted}</del>} {inserted !== '' && <ins>{inserted}</ins>}
      </button>
      <div className="comment-actions">
        <Button size="small" onClick={() => session.run(decideChange('accept', id), false)}>
          Accept
        </Button>
        <Button size="small" onClick={() => session.run(decideChange('reject', id), false)}>
          Reject
        </Button>
      </div>
    </li>
  )
}

/** The words of inline nodes that are no text. */
const wordsOfLeaf =
  (fieldWords: (use: FieldUse) => string) =>
  (leaf: Node): string => {
    if (leaf.type.name === 'field') return fieldWords(leaf.attrs as FieldUse)
    if (leaf.type.name === 'hardBreak') return '↵'
    if (leaf.type.name === 'footnote') return `[note: ${leaf.textContent}]`
    return leaf.type.name === 'tickBox' ? '☐' : '…'
  }
