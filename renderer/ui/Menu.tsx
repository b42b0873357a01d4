// A menu that opens at a point or below a button: arrow keys, type-ahead, Escape; the focus returns to where it was.
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react'
import { flushSync } from 'react-dom'
import { Icon, type IconName } from './icons'
import { shownKeys } from './shown-keys'

/** An item of a menu, or a separator. */
export type MenuItem =
  | {
      readonly label: string
      /** Distinguishes items with the same label. */
      readonly id?: string
      readonly icon?: IconName | undefined
      /** CSS class of the item's colour swatch. */
      readonly swatch?: string | undefined
      /** Shortcut as displayed. */
      readonly shortcut?: string | undefined
      readonly disabled?: boolean
      /** Set for a placeholder: another item with the same id will replace it and take over its focus. */
      readonly waiting?: boolean
      readonly danger?: boolean
      /** Set in bold: the item most often wanted. */
      readonly strong?: boolean
      /** Set for toggles. */
      readonly checked?: boolean | undefined
      run(): void
    }
  | 'rule'

/** Where a menu opens, in CSS pixels. */
export interface MenuAnchor {
  readonly x: number
  readonly y: number
  /** Top of what the menu belongs to: it opens above that if there is no room below. */
  readonly above?: number
}

interface Props {
  readonly label: string
  readonly items: readonly MenuItem[]
  readonly at: MenuAnchor
  onClose(): void
}

/** The position below an element. */
export function anchorBelow(element: Element): MenuAnchor {
  const box = element.getBoundingClientRect()
  return { x: box.left, y: box.bottom + 4 }
}

/** Opens when rendered; remove it to close it. */
export function Menu({ label, items, at, onClose }: Props) {
  const menu = useRef<HTMLDivElement>(null)
  useStayInWindow(menu, at)
  useEffect(() => {
    const before = document.activeElement
    const lines = linesOf(menu.current)
    const usable = lines.find((line) => line.ariaDisabled !== 'true' || 'waiting' in line.dataset) ?? lines[0]
    usable?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected && document.activeElement === document.body)
        before.focus({ preventScroll: true })
    }
  }, [])
  useEffect(() => {
    const outside = (event: Event) => {
      if (event.target instanceof Node && !menu.current?.contains(event.target)) onClose()
    }
    window.addEventListener('pointerdown', outside, true)
    window.addEventListener('blur', onClose)
    return () => {
      window.removeEventListener('pointerdown', outside, true)
      window.removeEventListener('blur', onClose)
    }
  }, [onClose])
  // A single item with a check mark indents all items, so that their labels stay aligned.
  const hasChecks = items.some((item) => item !== 'rule' && item.checked !== undefined)
  return (
    <div
      ref={menu}
      className="menu"
      role="menu"
      aria-label={label}
      onKeyDown={(event) => onKey(event, menu.current, onClose)}
    >
      {items.map((item, index) =>
        item === 'rule' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: rules have nothing else to be told apart by
          <hr key={`rule-${index}`} className="menu-rule" />
        ) : (
          <button
            key={item.id ?? item.label}
            type="button"
            {...(item.checked === undefined
              ? { role: 'menuitem' }
              : { role: 'menuitemcheckbox', 'aria-checked': item.checked })}
            aria-disabled={item.disabled}
            data-waiting={item.waiting || undefined}
            data-danger={item.danger || undefined}
            data-strong={item.strong || undefined}
            tabIndex={-1}
            className="menu-item"
            onPointerEnter={(event) => event.currentTarget.focus()}
            onClick={() => {
              if (item.disabled) return
              // The menu returns the focus when it closes: before the item opens a dialog, which does so in its turn.
              flushSync(onClose)
              item.run()
            }}
          >
            {hasChecks && <span className="icon">{item.checked && <Icon name="check" />}</span>}
            {item.icon && <Icon name={item.icon} />}
            {item.swatch && <span className={`swatch ${item.swatch}`} />}
            <span className="menu-label">{item.label}</span>
            {item.shortcut && <kbd className="kbd">{shownKeys(item.shortcut)}</kbd>}
          </button>
        ),
      )}
    </div>
  )
}

function useStayInWindow(menu: { readonly current: HTMLElement | null }, at: MenuAnchor): void {
  useLayoutEffect(() => {
    const element = menu.current
    if (!element) return
    const box = element.getBoundingClientRect()
    element.style.left = `${Math.max(4, Math.min(at.x, window.innerWidth - box.width - 4))}px`
    const lowest = window.innerHeight - box.height - 4
    const above = (at.above ?? 0) - box.height - 4
    element.style.top = `${at.y > lowest && above >= 4 ? above : Math.max(4, Math.min(at.y, lowest))}px`
  }, [menu, at])
}

function linesOf(menu: HTMLElement | null): HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>('.menu-item') ?? [])]
}

function onKey(event: KeyboardEvent, menu: HTMLElement | null, close: () => void): void {
  // A shortcut closes the menu and then works as usual.
  if (isShortcut(event)) {
    close()
    return
  }
  const lines = linesOf(menu)
  const at = lines.indexOf(document.activeElement as HTMLElement)
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key]
  // The item that has the focus from the start was not chosen by the user: a letter may select it, too.
  const from = menu?.dataset.used === undefined ? at - 1 : at
  const line =
    to === undefined ? typedAhead(event.key, lines, from) : lines[(to + lines.length) % lines.length]
  const leaves = event.key === 'Escape' || event.key === 'Tab'
  if (!line && !leaves) return
  event.preventDefault()
  event.stopPropagation()
  if (menu) menu.dataset.used = ''
  if (leaves) close()
  else line?.focus()
}

/** A key pressed with modifiers, or a function key; not the first of several keys pressed in sequence. */
function isShortcut({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return /^F\d+$/.test(key) || ((ctrlKey || metaKey || altKey) && !MODIFIERS.includes(key))
}

const MODIFIERS = ['Control', 'Meta', 'Alt', 'AltGraph', 'Shift']

/** The next item that begins with a letter. */
function typedAhead(key: string, lines: readonly HTMLElement[], at: number): HTMLElement | undefined {
  if (key.length !== 1 || key === ' ') return undefined
  const order = [...lines.slice(at + 1), ...lines.slice(0, at + 1)]
  return order.find((line) => line.textContent?.toLowerCase().startsWith(key.toLowerCase()))
}
