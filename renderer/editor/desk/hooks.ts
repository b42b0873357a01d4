// React hooks for the session: each component re-renders only for the state that it selects.

import type { EditorState } from '@tiptap/pm/state'
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import type { Signal } from '../../base/signal'
import type { EditorContext } from '../actions/contexts'
import type { SaveState } from '../session/autosave/autosave'
import type { EditorSession } from '../session/editor-session'
import type { PaneName } from '../session/split/panes'
import { sectionIndexAt } from '../text/state/outline'
import { type OutlineRow, outlineRows } from '../text/state/outline-rows'
import { sameValue } from '../text/state/same'

const ActionsContext = createContext<EditorContext | null>(null)

/** Provides the context of actions on the open pack. */
export const EditorContextProvider = ActionsContext.Provider

/** Returns the context of actions on the open pack, in its current state. Throws outside of the editor screen. */
export function useEditorContext(): EditorContext {
  const context = useContext(ActionsContext)
  if (!context) throw new Error('No pack is open here')
  return context
}

const SessionContext = createContext<EditorSession | null>(null)

/** Provides the session. */
export const SessionProvider = SessionContext.Provider

/** Returns the session of the open pack. Throws outside of the editor screen. */
export function useSession(): EditorSession {
  const session = useContext(SessionContext)
  if (!session) throw new Error('No pack is open here')
  return session
}

/** Returns the value of a signal. */
export function useSignal<T>(signal: Signal<T>): T {
  return useSyncExternalStore(signal.subscribe, signal.get)
}

/** Returns a value selected from the editor state; compared by `same`, by default deeply. */
export function useText<T>(
  select: (state: EditorState) => T,
  same: (one: T, other: T) => boolean = sameValue,
  pane?: PaneName,
): T {
  const session = useSession()
  const last = useRef<{ state: EditorState; select: (state: EditorState) => T; value: T } | null>(null)
  const read = (): T => {
    const state = pane ? session.panes.stateOf(pane) : session.state
    const known = last.current
    if (known?.state === state && known.select === select) return known.value
    const value = select(state)
    const kept = known && same(value, known.value) ? known.value : value
    last.current = { state, select, value: kept }
    return kept
  }
  return useSyncExternalStore(session.subscribe, read)
}

/** The same for one pane of a split text; without a pane, for the active one. */
export function usePane<T>(pane: PaneName, select: (state: EditorState) => T): T {
  return useText(select, sameValue, pane)
}

/** Maximum delay of an idle update, in milliseconds. */
const CALM_MS = 500

/**
 * Returns a value derived from the pack: updated when the browser is idle after changes of text, metadata or fields,
 * but not while typing. It is `first` until the first idle moment, so that a long pack opens without waiting for it.
 */
export function useDebounced<T>(read: () => T, first: T): T {
  const session = useSession()
  const latest = useRef(read)
  latest.current = read
  const [value, setValue] = useState(first)
  useEffect(() => {
    let waiting = 0
    const update = () => {
      waiting = 0
      setValue((before) => {
        const now = latest.current()
        return sameValue(now, before) ? before : now
      })
    }
    const schedule = () => {
      waiting ||= requestIdleCallback(update, { timeout: CALM_MS })
    }
    const { store } = session
    schedule()
    const stops = [session, store.meta, store.fields].map((source) => source.subscribe(schedule))
    return () => {
      for (const stop of stops) stop()
      cancelIdleCallback(waiting)
    }
  }, [session])
  return value
}

/** Returns the rows of the outline; re-renders only when one of them changes. */
export function useOutline(): readonly OutlineRow[] {
  const { numbering } = useSession().store
  const select = useCallback((state: EditorState) => outlineRows(state, numbering.get()), [numbering])
  return useText(select)
}

/** Returns the index of the section with the cursor. */
export function useCurrentSection(): number {
  return useText((state) => sectionIndexAt(state.doc, state.selection.from))
}

/** Returns the state of the autosave. */
export function useSaveState(): SaveState {
  const { autosave } = useSession()
  return useSyncExternalStore(autosave.subscribe, () => autosave.state)
}
