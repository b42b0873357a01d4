// What the program keeps is for its user alone, whatever the umask, and what was typed is in no cache and no log.
import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { afterAll, afterEach, expect, it } from 'vitest'
import * as build from '../electron/pdf/testing/build'
import { answerSaveDialog } from './harness/dialogs'
import { type LaunchedApp, launchApp, makeHome, programFolderOf, removeHomes } from './harness/launch'
import { callMain, makePack, sectionOf } from './harness/packs'

let running: LaunchedApp | undefined
afterEach(async () => running?.killHard())
afterAll(removeHomes)

const isPosix = process.platform !== 'win32'

/** A runtime that is started with a umask under which everybody may read and write new files. */
function openUmask(): string {
  const file = join(makeHome(), 'open-umask')
  writeFileSync(file, `#!/bin/sh\numask 000\nexec "${process.env.ATTACHE_ELECTRON}" "$@"\n`, { mode: 0o700 })
  return file
}

/** Files and folders below a folder, and the folder itself. */
const allIn = (folder: string): string[] => [
  folder,
  ...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
]

/** Made by Chromium in folders that are closed to others: the port of these tests, and a number by chance. */
const CHROMIUM = /(DevToolsActivePort|Crashpad\/client_id)$/

/** Those that others may read or change; a symbolic link has no rights of its own. */
const openTo = (folder: string): string[] =>
  allIn(folder)
    .filter((path) => !CHROMIUM.test(path))
    .filter((path) => !lstatSync(path).isSymbolicLink() && !lstatSync(path).isSocket())
    .filter((path) => (lstatSync(path).mode & 0o077) !== 0)
    .map((path) => `${(lstatSync(path).mode & 0o777).toString(8)} ${relative(folder, path)}`)

async function mainJob({ app, window }: LaunchedApp, word: string): Promise<string> {
  await makePack(window, 'Visit', [sectionOf('One', build.p('Before.'))])
  await window.getByRole('textbox', { name: 'Text of the pack' }).getByText('Before.').click()
  await window.keyboard.press('End')
  await window.keyboard.type(` ${word}`)
  await window.keyboard.press('Control+s')
  await window.locator('.save-status[data-phase="saved"]').waitFor()
  const target = join(makeHome(), 'visit.pdf')
  await answerSaveDialog(app, target)
  const id = (await callMain(window, 'packs.list', null))[0]?.id ?? ''
  const options = { paper: 'a4', kind: 'briefing', edition: 'own' } as const
  await callMain(window, 'export.start', { id, jobId: 'job', options })
  return target
}

it.runIf(isPosix)('keeps library, profile, backups, log and caches for the user alone', async () => {
  const home = join(makeHome(), 'library')
  mkdirSync(home, { mode: 0o755 })
  running = await launchApp({ home, executable: openUmask() })
  const target = await mainJob(running, 'Zebrawood')
  const library = join(home, 'library.db')
  const files = readdirSync(home).filter((name) => name.startsWith('library.db'))
  expect(files).toContain('library.db-wal')
  expect(files.filter((name) => (statSync(join(home, name)).mode & 0o077) !== 0)).toEqual([])
  expect(openTo(programFolderOf(home))).toEqual([])
  // An export is a file of the user's like any other.
  expect(statSync(target).mode & 0o777).toBe(0o666)
  await running.close()
  expect(openTo(programFolderOf(home))).toEqual([])
  expect(statSync(library).mode & 0o777).toBe(0o600)
})

it.runIf(isPosix)(
  'narrows what an earlier version left open, but never a library that the user shares',
  async () => {
    running = await launchApp()
    const { home } = running
    await running.window.locator('.library').waitFor()
    await running.close()
    const own = programFolderOf(home)
    const library = join(home, 'library.db')
    for (const path of allIn(own)) if (!lstatSync(path).isSymbolicLink()) chmodSync(path, 0o777)
    chmodSync(library, 0o660)
    running = await launchApp({ home })
    await running.window.locator('.library').waitFor()
    expect([...openTo(join(own, 'profiles')), ...openTo(join(own, 'logs'))]).toEqual([])
    expect(statSync(library).mode & 0o777).toBe(0o660)
  },
)

it('leaves no word of a text in caches, log or other files of the profile', async () => {
  running = await launchApp()
  const word = 'Quillwortzebra'
  await mainJob(running, word)
  const { home } = running
  await running.close()
  const forms = [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')]
  const holding = (folder: string): string[] =>
    allIn(folder)
      .filter((path) => lstatSync(path).isFile() && forms.some((form) => readFileSync(path).includes(form)))
      .map((path) => relative(folder, path))
  // The search finds the word where it must be.
  expect(holding(home)).toEqual(['library.db'])
  expect(holding(programFolderOf(home)).filter((path) => !/\/(backups|unsaved)\//.test(path))).toEqual([])
})

it('clears temporary files of packs away after a crash', async () => {
  running = await launchApp()
  const { home, window } = running
  await makePack(window, 'Visit', [sectionOf('One', build.p('Words in a file.'))])
  await window.getByRole('button', { name: 'Back to all packs' }).click()
  const id = (await callMain(window, 'packs.list', null))[0]?.id ?? ''
  await callMain(window, 'packs.drag', { id })
  const left = () => allIn(programFolderOf(home)).filter((path) => path.endsWith('.bpack'))
  await expect.poll(left).toHaveLength(1)
  await running.killHard()
  expect(left()).toHaveLength(1)
  running = await launchApp({ home })
  await expect.poll(left).toEqual([])
})
