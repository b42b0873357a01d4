// Waits until a window moves no more.
import type { Page } from 'playwright-core'

/** Resolves when what was asked for is drawn and all transitions have ended; those without end don't count. */
export async function settled(window: Page): Promise<void> {
  await window.evaluate(async () => {
    const frame = (): Promise<unknown> => new Promise(requestAnimationFrame)
    await frame()
    await frame()
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
    // One that is cancelled has ended, too.
    await Promise.all(ending.map(({ finished }) => finished.catch(() => undefined)))
    await frame()
  })
}
