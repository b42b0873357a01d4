// Saves screenshots of the window on request.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

/** Writes `name`.png into the folder that ATTACHE_SCREENSHOTS names; does nothing when it names none. */
export async function screenshot(window: Page, name: string): Promise<void> {
  const folder = process.env.ATTACHE_SCREENSHOTS
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await window.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
}
