// The documents that the paper refers to: Enter adds one, Alt with an arrow moves it, Backspace removes an empty one.
import { type KeyboardEvent, useContext, useId, useRef } from 'react'
import { flushSync } from 'react-dom'
import { markedDocuments } from '#shared/cited-documents'
import type { CitedDocument } from '#shared/first-page-values'
import { MAX_REFERENCES, MAX_TEXT } from '#shared/limits'
import { newId } from '../../../base/new-id'
import { Button } from '../../../ui/Button'
import { ReadOnlyForm } from '../../../ui/form'
import { IconButton } from '../../../ui/IconButton'
import { useSession, useSignal } from '../hooks'
import { moved } from './moved'

interface Props {
  readonly references: readonly CitedDocument[]
  onChange(references: readonly CitedDocument[]): void
}

/** The list, and a button below it. */
export function ReferencesList({ references, onChange }: Props) {
  const meta = useSignal(useSession().store.meta)
  const readOnly = useContext(ReadOnlyForm)
  const list = useRef<HTMLFieldSetElement>(null)
  const hint = useId()
  const marked = new Map(markedDocuments(meta).map((document) => [document.id, document]))
  // Rendered and focused at once: what is typed next belongs there.
  const change = (next: readonly CitedDocument[], id: string) => {
    flushSync(() => onChange(next))
    list.current?.querySelector<HTMLElement>(`[data-reference="${id}"]`)?.focus()
  }
  const add = (index: number) => {
    if (references.length >= MAX_REFERENCES) return
    const id = newId()
    change(references.toSpliced(index, 0, { id, text: '' }), id)
  }
  const remove = (index: number) => {
    change(references.toSpliced(index, 1), (references[index - 1] ?? references[index + 1])?.id ?? '')
  }
  const move = (index: number, by: number) => {
    change(moved(references, index, by), references[index]?.id ?? '')
  }
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (event.key === 'Enter') add(index + 1)
    else if (event.altKey && by !== undefined) move(index, by)
    else if (event.key === 'Backspace' && references[index]?.text === '') remove(index)
    else return
    event.preventDefault()
  }
  return (
    <fieldset className="form-row reference-list" ref={list} data-line="references">
      <legend className="form-label">References</legend>
      {references.map(({ id, text }, index) => {
        const { name = 'New reference', mark = '' } = marked.get(id) ?? {}
        return (
          <div className="reference-line" key={id}>
            <span className="reference-mark" aria-hidden="true">
              {mark}
            </span>
            <input
              className="input"
              aria-label={name}
              aria-describedby={hint}
              data-reference={id}
              value={text}
              maxLength={MAX_TEXT}
              readOnly={readOnly}
              spellCheck={false}
              onChange={({ target }) => onChange(references.with(index, { id, text: target.value }))}
              onKeyDown={(event) => !readOnly && onKeyDown(event, index)}
            />
            <IconButton
              icon="trash"
              size="small"
              label={`Remove ${name}`}
              disabled={readOnly}
              onClick={() => remove(index)}
            />
          </div>
        )
      })}
      <Button size="small" disabled={readOnly} onClick={() => add(references.length)}>
        Add reference
      </Button>
      <p className="form-hint" id={hint}>
        Press Enter to add another, Alt+Up or Alt+Down to move it. To cite one, use Insert &gt; Reference to a
        document.
      </p>
    </fieldset>
  )
}
