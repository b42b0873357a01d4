// The log records what went wrong and where, and never a word of the user's: titles, text, values, file names.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import * as build from '../electron/pdf/testing/build'
import { answerOpenDialog, answerSaveDialog, catchShell } from './harness/dialogs'
import { type LaunchedApp, launchApp, makeHome, programFolderOf, removeHomes } from './harness/launch'
import { chooseFromMenu, menuLines } from './harness/menu'
import { callMain, makePack, sectionOf } from './harness/packs'

let running: LaunchedApp
beforeEach(async () => {
  // The errors that the tests cause in the page have the word in their messages.
  running = await launchApp({ complaints: /Zebrawood/ })
  await running.window.locator('.library').waitFor()
})
afterEach(async () => running?.killHard())
afterAll(removeHomes)

const WORD = 'Zebrawood'
const logFile = () => join(programFolderOf(running.home), 'logs', 'attache.log')
const log = () => readFileSync(logFile(), 'utf8')

/** Makes a call from the window; returns its error's message, or `done`. */
const ask = (channel: string, request: unknown): Promise<string> =>
  running.window.evaluate(
    async ([name, given]) => {
      const { attache } = globalThis as unknown as {
        attache: { call(channel: string, request: unknown): Promise<string> }
      }
      const { ok, error } = JSON.parse(await attache.call(name, given))
      return ok ? 'done' : (error?.message ?? '')
    },
    [channel, request] as const,
  )

it("records failing exports, imports, saves and pages without a word of the user's", async () => {
  const { app, window } = running
  const folder = join(makeHome(), WORD)
  mkdirSync(folder)
  const field = {
    name: 'host_nation',
    label: WORD,
    prompt: WORD,
    type: 'text',
    example: WORD,
    default: '',
    choices: [],
    value: WORD,
  } as const
  await makePack(window, WORD, [sectionOf(WORD, build.p(`${WORD} ${WORD}`))], [field])
  const id = (await callMain(window, 'packs.list', null))[0]?.id ?? ''
  // An export to a folder that does not exist, and one over a folder.
  mkdirSync(join(folder, `${WORD}.pdf`))
  for (const target of [join(folder, 'gone', `${WORD}.pdf`), join(folder, `${WORD}.pdf`)]) {
    await answerSaveDialog(app, target)
    const options = { paper: 'a4', kind: 'briefing', edition: 'own' }
    expect(await ask('export.start', { id, jobId: 'job', options })).toMatch(/was not saved/)
    expect(await ask('packs.share', { id })).toMatch(/was not saved/)
  }
  // Files with invalid content, and a missing one.
  for (const [name, text] of [
    ['a.bpack', WORD],
    ['b.json', `{"${WORD}": ${WORD}`],
    ['c.btemplates', WORD],
  ] as const) {
    writeFileSync(join(folder, `${WORD}-${name}`), text)
    await answerOpenDialog(app, [join(folder, `${WORD}-${name}`)])
    expect(await ask('files.choose', null)).toContain(WORD)
  }
  // Saves that no real window sends.
  for (const request of [
    { id, [WORD]: WORD },
    { id, revision: 1, sections: [{ type: WORD, content: WORD }] },
  ])
    expect(await ask('packs.save', request)).toContain('refused')
  expect(await ask('app.failed', { where: 'page', trace: [WORD] })).toContain('refused')
  // Errors of the page.
  await window.evaluate((word) => {
    setTimeout(() => {
      const nothing = undefined as unknown as Record<string, string>
      return nothing[word]
    })
    void Promise.reject(new SyntaxError(`${word}\n    at ${word} (${word}.js:1:1)`))
  }, WORD)
  await expect.poll(log).toMatch(/the window failed \(page\): SyntaxError/)
  await expect.poll(log).toMatch(/the window failed \(page\): TypeError \(read of undefined or null\)/)
  expect(log()).toMatch(/AppError export\/failed\n {4}at .*writeFileWhole [\w-]+\.js:\d+:\d+/)
  // Two from an export thread, two from main.
  expect(log().match(/caused by Error E[A-Z]+/g)).toHaveLength(4)
  expect(log()).toMatch(/AppError exchange\/invalid/)
  await chooseFromMenu(app, 'Help > Copy diagnostics')
  await window.getByText(/^Diagnostics copied/).waitFor()
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText())
  expect(copied).toMatch(/1 pack\b[\s\S]*AppError exchange\/invalid/)
  for (const written of [log(), running.output(), copied]) {
    expect(written).not.toContain(WORD)
    expect(written).not.toContain(folder)
  }
})

it('records faults of threads, the main process and dialogs, with the place of each', async () => {
  const { app, window } = running
  await makePack(window, WORD, [sectionOf(WORD, build.p(WORD))])
  // The thread of the pages: a rejection that nobody waits for, then an error.
  await window.keyboard.press('Control+Alt+p')
  await window.locator('.page-picture[data-version]').first().waitFor()
  for (const worker of window.workers().filter((one) => one.url().includes('layout-worker')))
    await worker.evaluate((word) => {
      void Promise.reject(Object.assign(new RangeError(word), { name: `${word}Error` }))
      setTimeout(() => {
        throw new SyntaxError(`${word}\n    at ${word} (${word}.js:1:1)`)
      })
    }, WORD)
  await expect.poll(log).toMatch(/the window failed \(pages\): SyntaxError/)
  await expect.poll(log).toMatch(/the window failed \(pages\): (Range)?Error/)
  // Main: an error in an event, a rejection, something that is no error.
  await app.evaluate((_electron, word) => {
    setTimeout(() => {
      throw Object.assign(new TypeError(word), { code: word })
    })
    void Promise.reject(new Error(`${word} in ${word}`, { cause: new URIError(word) }))
    void Promise.reject(word)
  }, WORD)
  await expect.poll(log).toMatch(/an unexpected failure: TypeError\n/)
  await expect.poll(log).toMatch(/an unexpected failure: Error\n[\s\S]*caused by URIError\n/)
  await expect.poll(log).toMatch(/an unexpected failure: Thrown string/)
  // A dialog that can't be drawn: the window and its text stay.
  await window.evaluate((word) => {
    Storage.prototype.getItem = () => {
      throw new Error(word)
    }
  }, WORD)
  await window.keyboard.press('Control+p')
  await expect.poll(log).toMatch(/the window failed \(screen\): Error\n {4}at /)
  const failed = window.getByRole('dialog', { name: 'Something went wrong' })
  await failed.getByRole('button', { name: 'Close' }).last().click()
  await failed.waitFor({ state: 'detached' })
  expect(await window.locator('.document').first().innerText()).toContain(WORD)
  expect(log()).not.toContain(WORD)
})

it('is shown and copied from the menu Help', async () => {
  const { app } = running
  const handed = await catchShell(app)
  await expect.poll(async () => (await menuLines(app)).map(({ path }) => path)).toContain('Help > Show log')
  await chooseFromMenu(app, 'Help > Show log')
  await expect.poll(handed).toEqual([`openPath ${logFile()}`])
  await chooseFromMenu(app, 'Help > Copy diagnostics')
  await running.window.getByText(/^Diagnostics copied/).waitFor()
  const text = await app.evaluate(({ clipboard }) => clipboard.readText())
  expect(text).toMatch(
    /^Attaché \d+\.\d+\.\d+.*Electron.*\n.*SQLite 3\..*\nLibrary version \d+, \d+ KiB, 0 packs\n/,
  )
})
