// The words of a footnote or source note.
import { ChoiceRow, FormRow } from '../../../ui/form'
import { useSession, useText } from '../hooks'
import { editText } from './edit-text'

const kinds = [
  ['footnote', 'Footnote'],
  ['source', 'Source note'],
] as const

/** The form for the note at a position. */
export function FootnoteForm({ pos }: { readonly pos: number }) {
  const { editor, readOnly } = useSession()
  const note = useText(({ doc }) => {
    const node = doc.nodeAt(pos)
    return node?.type.name === 'footnote' ? { words: node.textContent, kind: node.attrs.kind } : null
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
        value={note.kind as 'footnote' | 'source'}
        choices={kinds}
        onChange={(kind) => editor.view.dispatch(editor.state.tr.setNodeAttribute(pos, 'kind', kind))}
      />
    </>
  )
}

/** A note holds one paragraph. */
function oneLine(words: string): string {
  const lines = words.split('\n')
  return lines.length < 2 ? words : lines.map((line) => line.trim()).join(' ')
}
