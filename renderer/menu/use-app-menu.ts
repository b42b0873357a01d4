// Keeps the application menu in step with the table of actions, and runs what is chosen there or by its keys.
import { useEffect, useRef } from 'react'
import { call, on } from '../base/bridge'
import { allEntries, watchActions } from '../editor/actions/registry'
import { isDialogOpen, onWindowKey } from '../editor/actions/window-keys'
import { menuOf } from './layout'
import { repeatKeys } from './repeat-keys'

/** The menu is updated after this time without changes: it is rarely looked at, and keys must not wait for it. */
const CALM_MS = 250
/** A window that is covered or never idle still needs its menu. */
const LATEST_MS = 1000

/** Updates and answers the menu while the window is open. Keys pressed before the actions are there (`ready`) wait for them. */
export function useAppMenu(ready: boolean): void {
  useEffect(() => {
    const menu = followActions()
    const stop = on('menu.command', (id) => {
      menu.mayDiffer()
      const entry = allEntries().find((one) => one.id === id)
      if (entry && !entry.disabled && (entry.inDialogs || !isDialogOpen())) entry.run()
    })
    return () => {
      stop()
      menu.stop()
    }
  }, [])
  const waiting = useRef<KeyboardEvent[]>([])
  useEffect(() => {
    if (ready) void repeatKeys(waiting.current.splice(0))
    const hear = (event: KeyboardEvent) => (ready ? onWindowKey(event) : waiting.current.push(event))
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [ready])
}

/** Sends the menu when the browser is idle, if it has changed. */
function followActions(): { stop(): void; mayDiffer(): void } {
  let sent = ''
  let timer = 0
  let idle = 0
  const send = () => {
    const model = menuOf(allEntries(), isDialogOpen())
    const text = JSON.stringify(model)
    if (text === sent) return
    sent = text
    void call('menu.show', model)
  }
  const schedule = () => {
    clearTimeout(timer)
    timer = window.setTimeout(() => {
      idle = requestIdleCallback(send, { timeout: LATEST_MS })
    }, CALM_MS)
  }
  const unwatch = watchActions(schedule)
  // Dialogs take the focus when they open and return it.
  window.addEventListener('focusin', schedule)
  window.addEventListener('focusout', schedule)
  schedule()
  return {
    stop() {
      clearTimeout(timer)
      cancelIdleCallback(idle)
      unwatch()
      window.removeEventListener('focusin', schedule)
      window.removeEventListener('focusout', schedule)
    },
    // The system toggles a check mark by itself when its item is chosen.
    mayDiffer() {
      sent = ''
      schedule()
    },
  }
}
