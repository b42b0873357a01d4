// Checks the window for accessibility faults with axe.
import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** Faults found by axe, each as `rule: element`. */
export async function accessibilityFaults(window: Page): Promise<string[]> {
  await window.evaluate(axe.source)
  return window.evaluate(async () => {
    const run = (Reflect.get(window, 'axe') as typeof axe).run
    const { violations } = await run(document, { resultTypes: ['violations'] })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(
        (node) => `${id}: ${node.html.slice(0, 160)} ${node.any.map((check) => check.message).join(' ')}`,
      ),
    )
  })
}
