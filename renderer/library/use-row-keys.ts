// The keys of a row in the list.
import type { KeyboardEvent } from 'react'
import { isAvailable, perform } from '../editor/actions/action'
import type { RowContext } from '../editor/actions/contexts'
import { withActions } from '../editor/actions/known'
import { actionOfKey } from '../editor/actions/window-keys'
import { anchorBelow, type MenuAnchor } from '../ui/Menu'
import type { Line } from './lines'
import { opensMenu, rowReached, wayOf } from './row-keys'
import type { ChooseWay, Selection } from './use-selection'

interface Needs {
  readonly lines: readonly Line[]
  readonly selection: Selection
  /** Index of the line with the tab stop. */
  readonly at: number
  /** A title is being typed. */
  readonly busy: boolean
  context(): RowContext | null
  go(to: number, way: ChooseWay): void
  onOpenLine(line: Line): void
  onMenu(at: MenuAnchor): void
}

/** Returns the handler: arrows move, Shift extends, Ctrl moves the focus alone, the space bar chooses, Ctrl+A chooses all. */
export function useRowKeys(needs: Needs): (event: KeyboardEvent) => void {
  const { lines, selection, at, busy, context, go, onOpenLine, onMenu } = needs
  const act = (event: KeyboardEvent): boolean => {
    const row = context()
    const action = actionOfKey('row', event.nativeEvent)
    if (!action) return false
    event.preventDefault()
    if (row && isAvailable(action, row)) perform(action, row)
    return true
  }
  return (event) => {
    const current = lines[at]
    if (!current || busy || !(event.target as Element).matches('tr')) return
    const to = rowReached(event.key, at, lines.length)
    if (to !== undefined) go(to, wayOf(event, 'only', 'move'))
    else if (event.key === ' ') selection.choose(lines, current.key, wayOf(event, 'toggle', 'toggle'))
    else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) selection.chooseAll(lines)
    else if (event.key === 'Escape' && selection.chosen.size > 0) selection.set(current.key)
    else if (event.key === 'Enter' && (current.kind === 'hit' || current.pack.deleted)) onOpenLine(current)
    else if (opensMenu(event)) onMenu(anchorBelow(event.target as Element))
    else return withActions(() => act(event))
    event.preventDefault()
  }
}
