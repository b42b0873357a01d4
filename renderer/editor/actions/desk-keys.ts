// Keys of the writing desk, wherever the focus is.
import { focusToolbar } from '../../ui/Toolbar'
import type { EditorSession } from '../session/editor-session'
import { redo, undo } from '../text/commands/history'
import { leaveFocus, toggleFocus } from '../text/focus/focus-view'
import { openFind } from './open-find'
import { goToNextRegion } from './regions'

/**
 * Listens for what works but in dialogs: undo of outline work, find, save, toolbar. Inputs keep their own undo. Gives a function
 * that stops it.
 */
export function listenToDeskKeys(session: EditorSession): () => void {
  const onKeyDown = (event: KeyboardEvent) => deskKey(event, session)
  window.addEventListener('keydown', onKeyDown)
  return () => window.removeEventListener('keydown', onKeyDown)
}

function deskKey(event: KeyboardEvent, session: EditorSession): void {
  const target = event.target instanceof Element ? event.target : document.body
  if (event.defaultPrevented || target.closest('dialog')) return
  if (event.altKey && event.key === 'F10') {
    event.preventDefault()
    focusToolbar()
    return
  }
  // In a toolbar, Escape goes back to the text first.
  if (event.key === 'Escape' && !target.closest('[role="toolbar"]') && leaveFocus()) {
    event.preventDefault()
    return
  }
  if (event.key === 'F6') {
    event.preventDefault()
    if (event.shiftKey || !session.panes.goToOther()) goToNextRegion()
    return
  }
  if (event.key === 'F9') {
    event.preventDefault()
    session.comments.step(event.shiftKey ? -1 : 1)
  }
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return
  const key = event.key.toLowerCase()
  const shifted: Readonly<Record<string, () => void>> = {
    enter: toggleFocus,
    s: () => session.panes.splitText(session.panes.split.get() ? null : undefined),
  }
  const history = {
    z: () => session.run(event.shiftKey ? redo : undo, false),
    y: () => session.run(redo, false),
  }
  const plain: Readonly<Record<string, () => void>> = {
    f: () => openFind(session),
    h: () => openFind(session, 'replace'),
    s: () => session.saveNow(),
    ...(target.closest('input, textarea, select') ? {} : history),
  }
  const act = (event.shiftKey && shifted[key]) || plain[key]
  if (!act) return
  event.preventDefault()
  act()
}
