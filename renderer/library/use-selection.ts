// The chosen packs of the list, with the keys and clicks of a file manager.
import { useCallback, useRef, useState } from 'react'
import type { PackId } from '#shared/pack'
import type { Line } from './lines'

/** `only`: this one; `toggle`: this one too, or no longer; `range`: from the last one chosen; `move`: none, only the focus. */
export type ChooseWay = 'only' | 'toggle' | 'range' | 'move'

/** Which line has the tab stop, and which packs are chosen. */
export interface Selection {
  readonly current: string | null
  readonly chosen: ReadonlySet<PackId>
  choose(lines: readonly Line[], key: string, way: ChooseWay): void
  chooseAll(lines: readonly Line[]): void
  /** Puts the tab stop on a pack, and chooses it alone; null for the first one. */
  set(key: string | null): void
}

const NONE: ReadonlySet<PackId> = new Set()

/** Starts with nothing chosen: actions then concern the pack with the tab stop. */
export function useSelection(): Selection {
  const [state, setState] = useState({ current: null as string | null, chosen: NONE })
  const anchor = useRef<string | null>(null)
  const set = useCallback((key: string | null) => {
    anchor.current = key
    setState({ current: key, chosen: NONE })
  }, [])
  const choose = useCallback((lines: readonly Line[], key: string, way: ChooseWay) => {
    const id = lines.find((line) => line.key === key)?.pack.id
    if (id === undefined) return
    setState(({ current, chosen }) => {
      const before = chosen.size > 0 || current === null ? chosen : idsOf(lines, current, current)
      if (way === 'move') return { current: key, chosen: before }
      if (way === 'only') anchor.current = key
      if (way === 'range')
        return { current: key, chosen: idsOf(lines, anchor.current ?? current ?? key, key) }
      if (way === 'only') return { current: key, chosen: NONE }
      anchor.current = key
      const next = new Set(before)
      if (!next.delete(id)) next.add(id)
      return { current: key, chosen: next }
    })
  }, [])
  const chooseAll = useCallback(
    (lines: readonly Line[]) =>
      setState(({ current }) => ({ current, chosen: new Set(lines.map(({ pack }) => pack.id)) })),
    [],
  )
  return { ...state, choose, chooseAll, set }
}

/** The packs from one line to another. */
function idsOf(lines: readonly Line[], from: string, to: string): Set<PackId> {
  const at = (key: string) => lines.findIndex((line) => line.key === key)
  const [start, end] = [at(from), at(to)].sort((one, other) => one - other)
  return new Set(lines.slice(Math.max(0, start ?? 0), (end ?? 0) + 1).map(({ pack }) => pack.id))
}
