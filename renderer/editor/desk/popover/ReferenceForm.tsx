// Target and form of a cross-reference.
import { useState } from 'react'
import { Button } from '../../../ui/Button'
import { targetChoices } from '../../text/references/choices'
import { referenceText, sectionIdAt } from '../../text/state/references'
import { useSession, useText } from '../hooks'
import { ShownChoice } from '../references/ShownChoice'
import { TargetPicker } from '../references/TargetPicker'

/** The form for the reference at a position. */
export function ReferenceForm({ pos }: { readonly pos: number }) {
  const { editor, store, readOnly } = useSession()
  const attrs = useText(({ doc }) => {
    const node = doc.nodeAt(pos)
    return node?.type.name === 'crossReference' ? node.attrs : null
  })
  /** The highlighted target: the reference keeps its own until another is accepted. */
  const [wanted, setWanted] = useState<string | null>(null)
  if (!attrs) return null
  const { doc } = editor.state
  const { target } = attrs
  const from = sectionIdAt(doc, pos)
  const set = (name: string, value: unknown) =>
    editor.view.dispatch(editor.state.tr.setNodeAttribute(pos, name, value))
  const take = (id: string) => {
    set('target', id)
    setWanted(null)
  }
  return (
    <>
      <TargetPicker
        choices={targetChoices(doc, store, from)}
        value={wanted ?? target}
        onChange={setWanted}
        onTake={take}
      />
      <Button
        size="small"
        disabled={readOnly || !wanted || wanted === target}
        onClick={() => wanted && take(wanted)}
      >
        Change target
      </Button>
      <ShownChoice
        value={attrs.show}
        words={(form) => referenceText(doc, store, { target, show: form, from })}
        onChange={(form) => set('show', form)}
      />
    </>
  )
}
