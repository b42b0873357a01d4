// Waits until a window has stopped moving, or for a time by its own clock.
import type { Page } from 'playwright-core'

/** Resolves when the window is drawn and all finite transitions have ended. */
export async function settled(window: Page): Promise<void> {
  await window.evaluate(async () => {
    const frame = (): Promise<unknown> => new Promise(requestAnimationFrame)
    await frame()
    await frame()
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
    // A cancelled one has ended too.
    await Promise.all(ending.map(({ finished }) => finished.catch(() => undefined)))
    await frame()
  })
}

/**
 * Waits that long by the page's own clock: what its code does after a shorter delay has been done by then, however busy
 * the machine is.
 */
export function pause(window: Page, ms: number): Promise<void> {
  return window.evaluate((delay) => new Promise<void>((resolve) => setTimeout(resolve, delay)), ms)
}
