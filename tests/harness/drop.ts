// Drops files on an element of the window, as the system would.
import type { Page } from 'playwright-core'

/** A file that is dropped. */
export interface Dropped {
  readonly name: string
  readonly type?: string
  readonly bytes: Uint8Array
}

/** Drops files on the first element that a selector finds, `down` pixels below its top. */
export async function dropFiles(
  window: Page,
  selector: string,
  files: readonly Dropped[],
  down = 8,
): Promise<void> {
  const sent = files.map(({ name, type = '', bytes }) => ({
    name,
    type,
    bytes: Buffer.from(bytes).toString('base64'),
  }))
  await window
    .locator(selector)
    .first()
    .evaluate(
      (element, [list, below]) => {
        const data = new DataTransfer()
        for (const { name, type, bytes } of list) {
          const content = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))
          data.items.add(new File([content], name, { type }))
        }
        const { left, top } = element.getBoundingClientRect()
        const about = {
          bubbles: true,
          cancelable: true,
          dataTransfer: data,
          clientX: left + 20,
          clientY: top + below,
        }
        if (element.dispatchEvent(new DragEvent('dragover', about)))
          throw new Error('The drop would navigate.')
        element.dispatchEvent(new DragEvent('drop', about))
      },
      [sent, down] as const,
    )
}
