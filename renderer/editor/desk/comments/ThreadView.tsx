// A thread: its entries with author and time, then a reply field.
import { useId, useState } from 'react'
import type { CommentEntry, CommentThread } from '#shared/document/nodes'
import { Button } from '../../../ui/Button'
import { useSession } from '../hooks'

const MAC = navigator.platform.startsWith('Mac')
const SEND = MAC ? '⌘Enter' : 'Ctrl+Enter'
const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** The entries, oldest first. */
export function Entries({ thread }: { readonly thread: CommentThread }) {
  return (
    <ol className="comment-entries">
      {thread.entries.map((entry, index) => (
        // Entries are only ever added at the end.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <Entry key={index} entry={entry} />
      ))}
    </ol>
  )
}

function Entry({ entry }: { readonly entry: CommentEntry }) {
  return (
    <li>
      <p className="comment-who">
        <strong>{entry.author || 'Author'}</strong>{' '}
        <time dateTime={entry.time}>{moment.format(new Date(entry.time))}</time>
      </p>
      <p className="comment-text">{entry.text}</p>
    </li>
  )
}

interface WriteProps {
  readonly label: string
  readonly action: string
  /** Returns false when the comment could not be added: the text then stays in the field. */
  onSend(text: string): boolean
  /** Whether the field has content. */
  onDirty?(dirty: boolean): void
}

/** A field for a comment or a reply. */
export function WriteBox({ label, action, onSend, onDirty }: WriteProps) {
  const { readOnly } = useSession()
  const [text, setText] = useState('')
  const id = useId()
  const change = (next: string) => {
    setText(next)
    onDirty?.(next.trim() !== '')
  }
  const send = () => {
    if (text.trim() !== '' && onSend(text)) change('')
  }
  return (
    <div className="comment-write">
      <label className="form-label" htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        className="input"
        rows={2}
        readOnly={readOnly}
        maxLength={10_000}
        spellCheck={false}
        value={text}
        onChange={(event) => change(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          event.stopPropagation()
          send()
        }}
      />
      <div className="comment-actions">
        <span className="form-hint">{SEND}</span>
        <Button size="small" variant="primary" disabled={text.trim() === ''} onClick={send}>
          {action}
        </Button>
      </div>
    </div>
  )
}
