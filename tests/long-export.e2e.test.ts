// A long export: the window stays responsive, and a cancelled export leaves nothing behind.
import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import type { Bridge } from '../electron/shared/ipc'
import type { Pack, PackSummary } from '../electron/shared/pack'
import { answerSaveDialog } from './harness/dialogs'
import { type LaunchedApp, launchApp, removeHomes } from './harness/launch'
import { wordKeys } from './harness/word-keys'

let running: LaunchedApp | undefined
afterEach(async () => running?.killHard())
afterAll(removeHomes)

/** Makes a pack of about a hundred pages from copies of the sample's sections. */
async function makeLongPack(window: Page, title: string, copies: number): Promise<void> {
  await window.evaluate(
    async ([name, count]) => {
      const { call } = Reflect.get(window, 'attache') as Bridge
      const value = (reply: string) => {
        const result = JSON.parse(reply)
        if (!result.ok) throw new Error(result.error.message)
        return result.value
      }
      const { id } = value(await call('packs.sample', null))
      const { meta, fields, doc } = value(await call('packs.read', { id })) as Pack
      const sections = Array.from({ length: count }, (_, copy) =>
        doc.content.map((section) => {
          const text = JSON.stringify(section).replace(/"id":"([^"]+)"/g, `"id":"$1-${copy}"`)
          return JSON.parse(text) as typeof section
        }),
      ).flat()
      value(await call('packs.create', { meta: { ...meta, title: name }, fields, sections }))
    },
    [title, copies] as const,
  )
  await window.reload()
}

/** Starts the app with a long pack in its library and the save dialog answered. */
async function startWithLongPack(kind = 'pdf'): Promise<LaunchedApp & { readonly target: string }> {
  const launched = await launchApp()
  running = launched
  await makeLongPack(launched.window, 'Long pack', 40)
  const target = join(launched.home, `long.${kind}`)
  await answerSaveDialog(launched.app, target)
  return { ...launched, target }
}

/** Presses Cancel as soon as progress is shown: exporting a hundred pages takes less than a second. */
function cancelAtOnce(window: Page): Promise<void> {
  return window.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const look = (): void => {
          const dialog = document.querySelector('dialog[open]:has([role=progressbar])')
          const cancel = [...(dialog?.querySelectorAll('button') ?? [])].find(
            ({ textContent }) => textContent === 'Cancel',
          )
          if (!cancel) return void requestAnimationFrame(look)
          cancel.click()
          resolve()
        }
        look()
      }),
  )
}

const filesOfExport = (home: string): string[] =>
  readdirSync(home).filter((file) => /pdf|docx|part/.test(file))

describe('a long export', () => {
  it.each(['pdf', 'docx'])('leaves no file when it is cancelled: %s', async (kind) => {
    const { window, home } = await startWithLongPack(kind)
    await window.getByRole('row', { name: /Long pack/ }).press('Enter')
    // By selector: finding a control by its role would compute the whole accessibility tree of a long pack each time.
    await window.locator('.document').waitFor()
    await window.keyboard.press(wordKeys.export)
    await window.locator('dialog[open] select:has(option[value=docx])').selectOption(kind)
    await window.locator('dialog[open] input[name=edition]').first().check()
    await window.locator('dialog[open] button[type=submit]:enabled').click()
    await cancelAtOnce(window)
    await window.locator('dialog[open] button[type=submit]:enabled').waitFor()
    expect(filesOfExport(home)).toEqual([])
  })

  it('is finished before the window closes', async () => {
    const { window, home, target, close } = await startWithLongPack()
    await window.getByRole('row', { name: /Long pack/ }).press('Enter')
    await window.locator('.document').waitFor()
    await window.keyboard.press(wordKeys.export)
    await window.locator('dialog[open] input[name=edition]').first().check()
    await window.locator('dialog[open] button[type=submit]:enabled').click()
    await window.waitForFunction(() => document.querySelector('dialog[open] [role=progressbar]'))
    expect(await close()).toBe(0)
    expect(filesOfExport(home)).toEqual(['long.pdf'])
    expect(execFileSync('qpdf', ['--check', target], { encoding: 'utf8' })).toContain('No syntax')
  })

  it('keeps answering the window', async () => {
    const { window, home } = await startWithLongPack()
    const ended = await window.evaluate(async () => {
      const { call } = Reflect.get(window, 'attache') as Bridge
      const packs = JSON.parse(await call('packs.list', null)).value as PackSummary[]
      const id = packs.find(({ title }) => title === 'Long pack')?.id ?? ''
      const order: string[] = []
      const options = { paper: 'a4', kind: 'briefing', edition: 'own' } as const
      await Promise.all([
        call('export.start', { id, jobId: 'job', options }).then((reply) =>
          order.push(`export ${JSON.parse(reply).ok}`),
        ),
        call('packs.read', { id }).then((reply) => order.push(`read ${JSON.parse(reply).ok}`)),
      ])
      return order
    })
    expect(ended).toEqual(['read true', 'export true'])
    expect(filesOfExport(home)).toEqual(['long.pdf'])
  })
})
