// The text and settings of a footnote or source note.
import { isDue } from '#shared/source-dates'
import { ChoiceRow, FormRow } from '../../../ui/form'
import { noteAttrs, setCheckDate } from '../../text/commands/notes'
import { useSession, useText } from '../hooks'
import { editText } from './edit-text'

const kinds = [
  ['footnote', 'Footnote'],
  ['source', 'Source note'],
] as const

const DUE = 'This source is due. Check it, then set a later month.'

/** The form for the note at a position. */
export function FootnoteForm({ pos }: { readonly pos: number }) {
  const { editor, readOnly } = useSession()
  const note = useText(({ doc }) => {
    const node = doc.nodeAt(pos)
    return node?.type.name === 'footnote' ? { words: node.textContent, ...noteAttrs(node) } : null
  })
  if (!note) return null
  return (
    <>
      <FormRow label="Note text">
        {(id) => (
          <textarea
            id={id}
            className="input"
            rows={3}
            readOnly={readOnly}
            spellCheck={false}
            value={note.words}
            onChange={(event) =>
              editor.view.dispatch(editText(editor.state.tr, pos, oneLine(event.target.value)))
            }
          />
        )}
      </FormRow>
      <ChoiceRow
        label="Kind"
        value={note.kind}
        choices={kinds}
        onChange={(kind) => editor.view.dispatch(editor.state.tr.setNodeAttribute(pos, 'kind', kind))}
      />
      {note.kind === 'source' && (
        <FormRow label="Check again after" {...(isDue({ attrs: note }, new Date()) ? { hint: DUE } : {})}>
          {(id) => (
            <input
              id={id}
              type="month"
              className="input"
              readOnly={readOnly}
              value={note.checkAfter ?? ''}
              onChange={({ target }) =>
                editor.view.dispatch(setCheckDate(editor.state.tr, pos, target.value || null))
              }
            />
          )}
        </FormRow>
      )}
    </>
  )
}

/** A note contains one paragraph. */
function oneLine(words: string): string {
  const lines = words.split('\n')
  return lines.length < 2 ? words : lines.map((line) => line.trim()).join(' ')
}
