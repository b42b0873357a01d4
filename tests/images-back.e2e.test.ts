// Images that were taken out of packs, put back from the list of everything that was deleted, with undo.
import { afterAll, afterEach, expect, it } from 'vitest'
import type { Section } from '#shared/document/nodes'
import { assetIds } from '#shared/document/query'
import { addAsset } from '../electron/storage/assets'
import { keepPresent } from '../electron/storage/history'
import { createPack, readPack, savePack } from '../electron/storage/packs'
import { illustrated, meta, png, section } from '../electron/storage/testing/packs'
import { accessibilityFaults } from './harness/axe'
import { makeHome, removeHomes } from './harness/launch'
import { beside, killRunning, launch } from './harness/library'
import { screenshot } from './harness/screenshot'

afterEach(killRunning)
afterAll(removeHomes)

it('puts an image back into its section, and takes it out again', async () => {
  const home = makeHome()
  const { id, image } = beside(home, (db) => {
    const { id: image } = addAsset(db, { name: 'harbour.png', bytes: png })
    const { id } = createPack(db, { meta: meta('Visit'), fields: [], sections: [illustrated('a', image)] })
    keepPresent(db, id, { cause: 'sent', about: '' })
    savePack(db, { id, revision: 1, sections: [section('a')] })
    return { id, image }
  })
  const images = () => beside(home, (db) => assetIds(readPack(db, id).doc.content[0] as Section))
  const { window } = await launch({ home })
  await window.getByRole('button', { name: 'Deleted packs' }).click()
  const dialog = window.getByRole('dialog', { name: /^Deleted packs/ })
  await dialog.getByRole('checkbox', { name: /harbour\.png/ }).check()
  await screenshot(window, 'image-to-put-back')
  expect(await accessibilityFaults(window)).toEqual([])
  await dialog.getByRole('button', { name: 'Put back' }).click()
  await expect.poll(images).toEqual([image])
  await window.getByText('The image was put back into').waitFor()
  await dialog.getByRole('button', { name: 'Close' }).first().click()
  await window.getByRole('button', { name: 'Undo', exact: true }).last().click()
  await expect.poll(images).toEqual([])
})
