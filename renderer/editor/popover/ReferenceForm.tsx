// Where a cross-reference points to and what it says.
import { targetChoices } from '../references/choices'
import { ShownChoice } from '../references/ShownChoice'
import { TargetPicker } from '../references/TargetPicker'
import { useSession, useText } from '../state/hooks'
import { referenceText, sectionIdAt } from '../state/references'

/** The form for the reference at a position. */
export function ReferenceForm({ pos }: { readonly pos: number }) {
  const { editor, store } = useSession()
  const attrs = useText(({ doc }) => {
    const node = doc.nodeAt(pos)
    return node?.type.name === 'crossReference' ? node.attrs : null
  })
  if (!attrs) return null
  const { doc } = editor.state
  const { target } = attrs
  const from = sectionIdAt(doc, pos)
  const set = (name: string, value: unknown) =>
    editor.view.dispatch(editor.state.tr.setNodeAttribute(pos, name, value))
  return (
    <>
      <TargetPicker
        choices={targetChoices(doc, store, from)}
        value={target}
        onChange={(id) => set('target', id)}
      />
      <ShownChoice
        value={attrs.show}
        words={(form) => referenceText(doc, store, { target, show: form, from })}
        onChange={(form) => set('show', form)}
      />
    </>
  )
}
