// Where a cross-reference points to and what it says.
import type { Node } from '@tiptap/pm/model'
import { CROSS_REFERENCE_FORMS, type NodeId } from '#shared/document/nodes'
import { nameFrom } from '#shared/document/targets'
import { ChoiceRow } from '../../ui/form'
import { useSession, useText } from '../state/hooks'
import { referenceLabels } from '../state/labels'
import { type NamingStore, referenceTargets, sectionIdAt } from '../state/references'

const forms = CROSS_REFERENCE_FORMS.map((form) => [form, referenceLabels[form]] as const)

/** The targets of a document as choices for a reference in the section `from`. */
export function targetChoices(
  doc: Node,
  store: NamingStore,
  from: NodeId,
): readonly (readonly [string, string])[] {
  return [...referenceTargets(doc, store).values()].map((target) => {
    const { id, title } = target
    const name = nameFrom(target, from)
    const told = title === '' || name.includes(title)
    return [id, told ? name : `${name}: ${title}`] as const
  })
}

/** The form for the reference at a position. */
export function ReferenceForm({ pos }: { readonly pos: number }) {
  const { editor, store } = useSession()
  const attrs = useText(({ doc }) => {
    const node = doc.nodeAt(pos)
    return node?.type.name === 'crossReference' ? node.attrs : null
  })
  if (!attrs) return null
  const { doc } = editor.state
  const choices = targetChoices(doc, store, sectionIdAt(doc, pos))
  const known = choices.some(([id]) => id === attrs.target)
  const set = (name: string, value: unknown) =>
    editor.view.dispatch(editor.state.tr.setNodeAttribute(pos, name, value))
  return (
    <>
      <ChoiceRow
        label="Points to"
        value={attrs.target}
        choices={known ? choices : [[attrs.target, 'Choose a target'], ...choices]}
        onChange={(target) => set('target', target)}
      />
      <ChoiceRow label="Shows" value={attrs.show} choices={forms} onChange={(show) => set('show', show)} />
    </>
  )
}
