// Keeps the application menu as the registry of commands says, and runs what is chosen there or by keys.
import { useEffect } from 'react'
import { call, on } from '../base/bridge'
import { type AppCommand, allCommands, watchCommands } from '../palette/registry'
import { isPressed } from './keys'
import { menuOf } from './layout'

/** The menu follows when nothing has changed for so long: it is looked at seldom, and keys must not wait for it. */
const CALM_MS = 250

/** Listens while the window is open. */
export function useAppMenu(): void {
  useEffect(() => {
    const menu = followCommands()
    const stop = on('menu.command', (id) => {
      menu.mayDiffer()
      const command = allCommands().find((one) => one.id === id)
      if (command && canRun(command)) command.run()
    })
    window.addEventListener('keydown', onKeyDown)
    return () => {
      stop()
      menu.stop()
      window.removeEventListener('keydown', onKeyDown)
    }
  }, [])
}

const isDialogOpen = (): boolean => document.querySelector('dialog[open]') !== null
const canRun = (command: AppCommand): boolean =>
  !command.disabled && (command.inDialogs === true || !isDialogOpen())

/** Nothing is asked of the commands for plain letters: those are typed. */
function onKeyDown(event: KeyboardEvent): void {
  const chord = event.ctrlKey || event.metaKey || event.altKey || /^F\d+$/.test(event.key)
  if (event.defaultPrevented || !chord) return
  const command = allCommands().find(
    (one) => one.everywhere && one.shortcut !== undefined && isPressed(one.shortcut, event),
  )
  if (!command || !canRun(command) || isFieldsOwn(command, event)) return
  event.preventDefault()
  command.run()
}

/** Undo in a text field stays the field's. */
function isFieldsOwn({ shortcut }: AppCommand, { target }: KeyboardEvent): boolean {
  return shortcut === 'Ctrl+Z' && target instanceof Element && target.matches('input, textarea')
}

/** Sends the menu in calm moments when it differs from what was sent. */
function followCommands(): { stop(): void; mayDiffer(): void } {
  let sent = ''
  let timer = 0
  let idle = 0
  const send = () => {
    const model = menuOf(allCommands(), isDialogOpen())
    const text = JSON.stringify(model)
    if (text === sent) return
    sent = text
    void call('menu.show', model)
  }
  const schedule = () => {
    clearTimeout(timer)
    timer = window.setTimeout(() => {
      idle = requestIdleCallback(send)
    }, CALM_MS)
  }
  const unwatch = watchCommands(schedule)
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
