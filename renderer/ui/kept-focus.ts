// Keeps the focus in a dialog when the control that has it is greyed or goes: otherwise keys would reach nothing.
import { type RefObject, useEffect } from 'react'

/** The dialog itself has the focus meanwhile; the control gets it back once it can be used again. */
export function useKeptFocus(dialog: RefObject<HTMLDialogElement | null>): void {
  useEffect(() => {
    const shown = dialog.current
    if (!shown) return
    let last: HTMLElement | null = null
    let isWaiting = false
    const note = ({ target }: FocusEvent) => {
      const control = target as HTMLElement
      // A dialog that is opened from this one has its own focus.
      if (control === shown || control.closest('dialog') !== shown) return
      last = control
      isWaiting = false
    }
    const look = () => {
      const { activeElement: now } = document
      const isLost = !now || now === document.body || now.matches(':disabled') || (now === shown && isWaiting)
      if (!isLost || !last || !isOnTop(shown)) return
      isWaiting = !last.isConnected || last.matches(':disabled')
      const wanted = isWaiting ? shown : last
      wanted.focus({ preventScroll: true })
    }
    shown.addEventListener('focusin', note)
    const observer = new MutationObserver(look)
    observer.observe(shown, {
      ...{ subtree: true, childList: true, attributes: true, attributeFilter: ['disabled'] },
    })
    const { activeElement } = document
    if (activeElement !== shown && shown.contains(activeElement)) last = activeElement as HTMLElement
    return () => {
      observer.disconnect()
      shown.removeEventListener('focusin', note)
    }
  }, [dialog])
}

const isOnTop = (dialog: HTMLDialogElement): boolean =>
  [...document.querySelectorAll('dialog[open]')].at(-1) === dialog
