// The state of focus mode, remembered by the window for all packs.
import { Signal } from '../../../base/signal'

/** Which parts of focus mode are on. */
export interface FocusView {
  readonly on: boolean
  /** All blocks except the one with the cursor are dimmed. */
  readonly dim: boolean
  /** The line with the cursor stays at the same height. */
  readonly typewriter: boolean
}

const STORED_AS = 'focus'
const OFF: FocusView = { on: false, dim: false, typewriter: false }

/** The state of the window. */
export const focusView = new Signal<FocusView>(stored())

/** Changes part of the state and remembers it. */
export function setFocus(change: Partial<FocusView>): void {
  focusView.set({ ...focusView.get(), ...change })
  localStorage.setItem(STORED_AS, JSON.stringify(focusView.get()))
}

/** Enters focus mode or leaves it. */
export function toggleFocus(): void {
  setFocus({ on: !focusView.get().on })
}

/** Leaves focus mode; false when it was off. */
export function leaveFocus(): boolean {
  const { on } = focusView.get()
  if (on) setFocus({ on: false })
  return on
}

/** Whether the line with the cursor stays at the same height. */
export function holdsLine(): boolean {
  const { on, typewriter } = focusView.get()
  return on && typewriter
}

/** Unit tests have no storage; an unreadable value counts as none. */
function stored(): FocusView {
  try {
    const value = JSON.parse(globalThis.localStorage?.getItem(STORED_AS) ?? '{}') as Partial<FocusView>
    return { on: value.on === true, dim: value.dim === true, typewriter: value.typewriter === true }
  } catch {
    return OFF
  }
}
