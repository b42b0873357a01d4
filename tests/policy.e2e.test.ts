// What an administrator has decided holds in the window, too.
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, expect, it } from 'vitest'
import * as build from '../electron/pdf/testing/build'
import { answerSaveDialog } from './harness/dialogs'
import { makeHome, removeHomes } from './harness/launch'
import { killRunning, launch } from './harness/library'
import { makePack } from './harness/packs'
import { startApp } from './harness/process'
import { screenshot } from './harness/screenshot'

afterEach(killRunning)
afterAll(removeHomes)

function withPolicy(text: string) {
  const home = makeHome()
  const file = join(home, 'policy.json')
  writeFileSync(file, text)
  return { home, env: { ATTACHE_POLICY: file } }
}

it('saves no other files, offers no other marking schemes, and has other settings at first', async () => {
  const policy = {
    files: ['pdf'],
    markingSchemes: ['none', 'uk'],
    settings: { organisation: 'Ministry of Examples' },
  }
  const { home, env } = withPolicy(JSON.stringify(policy))
  const { app, window } = await launch({ home, env })
  await makePack(window, 'Visit', [build.section('Situation', {}, build.p('The harbour is open.'))])
  await window.getByRole('button', { name: 'Back to all packs' }).click()
  const copy = join(home, 'copy.bpack')
  await answerSaveDialog(app, copy)
  await window.locator('tbody tr', { hasText: 'Visit' }).click({ button: 'right' })
  await window.getByRole('menuitem', { name: /Save a copy to send/ }).click()
  await window.getByText('Your administrator does not allow saving .bpack files').first().waitFor()
  await screenshot(window, 'policy-refused')
  expect(existsSync(copy)).toBe(false)
  await window.keyboard.press('Escape')

  await window.getByRole('button', { name: 'Settings', exact: true }).click()
  const settings = window.getByRole('dialog', { name: 'Settings' })
  expect(await settings.getByLabel('Organisation').inputValue()).toBe('Ministry of Examples')
  await settings.getByRole('button', { name: /^Marking scheme:/ }).click()
  const schemes = window.getByRole('menuitemcheckbox')
  await schemes.first().waitFor()
  expect(await schemes.allInnerTexts()).toEqual(['No marking', 'United Kingdom'])
  await screenshot(window, 'policy-settings')
})

it('does not open the program with a policy that can’t be read', async () => {
  const { home, env } = withPolicy('{"files": "pdf"}')
  const app = startApp(home, { env, answers: ['Quit'] })
  await expect.poll(() => app.boxes().length).toBe(1)
  expect(app.boxes()[0]).toMatchObject({
    message: 'Attaché could not start',
    detail: expect.stringContaining(`${env.ATTACHE_POLICY}: “files” must be a list of pdf`),
  })
  expect(await app.ended).toBe(1)
})
