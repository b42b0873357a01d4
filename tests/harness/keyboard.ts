// Moves through the window by keyboard only, and checks that the focus is visible.
import type { Page } from 'playwright-core'

/** The focused element. */
export interface Focused {
  /** Its role or tag and its name, for example `button Export…`. */
  readonly name: string
  /** Whether an outline, a shadow, a coloured border or a text cursor shows that it has the focus. */
  readonly visible: boolean
}

/** Describes the focused element. */
export function focused(window: Page): Promise<Focused> {
  return window.evaluate(() => {
    const element = document.activeElement
    if (!(element instanceof HTMLElement)) return { name: '', visible: false }
    const labels =
      element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? element.labels : null
    const named = element.getAttribute('aria-labelledby')?.split(' ') ?? []
    const name =
      element.getAttribute('aria-label') ||
      named.map((id) => document.getElementById(id)?.textContent ?? '').join(' ') ||
      [...(labels ?? [])].map((label) => label.textContent).join(' ') ||
      (element.textContent ?? '').slice(0, 60)
    const shows = (target: Element | null): boolean => {
      if (!target) return false
      const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(target)
      const outlined =
        outlineStyle !== 'none' && parseFloat(outlineWidth) > 0 && outlineColor !== 'transparent'
      const lines = [undefined, '::before', '::after'].map(
        (part) => getComputedStyle(target, part).backgroundColor,
      )
      const filled =
        target.matches('[role="separator"]') && lines.some((colour) => !/, 0\)|transparent/.test(colour))
      return outlined || filled || boxShadow !== 'none'
    }
    const isText =
      element.isContentEditable || element.matches('input:not([type]), input[type=text], textarea')
    const visible =
      isText ||
      shows(element) ||
      shows(element.closest('label')) ||
      shows(element.parentElement) ||
      shows(element.firstElementChild)
    const role = element.getAttribute('role') ?? element.localName
    return { name: `${role} ${name.replace(/\s+/g, ' ').trim()}`, visible }
  })
}

/** Presses Tab until an element with such a name has the focus; throws, listing all stops, if that never happens. */
export async function tabTo(
  window: Page,
  wanted: RegExp,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<Focused[]> {
  const stops: Focused[] = []
  for (let step = 0; step < 80; step += 1) {
    const now = await focused(window)
    stops.push(now)
    if (wanted.test(now.name)) return stops
    await window.keyboard.press(key)
  }
  throw new Error(`${wanted} was never reached. Stops: ${stops.map(({ name }) => name).join(' → ')}`)
}

const CODES: Readonly<Record<string, number>> = { Enter: 13, Backspace: 8, Escape: 27 }

/**
 * Presses keys (`Enter`, `Control+z`, `a`) one right after the other, without waiting for what they do: faster than anybody types.
 * Their messages keep their order.
 */
export async function pressAtOnce(window: Page, ...keys: readonly string[]): Promise<void> {
  const session = await window.context().newCDPSession(window)
  await Promise.all(
    keys.flatMap((pressed) => {
      const key = pressed.replace('Control+', '')
      const isControl = key !== pressed
      const code = CODES[key] ?? key.toUpperCase().charCodeAt(0)
      const text = isControl || key === 'Backspace' ? undefined : key === 'Enter' ? '\r' : key
      const event = { key, modifiers: isControl ? 2 : 0, windowsVirtualKeyCode: code, ...(text && { text }) }
      return (['keyDown', 'keyUp'] as const).map((type) =>
        session.send('Input.dispatchKeyEvent', {
          ...event,
          type: type === 'keyDown' && !text ? 'rawKeyDown' : type,
        }),
      )
    }),
  )
  await session.detach()
}
