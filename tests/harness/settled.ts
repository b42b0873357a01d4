// Waits until a window has stopped moving.
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
