// Keeps the application menu as the table of actions says, and runs what is chosen there or by keys.
import { useEffect } from 'react'
import { call, on } from '../base/bridge'
import { allEntries, watchActions } from '../editor/actions/registry'
import { isDialogOpen, onWindowKey } from '../editor/actions/window-keys'
import { menuOf } from './layout'

/** The menu follows when nothing has changed for so long: it is looked at seldom, and keys must not wait for it. */
const CALM_MS = 250
/** A window that is never idle, or covered, still has its menu. */
const LATEST_MS = 1000

/** Listens while the window is open. */
export function useAppMenu(): void {
  useEffect(() => {
    const menu = followActions()
    const stop = on('menu.command', (id) => {
      menu.mayDiffer()
      const entry = allEntries().find((one) => one.id === id)
      if (entry && !entry.disabled && (entry.inDialogs || !isDialogOpen())) entry.run()
    })
    window.addEventListener('keydown', onWindowKey)
    return () => {
      stop()
      menu.stop()
      window.removeEventListener('keydown', onWindowKey)
    }
  }, [])
}

/** Sends the menu in calm moments when it differs from what was sent. */
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
  // Dialogs take the focus when they open and give it back.
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
    // The system switches a tick by itself when its line is chosen.
    mayDiffer() {
      sent = ''
      schedule()
    },
  }
}
