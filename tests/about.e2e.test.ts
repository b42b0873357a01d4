// Help > About: versions, the library's place, and the licence of each part of the program.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { removeHomes, root } from './harness/launch'
import { killRunning, launch, libraryIn } from './harness/library'
import { chooseFromMenu, menuLines } from './harness/menu'
import { screenshot } from './harness/screenshot'

const ABOUT = 'Help > About Attaché'

afterEach(killRunning)
afterAll(removeHomes)

describe.each(['light', 'dark'] as const)('About in %s', (colorScheme) => {
  it('says what the program is made of, and where the library is', async () => {
    const { app, window, home } = await launch({ colorScheme })
    const shown = async () => (await menuLines(app)).map(({ path }) => path)
    await expect.poll(shown).toContain(ABOUT)
    await chooseFromMenu(app, ABOUT)
    const dialog = window.getByRole('dialog', { name: 'About Attaché' })
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    await dialog.getByText(version, { exact: true }).waitFor()
    await dialog.getByText(libraryIn(home)).waitFor()
    await dialog.getByText(/Electron \d+\.\d+\.\d+, Chromium .*, Node .*, SQLite 3\./).waitFor()
    await dialog.getByText(/security fixes (until|since) about \p{L}+ 20\d\d/u).waitFor()
    // The licence of a part opens by keyboard.
    await dialog.getByText(/^prosemirror-model 1\..* \(MIT\)$/).focus()
    await window.keyboard.press('Enter')
    await dialog
      .locator('details[open]')
      .getByText(/Copyright \(C\) 2015-2017 by Marijn/)
      .waitFor()
    await screenshot(window, `about-${colorScheme}`)
    await window.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
  })
})
