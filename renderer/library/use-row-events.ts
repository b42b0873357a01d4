// What the mouse does on a row of the list.
import { type MouseEvent, useMemo, useRef } from 'react'
import { call, messageOf } from '../base/bridge'
import { anchorBelow, type MenuAnchor } from '../ui/Menu'
import { useToast } from '../ui/Toast'
import type { Line } from './lines'
import type { RowEvents } from './PackRow'
import { wayOf } from './row-keys'
import type { Packs } from './use-packs'
import type { Selection } from './use-selection'

interface Needs {
  readonly lines: readonly Line[]
  readonly selection: Selection
  readonly actions: Packs
  onOpenLine(line: Line): void
  onMenu(at: MenuAnchor): void
  onRenamed(): void
}

/** The same object on each render, so that rows need not be rendered again; it calls the latest handlers. */
export function useRowEvents(needs: Needs): RowEvents {
  const toast = useToast()
  const latest = useRef(needs)
  latest.current = needs
  return useMemo<RowEvents>(
    () => ({
      focus: (line) => {
        const { selection, lines } = latest.current
        const way = selection.chosen.has(line.pack.id) ? 'move' : 'only'
        if (line.key !== selection.current) selection.choose(lines, line.key, way)
      },
      choose: (line, event) => {
        const { selection, lines } = latest.current
        // A button of a row, or its title while that is being renamed, is not about the row.
        if ((event.target as Element).closest('button, input') !== null) return
        const isLeft = event.button === 0
        if (isLeft) selection.choose(lines, line.key, wayOf(event, 'only', 'toggle'))
        else if (!selection.chosen.has(line.pack.id)) selection.choose(lines, line.key, 'only')
        // Shift would select text.
        if (isLeft && event.shiftKey) event.preventDefault()
      },
      open: (line) => latest.current.onOpenLine(line),
      menu: (line, event) => {
        event.preventDefault()
        event.stopPropagation()
        const { selection, lines, onMenu } = latest.current
        if (!selection.chosen.has(line.pack.id)) selection.choose(lines, line.key, 'only')
        onMenu(menuAnchor(event))
      },
      drag: (pack, event) => {
        // The system drags the file created from it, not the row.
        event.preventDefault()
        void call('packs.drag', { id: pack.id }).catch((error: unknown) =>
          toast({ message: messageOf(error) }),
        )
      },
      star: (pack) => void latest.current.actions.arrange([pack], { favourite: !pack.favourite }),
      rename: (pack, title) => {
        latest.current.onRenamed()
        if (title !== null && title !== pack.title) void latest.current.actions.rename(pack, title)
        requestAnimationFrame(() =>
          document.querySelector<HTMLElement>('.pack-table tbody tr[tabindex="0"]')?.focus(),
        )
      },
    }),
    [toast],
  )
}

function menuAnchor({ currentTarget, clientX, clientY }: MouseEvent): MenuAnchor {
  return currentTarget.matches('button') ? anchorBelow(currentTarget) : { x: clientX, y: clientY }
}
