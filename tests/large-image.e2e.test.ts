// An image that is too large for print: named by the check, made smaller on request, and brought back by undo.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, expect, it } from 'vitest'
import * as build from '../electron/pdf/testing/build'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { callMain, makePack, savedSections } from './harness/packs'
import { screenshot } from './harness/screenshot'

let running: LaunchedApp
afterEach(async () => running?.killHard())
afterAll(removeHomes)

/** Stores a photograph of noise, which no format makes small. */
async function addLargePhoto(window: Page): Promise<string> {
  const reply = await window.evaluate(async () => {
    const canvas = new OffscreenCanvas(5000, 2500)
    const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
    const noise = context.createImageData(5000, 2500)
    let seed = 7
    for (let at = 0; at < noise.data.length; at += 1) {
      seed = (seed * 1103515245 + 12345) % 2147483648
      noise.data[at] = at % 4 === 3 ? 255 : seed >> 16
    }
    context.putImageData(noise, 0, 0)
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })
    const { attache } = globalThis as unknown as {
      attache: { call(channel: string, request: unknown): Promise<string> }
    }
    const bytes = new Uint8Array(await blob.arrayBuffer())
    return attache.call('assets.add', { name: 'Photo.jpg', bytes })
  })
  return (JSON.parse(reply).value as { id: string }).id
}

const shown = (window: Page) => savedSections(window, 'Photos').then((sections) => JSON.stringify(sections))

it('is named before an export, made smaller, and comes back with undo', async () => {
  running = await launchApp()
  const { window } = running
  await window.locator('.library').waitFor()
  const asset = await addLargePhoto(window)
  const image = build.image(asset, { alt: 'A photo', caption: 'The harbour' })
  await makePack(window, 'Photos', [build.section('Part', {}, build.p('Before.'), image)])
  const { id } = (await callMain(window, 'packs.list', null))[0] ?? { id: '' }
  const options = { paper: 'a4', kind: 'briefing' } as const
  const named = async () =>
    (await callMain(window, 'export.check', { id, options })).map(({ message }) => message).join('\n')
  expect(await named()).toMatch(/“The harbour”|“A photo”.* MB, more than print can show/)

  await window.locator('.document img').first().click()
  await window.keyboard.press('Shift+F10')
  await window.getByRole('menuitem', { name: 'Make smaller for print' }).click()
  await window.getByText(/The image takes .* now/).waitFor()
  await screenshot(window, 'image-smaller')
  await expect.poll(() => shown(window)).not.toContain(asset)
  expect(await named()).not.toContain('more than print can show')
  await window.keyboard.press('Control+z')
  await expect.poll(() => shown(window)).toContain(asset)
})
