// The popover beside commented words: the thread with a reply field, or the field of a new comment.
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import type { CommentThread } from '#shared/document/nodes'
import { Button } from '../../../ui/Button'
import { IconButton } from '../../../ui/IconButton'
import { useToast } from '../../../ui/Toast'
import type { CommentTarget } from '../../session/comment-controller'
import { undo } from '../../text/commands/history'
import { findThread } from '../../text/comments/threads'
import { useSession, useSignal, useText } from '../hooks'
import { Entries, WriteBox } from './ThreadView'

const MARGIN = 8

/** The popover, while a comment is open. */
export function CommentPopover() {
  const session = useSession()
  const target = useSignal(session.comments.target)
  if (!target) return null
  return <Box key={target.kind === 'thread' ? target.id : 'new'} target={target} />
}

function Box({ target }: { readonly target: CommentTarget }) {
  const session = useSession()
  const { comments } = session
  const box = useRef<HTMLDivElement>(null)
  const placed = useText((state) => (target.kind === 'thread' ? findThread(state.doc, target.id) : undefined))
  const at = target.kind === 'new' ? target.at : (placed?.from ?? null)
  const gone = target.kind === 'thread' && !placed

  const close = useCallback(
    (focus: boolean) => {
      comments.close()
      if (focus) session.view.focus()
    },
    [comments, session],
  )

  useEffect(() => {
    if (gone) close(false)
  }, [gone, close])

  usePopoverPosition(at, box)

  useEffect(() => {
    if (target.kind === 'new' || target.focus) box.current?.querySelector('textarea')?.focus()
  }, [target])

  // A click outside does not discard what was typed.
  useClickOutside(box, () => !comments.unsent && close(false))
  const note = (now: boolean) => {
    comments.unsent = now
  }

  return (
    <div
      ref={box}
      className="popover comment-popover"
      role="dialog"
      aria-label={target.kind === 'new' ? 'New comment' : 'Comment'}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        close(true)
      }}
    >
      {target.kind === 'new' ? (
        <WriteBox
          label="Comment"
          action="Comment"
          onDirty={note}
          onSend={(text) => {
            const posted = comments.post(text)
            if (posted) session.view.focus()
            return posted
          }}
        />
      ) : (
        placed && <Thread thread={placed.thread} onDirty={note} />
      )}
    </div>
  )
}

/** Follows the words while the window is resized or the text scrolls. */
function usePopoverPosition(at: number | null, box: RefObject<HTMLDivElement | null>): void {
  const session = useSession()
  useLayoutEffect(() => {
    const put = () => popoverPosition(session, at, box.current)
    put()
    window.addEventListener('scroll', put, true)
    window.addEventListener('resize', put)
    return () => {
      window.removeEventListener('scroll', put, true)
      window.removeEventListener('resize', put)
    }
  })
}

function useClickOutside(box: RefObject<HTMLDivElement | null>, act: () => void): void {
  const latest = useRef(act)
  latest.current = act
  useEffect(() => {
    const outside = (event: PointerEvent) => {
      if (!(event.target instanceof Node && box.current?.contains(event.target))) latest.current()
    }
    document.addEventListener('pointerdown', outside, true)
    return () => document.removeEventListener('pointerdown', outside, true)
  }, [box])
}

function Thread({ thread, onDirty }: { readonly thread: CommentThread; onDirty(dirty: boolean): void }) {
  const { comments } = useSession()
  const removeComment = useRemoveComment()
  const { id } = thread
  return (
    <>
      <div className="comment-head">
        <Button size="small" onClick={() => comments.resolve(id, !thread.resolved)}>
          {thread.resolved ? 'Reopen' : 'Resolve'}
        </Button>
        <span className="comment-space" />
        <IconButton icon="arrow-up" size="small" label="Previous comment" onClick={() => comments.step(-1)} />
        <IconButton icon="arrow-down" size="small" label="Next comment" onClick={() => comments.step(1)} />
        <IconButton icon="trash" size="small" label="Delete comment" onClick={() => removeComment(id)} />
      </div>
      <Entries thread={thread} />
      <WriteBox label="Reply" action="Reply" onDirty={onDirty} onSend={(text) => comments.reply(id, text)} />
    </>
  )
}

/** Deletes a comment and offers to undo it. */
export function useRemoveComment(): (id: string) => void {
  const session = useSession()
  const toast = useToast()
  return (id) => {
    session.comments.remove(id)
    const { doc } = session.state
    const dismiss = toast({
      message: 'Comment deleted',
      action: { label: 'Undo', run: () => void session.run(undo, false) },
    })
    // Undo would revert what was typed since.
    const stop = session.subscribe(() => {
      if (session.state.doc === doc) return
      stop()
      dismiss()
    })
  }
}

/** Places the popover below the words, or above them if there is no room; always inside the window. */
function popoverPosition(
  session: ReturnType<typeof useSession>,
  pos: number | null,
  box: HTMLElement | null,
): void {
  if (!box) return
  const { view } = session
  const at = view.coordsAtPos(Math.min(pos ?? view.state.selection.from, view.state.doc.content.size))
  const { offsetWidth: width, offsetHeight: height } = box
  const below = at.bottom + MARGIN
  const top = below + height < window.innerHeight ? below : at.top - height - MARGIN
  box.style.top = `${Math.max(MARGIN, Math.min(top, window.innerHeight - height - MARGIN))}px`
  box.style.left = `${Math.max(MARGIN, Math.min(at.left, window.innerWidth - width - MARGIN))}px`
}
