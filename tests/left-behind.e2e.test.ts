// What must not be found in bytes: earlier versions, tags and names of versions in a copy or a PDF, and anything of a pack that was
// deleted permanently in the library.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { constants, inflateRawSync } from 'node:zlib'
import { afterAll, afterEach, expect, it } from 'vitest'
import type { Calls } from '#shared/ipc'
import * as build from '../electron/pdf/testing/build'
import { png } from '../electron/storage/testing/packs'
import { answerSaveDialog } from './harness/dialogs'
import { type LaunchedApp, launchApp, makeHome, removeHomes } from './harness/launch'
import { callMain } from './harness/packs'
import { screenshot } from './harness/screenshot'

let app: LaunchedApp
afterEach(async () => app?.killHard())
afterAll(removeHomes)

/** The bytes of a file as text, and everything that can be unpacked from any place in it: pages of the library, zips, PDFs. */
function textsIn(path: string): string {
  const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0)
  const texts = [bytes.toString('latin1')]
  for (let at = 0; at < bytes.length; at += 1) {
    // A block that is stored or of an unknown kind is no start.
    if (![2, 4].includes((bytes[at] ?? 0) & 6)) continue
    try {
      texts.push(
        inflateRawSync(bytes.subarray(at, at + 20_000), { finishFlush: constants.Z_SYNC_FLUSH }).toString(
          'latin1',
        ),
      )
    } catch {
      // Nothing was packed from here on.
    }
  }
  return texts.join('\n').toLowerCase()
}

const wordsIn = (path: string, words: readonly string[]): string[] => {
  const text = textsIn(path)
  return words.filter((word) => text.includes(word))
}

const part = (id: string, text: string) =>
  build.section(`Part ${id}`, { id }, build.p(text), build.p('More text. '.repeat(30)))
const OLD = ['quagga', 'okapiword', 'narwhalword', 'tagsecret', 'namesecret']
const PRESENT = ['plainword', 'titleword', 'fieldword']

it('leaves nothing of earlier versions in copies, and nothing of a deleted pack in the library', async () => {
  const home = makeHome()
  app = await launchApp({ home })
  const { window } = app
  await window.locator('.library').waitFor()
  const { meta } = build.pack(build.doc(), { title: 'Titleword' })
  const { id } = await callMain(window, 'packs.create', {
    ...{ meta, fields: [build.packField('f', 'Fieldword')] },
    sections: [part('a', 'The quagga.'), part('b', 'The okapiword.'), part('c', 'Others.')],
  })
  const save = async (change: Partial<Calls['packs.save']['request']>): Promise<void> => {
    const { revision } = await callMain(window, 'packs.read', { id })
    await callMain(window, 'packs.save', { id, revision, sections: [], ...change })
    await callMain(window, 'packs.search', { words: 'text', rows: null })
  }
  await callMain(window, 'packs.arrange', { packs: [{ id, tags: ['Tagsecret'] }] })
  await callMain(window, 'history.name', { id, number: null, name: 'Namesecret' })
  await save({ sections: [part('a', 'The narwhalword.')] })
  await callMain(window, 'history.keep', { id })
  await save({ order: ['a', 'c'] })
  await save({ sections: [part('a', 'The plainword.')] })

  const folder = makeHome()
  const [copy, pdf] = [join(folder, 'Copy.bpack'), join(folder, 'Print.pdf')]
  await answerSaveDialog(app.app, copy)
  await callMain(window, 'packs.share', { id, edition: null })
  await answerSaveDialog(app.app, pdf)
  await callMain(window, 'export.start', { id, jobId: 'one', options: { paper: 'a4', kind: 'briefing' } })
  await expect.poll(() => existsSync(copy) && existsSync(pdf)).toBe(true)
  expect(wordsIn(copy, [...OLD, ...PRESENT])).toEqual(PRESENT)
  expect(wordsIn(pdf, [...OLD, 'titleword'])).toEqual(['titleword'])

  const inLibrary = (words: readonly string[]) =>
    ['library.db', 'library.db-wal'].flatMap((name) => wordsIn(join(home, name), words))
  expect(inLibrary(OLD)).not.toEqual([])
  await callMain(window, 'history.clear', { id })
  expect(inLibrary(OLD)).toEqual(['tagsecret'])
  await callMain(window, 'packs.delete', { ids: [id] })
  await callMain(window, 'bin.deleteForever', { items: [{ kind: 'pack', id }] })
  expect(inLibrary([...OLD, ...PRESENT])).toEqual([])
})

it('lists an image that was taken out, saves it as a file, and leaves no byte of one that is deleted permanently', async () => {
  const home = makeHome()
  app = await launchApp({ home })
  const { window } = app
  await window.locator('.library').waitFor()
  const bytes = Buffer.concat([png, Buffer.from('quaggapicture'.repeat(10))])
  const stored = await window.evaluate(
    async (all) => {
      const { attache } = globalThis as unknown as {
        attache: { call(channel: string, request: unknown): Promise<string> }
      }
      return attache.call('assets.add', { name: 'Harbour plan.png', bytes: Uint8Array.from(all) })
    },
    [...bytes],
  )
  const { id: asset } = JSON.parse(stored).value as { id: string }
  const { meta } = build.pack(build.doc(), { title: 'Port visit' })
  const image = build.image(asset, { alt: 'A plan' })
  const { id } = await callMain(window, 'packs.create', {
    ...{ meta, fields: [], sections: [build.section('Part', { id: 'a' }, image)] },
  })
  await callMain(window, 'history.keep', { id })
  await callMain(window, 'packs.save', { id, revision: 1, sections: [part('a', 'Without it.')] })

  await window.reload()
  await window.getByRole('button', { name: 'Deleted packs' }).click()
  const dialog = window.getByRole('dialog')
  await dialog.getByText('Harbour plan.png').waitFor()
  await dialog.getByText(/was in Port visit/).waitFor()
  await expect
    .poll(() => dialog.getByRole('row', { name: /Harbour plan/ }).innerText())
    .toMatch(/Just now\s+While a version has it/)
  await expect
    .poll(() => dialog.locator('.deleted-picture').evaluate((one) => (one as HTMLImageElement).naturalWidth))
    .toBe(1)
  await dialog.getByRole('checkbox', { name: /Harbour plan/ }).check()
  await screenshot(window, 'removed-images')
  const target = join(makeHome(), 'Saved.png')
  await answerSaveDialog(app.app, target)
  await dialog.getByRole('button', { name: 'Save image as…' }).click()
  await expect.poll(() => existsSync(target)).toBe(true)
  expect(readFileSync(target).equals(bytes)).toBe(true)

  const inLibrary = () =>
    ['library.db', 'library.db-wal'].flatMap((name) => wordsIn(join(home, name), ['quaggapicture']))
  expect(inLibrary()).not.toEqual([])
  await dialog.getByRole('button', { name: 'Delete permanently…' }).click()
  await window.getByText('Earlier versions of packs show a gap').waitFor()
  await window.getByRole('button', { name: 'Delete permanently', exact: true }).click()
  await dialog.getByText('Nothing is deleted').waitFor()
  expect(inLibrary()).toEqual([])
})
