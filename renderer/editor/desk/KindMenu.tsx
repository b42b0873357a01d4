// The menu of box types, opened from the label of a callout or of trainer material.
import { CALLOUT_KINDS, TRAINER_KINDS } from '#shared/document/nodes'
import { anchorBelow, Menu, type MenuItem } from '../../ui/Menu'
import { removeBoxAt } from '../text/commands/blocks'
import { caveatsFor, levelsFor } from '../text/markings/choices'
import { calloutLabels, trainerLabels } from '../text/state/labels'
import { useSession, useSignal } from './hooks'

/** The menu, while it is open. */
export function KindMenu() {
  const session = useSession()
  const menu = useSignal(session.ui.kindMenu)
  const { scheme } = useSignal(session.store.meta).marking
  const node = menu && session.state.doc.nodeAt(menu.pos)
  if (!menu || !node) return null
  const { pos } = menu
  const set = (name: string, value: string | null) =>
    session.run((state, dispatch) => {
      dispatch?.(state.tr.setNodeAttribute(pos, name, value))
      return true
    })
  const kinds = node.type.name === 'callout' ? CALLOUT_KINDS : TRAINER_KINDS
  const labels: Readonly<Record<string, string>> = { ...calloutLabels, ...trainerLabels }
  const items: MenuItem[] = kinds.map((kind) => ({
    label: labels[kind] ?? kind,
    checked: node.attrs.kind === kind,
    run: () => set('kind', kind),
  }))
  if (node.type.name === 'callout' && scheme !== 'none') {
    items.push('rule', {
      label: 'No marking',
      checked: node.attrs.marking === null,
      run: () => set('marking', null),
    })
    const { marking } = node.attrs
    for (const choice of [...levelsFor(scheme, marking), ...caveatsFor(marking)]) {
      items.push({
        label: choice.label,
        checked: choice.checked,
        run: () => set('marking', choice.marking),
      })
    }
    items.push({
      label: 'Portion marking…',
      run: () => session.ui.markingWork.set({ kind: 'portion', at: pos }),
    })
  }
  items.push('rule', { label: 'Unwrap box (keep text)', run: () => session.run(removeBoxAt(pos)) })
  return (
    <Menu
      at={anchorBelow(menu.anchor)}
      label="Kind"
      items={items}
      onClose={() => session.ui.kindMenu.set(null)}
    />
  )
}
