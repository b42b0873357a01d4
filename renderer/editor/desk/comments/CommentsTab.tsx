// All comments of the pack in reading order: the open ones, the resolved ones, those whose words were deleted.
import { useState } from 'react'
import type { FieldUse } from '#shared/document/nodes'
import { useShortcut } from '../../../palette/use-shortcut'
import { Button } from '../../../ui/Button'
import { EmptyState } from '../../../ui/EmptyState'
import { IconButton } from '../../../ui/IconButton'
import { shownKeys } from '../../../ui/shown-keys'
import { type PlacedThread, placedThreads } from '../../text/comments/threads'
import { useSession, useSignal, useText } from '../hooks'
import { useRemoveComment } from './CommentPopover'
import { Entries } from './ThreadView'

/** The tab. */
export function CommentsTab() {
  const session = useSession()
  const shortcut = useShortcut('comment')
  const { store } = session
  const fieldWords = (use: FieldUse): string => store.fieldWords(use) || (store.field(use.name)?.label ?? '…')
  const threads = useText((state) => placedThreads(state.doc, fieldWords))
  const [shown, setShown] = useState<'open' | 'resolved'>('open')
  const open = threads.filter(({ thread }) => !thread.resolved)
  const resolved = threads.filter(({ thread }) => thread.resolved)
  const list = shown === 'open' ? open : resolved
  if (threads.length === 0) {
    return (
      <div className="panel-body">
        <EmptyState
          title="No comments"
          text={`Select some text and press ${shownKeys(shortcut ?? '')} to comment on it. Comments are saved in the pack and printed in review copies only.`}
        >
          <Button size="small" onClick={() => session.comments.start()}>
            New comment
          </Button>
        </EmptyState>
      </div>
    )
  }
  return (
    <div className="panel-body">
      <div className="panel-summary">
        <span role="status">{`${open.length} open, ${resolved.length} resolved`}</span>
        <Button size="small" onClick={() => session.comments.start()}>
          New comment
        </Button>
      </div>
      <fieldset className="comment-filter" aria-label="Show comments">
        {(['open', 'resolved'] as const).map((which) => (
          <Button key={which} size="small" aria-pressed={shown === which} onClick={() => setShown(which)}>
            {which === 'open' ? 'Open' : 'Resolved'}
          </Button>
        ))}
      </fieldset>
      {list.length === 0 && (
        <p className="form-hint">{shown === 'open' ? 'No open comments.' : 'No resolved comments.'}</p>
      )}
      <ul className="comment-list">
        {list.map((placed) => (
          <Card key={placed.thread.id} placed={placed} />
        ))}
      </ul>
    </div>
  )
}

function Card({ placed: { thread, words, from } }: { readonly placed: PlacedThread }) {
  const { comments } = useSession()
  const target = useSignal(comments.target)
  const removeComment = useRemoveComment()
  const { id, resolved } = thread
  const active = target?.kind === 'thread' && target.id === id
  return (
    <li className="comment-card" data-active={active || undefined}>
      {from === null ? (
        <p className="form-hint">The commented text was deleted.</p>
      ) : (
        <button type="button" className="comment-words" onClick={() => comments.goTo(id)}>
          {words || 'Show in text'}
        </button>
      )}
      <Entries thread={thread} />
      <div className="comment-actions">
        {from !== null && !resolved && (
          <Button size="small" onClick={() => comments.goTo(id)}>
            Reply
          </Button>
        )}
        <Button size="small" onClick={() => comments.resolve(id, !resolved)}>
          {resolved ? 'Reopen' : 'Resolve'}
        </Button>
        <span className="comment-space" />
        <IconButton icon="trash" size="small" label="Delete comment" onClick={() => removeComment(id)} />
      </div>
    </li>
  )
}
