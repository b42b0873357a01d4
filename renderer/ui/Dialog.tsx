// A modal dialog on the browser's own <dialog>: focus stays inside and returns to where it was.
import {
  type KeyboardEvent,
  type ReactNode,
  type SyntheticEvent,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
} from 'react'
import { holdKeys } from './held-keys'
import { IconButton } from './IconButton'
import { useKeptFocus } from './kept-focus'

interface Props {
  readonly title: string
  readonly children: ReactNode
  /** Buttons at the foot, the main one last. */
  readonly footer?: ReactNode
  /** `wide` and `full` keep their height; `full` fills the window; `palette` hides its head. */
  readonly size?: 'small' | 'normal' | 'large' | 'wide' | 'full' | 'palette'
  /** Called for Escape and the close button; keep rendering the dialog to leave it open. */
  onClose(): void
  /**
   * Makes the dialog a form: Enter in a field or list, Ctrl+Enter anywhere and a submit button call this. Keys that are pressed before
   * the promise that it may return is settled go to what has the focus then.
   */
  onSubmit?(): unknown
  /** Whether it can be submitted yet; until then a submission waits. Default: at once. */
  readonly ready?: boolean
}

const FIRST_CONTROL = ':scope .dialog-body :is(input, select, textarea, button):not(:disabled)'
/** Marks the control that gets the focus first, if not the first one. */
const WANTED_CONTROL = '[data-first]'
const LAST_BUTTON = '.dialog-foot button:nth-last-child(1 of :not(:disabled))'

/** Opens when rendered; remove it to close it. */
export function Dialog({ title, children, footer, size = 'normal', onClose, onSubmit, ready = true }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  /** Focused while the body has nothing focusable. */
  const meanwhile = useRef<Element | null>(null)
  const heading = useId()
  // Before the browser paints: where one dialog replaces another, a key pressed in between would reach neither.
  useLayoutEffect(() => {
    const before = document.activeElement
    const shown = dialog.current
    shown?.showModal()
    // The browser would choose the close button: the dialog's content comes first.
    focusFirst(dialog.current, [WANTED_CONTROL, FIRST_CONTROL, LAST_BUTTON])
    meanwhile.current = controlIn(dialog.current) ? null : document.activeElement
    return () => {
      // While it is open nothing outside can take the focus.
      shown?.close()
      // The browser would scroll a long text that gets the focus back to its start.
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [])
  useKeptFocus(dialog)
  // Content may load later: it takes the focus when it appears, unless the user has moved it.
  useEffect(() => {
    if (meanwhile.current === null || !controlIn(dialog.current)) return
    if (document.activeElement === meanwhile.current)
      focusFirst(dialog.current, [WANTED_CONTROL, FIRST_CONTROL])
    meanwhile.current = null
  })
  // A dialog or a file input inside has these events too, and React bubbles them.
  const isOwn = (event: SyntheticEvent) => event.target === dialog.current
  const cancel = (event: SyntheticEvent) => {
    if (!isOwn(event)) return
    event.preventDefault()
    onClose()
  }
  /** The browser closes it at a second Escape regardless: it is reopened until its owner removes it. */
  const reopen = (event: SyntheticEvent) => {
    if (!isOwn(event)) return
    dialog.current?.showModal()
    onClose()
  }
  const { submit, onKeyDown } = useSubmit(onSubmit, ready)
  const inside = (
    <>
      <div className="dialog-head">
        <h2 id={heading}>{title}</h2>
        <IconButton icon="close" label="Close" onClick={onClose} />
      </div>
      <div className="dialog-body">{children}</div>
      {footer && <div className="dialog-foot">{footer}</div>}
    </>
  )
  return (
    <dialog
      ref={dialog}
      className="dialog"
      tabIndex={-1}
      data-size={size}
      aria-labelledby={heading}
      onCancel={cancel}
      onClose={reopen}
      onKeyDown={onKeyDown}
    >
      {onSubmit ? (
        <form className="dialog-form" onSubmit={submit} noValidate>
          {inside}
        </form>
      ) : (
        inside
      )}
    </dialog>
  )
}

/** Handlers that submit a form; a submission by key before it is ready is made when it is. */
function useSubmit(onSubmit: Props['onSubmit'], ready: boolean) {
  const early = useRef(false)
  const run = () => {
    const work = onSubmit?.()
    if (work instanceof Promise) void holdKeys(work)
  }
  useEffect(() => {
    if (!ready || !early.current) return
    early.current = false
    run()
  })
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (ready) run()
    else early.current = true
  }
  /** Enter in a text area is a line break: Ctrl+Enter submits the form from anywhere. In a closed list Enter does nothing by itself. */
  const onKeyDown = (event: KeyboardEvent) => {
    const isInList = event.target instanceof HTMLSelectElement
    if (onSubmit && event.key === 'Enter' && (isInList || event.ctrlKey || event.metaKey)) submit(event)
  }
  return { submit, onKeyDown }
}

function controlIn(dialog: HTMLElement | null): HTMLElement | null {
  return dialog?.querySelector<HTMLElement>(FIRST_CONTROL) ?? null
}

/** Focuses the first element found by one of the selectors. */
function focusFirst(dialog: HTMLElement | null, selectors: readonly string[]): void {
  for (const wanted of selectors) {
    const control = dialog?.querySelector<HTMLElement>(wanted)
    // A default first control must not scroll the dialog away from its start.
    control?.focus({ preventScroll: wanted !== WANTED_CONTROL })
    if (control) return
  }
}
