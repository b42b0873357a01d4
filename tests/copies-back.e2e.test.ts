// Copies to send in the real window: what a copy holds is named and can be left out, and a copy that comes back is not a second pack unasked.
import { join } from 'node:path'
import { afterAll, afterEach, expect, it } from 'vitest'
import type { Change, Section } from '#shared/document/nodes'
import { readPackFile } from '../electron/exchange'
import * as build from '../electron/pdf/testing/build'
import { accessibilityFaults } from './harness/axe'
import { answerOpenDialog, answerSaveDialog } from './harness/dialogs'
import { makeHome, removeHomes } from './harness/launch'
import { killRunning, launch } from './harness/library'
import { callMain, makePack } from './harness/packs'
import { screenshot } from './harness/screenshot'

afterEach(killRunning)
afterAll(removeHomes)

const proposal = (type: Change['type'], text: string) => ({
  type: 'text' as const,
  text,
  marks: [{ type, attrs: { id: 'c1', author: 'A. Reviewer', time: '2026-05-01T08:00:00Z' } } as const],
})

const SECTION: Section = build.section(
  'Situation',
  {
    comments: [
      { id: 'k1', resolved: false, entries: [{ author: 'A', time: '2026-05-01T08:00:00Z', text: 'Why?' }] },
    ],
  },
  build.p(
    { type: 'text', text: 'The harbour is ', marks: [{ type: 'comment', attrs: { id: 'k1' } }] },
    proposal('deleted', 'open'),
    proposal('inserted', 'shut'),
    '.',
  ),
)

it('names comments and proposed changes, leaves them out, and asks when the file comes back', async () => {
  const app = await launch()
  const { window } = app
  await makePack(window, 'Visit', [SECTION])
  await window.getByRole('button', { name: 'Back to all packs' }).click()
  const rows = () => window.locator('tbody tr', { hasText: 'Visit' })
  const share = async (target: string, ...wanted: readonly RegExp[]) => {
    await answerSaveDialog(app.app, target)
    await rows().first().click({ button: 'right' })
    await window.getByRole('menuitem', { name: /Save a copy to send/ }).click()
    const ask = window.getByRole('dialog', { name: 'Save a copy to send' })
    await ask.getByRole('checkbox', { name: /Proposed changes \(1\)/ }).waitFor()
    expect(await ask.getByRole('checkbox', { checked: true }).count()).toBe(0)
    for (const name of wanted) await ask.getByRole('checkbox', { name }).check()
    await screenshot(window, `copy-${wanted.length}`)
    expect(await accessibilityFaults(window)).toEqual([])
    await ask.getByRole('button', { name: 'Save…' }).click()
    await window.getByText(`Saved as ${target}`).waitFor()
    return JSON.stringify((await readPackFile(target)).doc)
  }
  const home = makeHome()
  const [whole, bare] = [join(home, 'whole.bpack'), join(home, 'bare.bpack')]
  const all = await share(whole, /Comments/, /Proposed changes/)
  expect(all).toContain('shut')
  expect(all).toContain('Why?')
  const left = await share(bare)
  expect(left).toContain('open')
  expect(left).not.toMatch(/shut|Why\?|Reviewer|"comment"/)

  await answerOpenDialog(app.app, [bare])
  await window.keyboard.press('Control+o')
  const twin = window.getByRole('dialog', { name: 'This pack is already in your library' })
  await twin.getByText('Their texts differ.').waitFor()
  await screenshot(window, 'copy-came-back')
  expect(await accessibilityFaults(window)).toEqual([])
  await twin.getByRole('button', { name: 'Keep both' }).click()
  await expect.poll(() => rows().count()).toBe(2)
  await answerOpenDialog(app.app, [whole])
  await window.keyboard.press('Control+o')
  await twin.getByText('Both have the same text.').waitFor()
  await twin.getByRole('button', { name: 'Open the one in the library' }).click()
  await window.locator('.document del[data-change]').first().waitFor()
  await expect.poll(async () => (await callMain(window, 'packs.list', null)).length).toBe(2)
})
