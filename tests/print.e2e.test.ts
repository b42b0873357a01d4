// Print: what reaches the printing system is the PDF of the engine, and nothing is left behind.
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, expect, it } from 'vitest'
import { accessibilityFaults } from './harness/axe'
import { catchShell } from './harness/dialogs'
import { type LaunchedApp, launchApp, makeHome, removeHomes } from './harness/launch'
import { screenshot } from './harness/screenshot'

let running: LaunchedApp
let window: Page
afterEach(async () => running?.killHard())
afterAll(removeHomes)

const dialog = () => window.getByRole('dialog', { name: 'Print' })

/** Opens the dialog on the sample pack; `tools` comes before the system's own programs. */
async function start(tools: string, colorScheme: 'light' | 'dark' = 'light'): Promise<void> {
  running = await launchApp({ env: { PATH: `${tools}:${process.env.PATH}` }, colorScheme })
  window = running.window
  await window
    .getByRole('button', { name: /sample/i })
    .first()
    .click()
  await window.locator('.pack-table tbody tr').first().waitFor()
}

/** A printing system that records its input. */
function printingSystem(script: string): string {
  const tools = makeHome()
  writeFileSync(join(tools, 'lp'), `#!/bin/sh\n${script}\n`)
  chmodSync(join(tools, 'lp'), 0o755)
  return tools
}

const setPrinters = (names: readonly string[]): Promise<void> =>
  running.app.evaluate(
    ({ BrowserWindow }, list) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      const printers = list.map((name) => ({ name, displayName: `${name} printer` }))
      Object.assign(contents ?? {}, { getPrintersAsync: async () => printers })
    },
    [...names],
  )

/** Chooses a printer in the dialog, which must not have preselected one. */
async function choosePrinter(name: string): Promise<void> {
  const printer = dialog().getByLabel('Printer')
  await expect.poll(() => printer.locator('option:checked').innerText()).toBe('Choose a printer')
  await expect
    .poll(() => dialog().getByRole('button', { name: 'Print', exact: true }).isDisabled())
    .toBe(true)
  await window.keyboard.press('Enter')
  await expect.poll(() => dialog().isVisible()).toBe(true)
  await printer.selectOption(name)
}

const left = () => {
  const scratch = readdirSync(running.profile()).filter((name) => name.startsWith('scratch-'))
  // Besides the files there is the folder's marker file.
  return scratch.flatMap((name) =>
    readdirSync(join(running.profile(), name)).filter((one) => !one.startsWith('.')),
  )
}

it('sends the PDF itself to the printer', async () => {
  const kept = join(makeHome(), 'job')
  const tools = printingSystem(
    `for last; do :; done; cp "$last" '${kept}.pdf'; printf '%s\\n' "$@" > '${kept}.txt'`,
  )
  await start(tools)
  await setPrinters(['Corridor', 'Office'])
  await window.keyboard.press('Control+p')
  await choosePrinter('Office')
  await dialog().getByLabel('Copies').fill('2')
  await dialog().getByLabel('Print on both sides').check()
  await screenshot(window, 'print-light')
  expect(await accessibilityFaults(window)).toEqual([])
  await dialog()
    .getByRole('radio', { name: /^Own side/ })
    .check()
  await dialog().getByRole('button', { name: 'Print', exact: true }).click()
  await window.getByText(/pages sent to Office printer/).waitFor()
  expect(readFileSync(`${kept}.pdf`, 'latin1').slice(0, 5)).toBe('%PDF-')
  expect(readFileSync(`${kept}.txt`, 'utf8')).toMatch(
    /-d\nOffice\n-n\n2\n-t\n.*Tarsenia\n-o\nmedia=A4\n-o\nsides=two-sided-long-edge\n/,
  )
  expect(left()).toEqual([])
  await window.keyboard.press('Control+p')
  await dialog().waitFor()
  await expect.poll(() => dialog().getByLabel('Printer').inputValue()).toBe('Office')
  await window.keyboard.press('Escape')
  await setPrinters(['Corridor'])
  await window.keyboard.press('Control+p')
  await choosePrinter('Corridor')
})

it("reports the printing system's error, and leaves nothing behind", async () => {
  await start(printingSystem('echo "lp: out of paper" >&2; exit 1'))
  await setPrinters(['Office'])
  await window.keyboard.press('Control+p')
  await choosePrinter('Office')
  await dialog()
    .getByRole('radio', { name: /^Own side/ })
    .check()
  await dialog().getByRole('button', { name: 'Print', exact: true }).click()
  await dialog().getByRole('alert').waitFor()
  await expect
    .poll(() => dialog().getByRole('alert').innerText())
    .toMatch(/Office: lp: out of paper.*PDF viewer/)
  expect(left()).toEqual([])
})

it('opens the PDF in the viewer where there is no printer, and deletes it at the end', async () => {
  await start(makeHome(), 'dark')
  const handed = await catchShell(running.app)
  await setPrinters([])
  await window.keyboard.press('Control+p')
  await dialog().getByText('No printer is set up on this computer').waitFor()
  await screenshot(window, 'print-none-dark')
  expect(await accessibilityFaults(window)).toEqual([])
  await dialog()
    .getByRole('radio', { name: /^Own side/ })
    .check()
  await dialog().getByRole('button', { name: 'Open in PDF viewer' }).click()
  await window.getByText(/opened in the PDF viewer/).waitFor()
  const file = (await handed())[0]?.replace('openPath ', '') ?? ''
  expect(file).toMatch(/scratch.*Tarsenia \(Own side\)\.pdf$/)
  expect(readFileSync(file, 'latin1').slice(0, 5)).toBe('%PDF-')
  await running.close()
  expect(existsSync(file)).toBe(false)
})
