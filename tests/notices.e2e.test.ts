// What the user is told about a library that is not as it was left: pack by pack, in plain words, within the window.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../electron/storage/database'
import { listPacks } from '../electron/storage/pack-list'
import { createPack, deletePack, readPack, savePack } from '../electron/storage/packs'
import { readSettings, writeSettings } from '../electron/storage/settings'
import { fillPage, flip, makeLibrary, pagesOf } from '../electron/storage/testing/damage'
import { meta, section } from '../electron/storage/testing/packs'
import { makeHome, removeHomes } from './harness/launch'
import { close, kill, killRunning, launch, libraryIn } from './harness/library'
import { screenshot } from './harness/screenshot'

afterEach(killRunning)
afterAll(removeHomes)

const notice = (window: Page) => window.getByRole('dialog')

/** The dialog lies within the window, and shows no word of SQLite's outside its details. */
async function expectPlain(window: Page): Promise<string> {
  const words = await notice(window).innerText()
  expect(words).not.toMatch(/SQLite|database|Tree \d|page \d|WAL\b|malformed|integrity/i)
  const box = await notice(window).boundingBox()
  const height = await window.evaluate(() => globalThis.innerHeight)
  expect((box?.y ?? -1) >= 0 && (box?.y ?? 0) + (box?.height ?? 0) <= height).toBe(true)
  return words
}

function edit(home: string, title: string, words: string): void {
  const db = openDatabase(libraryIn(home))
  const { id, revision } = readPack(db, listPacks(db).find((pack) => pack.title === title)?.id ?? '')
  savePack(db, { id, revision, sections: [section('s1', words)] })
  db.close()
}

describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
  it('names each pack that is older when an older copy of the file was put back', async () => {
    const home = makeHome()
    makeLibrary(libraryIn(home), 30)
    const older = join(home, 'older.db')
    copyFileSync(libraryIn(home), older)
    for (let at = 0; at < 25; at += 1) edit(home, `Pack ${at}`, 'Tuesday')
    // This start notes what is there.
    const first = await launch({ home })
    await kill(first)
    for (const end of ['', '-wal', '-shm'])
      writeFileSync(libraryIn(home) + end, end === '' ? readFileSync(older) : '')
    const { window } = await launch({ home, colorScheme: scheme })
    const words = await expectPlain(window)
    expect(words).toContain('The library is older than when it was last used')
    expect(words).toContain('“Pack 7”: its last changes are missing.')
    expect(words).not.toContain('“Pack 29”')
    await screenshot(window, `notice-older-${scheme}`)
    await window.getByRole('button', { name: 'OK' }).click()
    await notice(window).waitFor({ state: 'hidden' })
  })

  it('says which packs are damaged when there is no backup', async () => {
    const home = makeHome()
    makeLibrary(libraryIn(home), 30)
    fillPage(libraryIn(home), pagesOf(libraryIn(home), 'sections').at(5) ?? 0, 0xee)
    const { window } = await launch({ home, colorScheme: scheme })
    expect(await expectPlain(window)).toMatch(
      /30 packs are in your list\. (One pack is|\d packs are) damaged/,
    )
    await screenshot(window, `notice-damaged-${scheme}`)
  })

  it('says what was taken from the backup that closing made', async () => {
    const home = makeHome()
    makeLibrary(libraryIn(home), 6)
    expect(await close(await launch({ home }))).toBe(0)
    edit(home, 'Pack 3', 'Later')
    flip(libraryIn(home), 'Words 3-2', 'Wards 3-2')
    fillPage(libraryIn(home), pagesOf(libraryIn(home), 'sections').at(2) ?? 0)
    const { window } = await launch({ home, colorScheme: scheme })
    const words = await expectPlain(window)
    expect(words).toMatch(/“Pack \d”: .*restored from the backup of/)
    await screenshot(window, `notice-repaired-${scheme}`)
  })
})

it('recovers everything when a letter in the list of tables is wrong', async () => {
  const home = makeHome()
  makeLibrary(libraryIn(home), 6)
  const bytes = readFileSync(libraryIn(home))
  bytes.write('sectiomb', bytes.indexOf('sections_text_added'))
  writeFileSync(libraryIn(home), bytes)
  const { window } = await launch({ home })
  expect(await expectPlain(window)).toContain('All 6 packs were recovered')
})

it('shows what was deleted, with search, and for how long it is kept', async () => {
  const home = makeHome()
  const db = openDatabase(libraryIn(home))
  for (let at = 0; at < 14; at += 1) {
    const { id } = createPack(db, { meta: meta(`Visit ${at}`), fields: [], sections: [section('a')] })
    if (at > 0) deletePack(db, id)
  }
  writeSettings(db, { ...readSettings(db), keepDeletedDays: null })
  db.close()
  const { window } = await launch({ home })
  await window.getByRole('button', { name: 'Deleted packs' }).click()
  const dialog = window.getByRole('dialog', { name: /Deleted packs/ })
  await dialog.getByLabel('Search in deleted items').fill('visit 12')
  await expect.poll(() => dialog.getByRole('row').count()).toBe(2)
  expect(await dialog.innerText()).toContain('Until you delete it')
  // What is ticked and not shown is not restored.
  expect(await dialog.getByRole('button', { name: 'Restore' }).isDisabled()).toBe(true)
  await screenshot(window, 'deleted-search')
  await dialog.getByLabel('Search in deleted items').fill('nowhere')
  await dialog.getByText('No results').waitFor()
})
