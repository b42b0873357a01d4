// Short messages at the foot of the window, with one action, most often undo.
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react'
import { IconButton } from './IconButton'

/** How long a message stays; longer with an action, so that undo can be reached by keyboard. */
const STAY_MS = 5_000
const STAY_WITH_ACTION_MS = 12_000
/** Additional time for long messages, at the reading speed of someone who first looks up from the text. */
const STAY_PER_LETTER_MS = 90

export interface ToastMessage {
  readonly message: string
  readonly action?: { readonly label: string; run(): void }
}

interface Shown extends ToastMessage {
  readonly key: number
}

/** Shows a message; returns a function that removes it early. */
type Show = (toast: ToastMessage) => () => void

const ToastContext = createContext<Show>(() => () => undefined)

/** Returns the function that shows a message. */
export function useToast(): Show {
  return useContext(ToastContext)
}

/** Shows the messages of all its descendants. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Shown[]>([])
  const next = useRef(0)
  const dismiss = useCallback(
    (key: number) => setToasts((all) => all.filter((toast) => toast.key !== key)),
    [],
  )
  const show = useCallback<Show>(
    (toast) => {
      next.current += 1
      const shown = { ...toast, key: next.current }
      // Plain messages give way; those with an action stay for their time.
      setToasts((all) => [...all.filter(({ action }) => action).slice(-2), shown])
      return () => dismiss(shown.key)
    },
    [dismiss],
  )
  return (
    <ToastContext value={show}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {toasts.map((toast) => (
          <ToastLine key={toast.key} toast={toast} onDone={dismiss} />
        ))}
      </div>
    </ToastContext>
  )
}

/** Messages from within are removed with it, as their actions only apply while it is shown. */
export function ToastScope({ children }: { readonly children: ReactNode }) {
  const show = useToast()
  const offers = useRef(new Set<() => void>())
  const showHere = useCallback<Show>(
    (toast) => {
      const dismiss = show(toast)
      if (toast.action) offers.current.add(dismiss)
      return dismiss
    },
    [show],
  )
  useEffect(() => {
    const { current } = offers
    return () => {
      for (const dismiss of current) dismiss()
    }
  }, [])
  return <ToastContext value={showHere}>{children}</ToastContext>
}

function ToastLine({ toast, onDone }: { readonly toast: Shown; onDone(key: number): void }) {
  const { key, message, action } = toast
  useEffect(() => {
    const stay = Math.max(action ? STAY_WITH_ACTION_MS : STAY_MS, message.length * STAY_PER_LETTER_MS)
    const timer = setTimeout(() => onDone(key), stay)
    return () => clearTimeout(timer)
  }, [key, message, action, onDone])
  return (
    <div className="toast">
      <span>{message}</span>
      {action && (
        <button
          type="button"
          className="text-button"
          onClick={() => {
            onDone(key)
            action.run()
          }}
        >
          {action.label}
        </button>
      )}
      <IconButton icon="close" size="small" label="Dismiss" onClick={() => onDone(key)} />
    </div>
  )
}
