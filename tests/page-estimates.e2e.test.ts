// The pages that the dialog New pack announces are those that the pack prints: each blueprint, as either kind, on each paper.
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, expect, it } from 'vitest'
import { PACK_KINDS, PAPERS, type PackKind, type Paper } from '#shared/pack'
import type { Blueprint } from '#shared/template'
import { newPack } from '../electron/app/new-pack'
import { loadEngine } from '../electron/app/resources'
import { loadLibrary } from '../electron/templates/load'
import { answerSaveDialog } from './harness/dialogs'
import { type LaunchedApp, launchApp, makeHome, removeHomes } from './harness/launch'
import { callMain } from './harness/packs'
import { screenshot } from './harness/screenshot'

let running: LaunchedApp
let window: Page
afterEach(() => running.killHard())
afterAll(removeHomes)

const TITLE = 'Visit to the partner'
const root = join(import.meta.dirname, '..')
const library = loadLibrary(join(root, 'templates'))
const { blueprints } = library

interface Choice {
  readonly blueprint: Blueprint
  readonly kind: PackKind
  readonly paper: Paper
}

/** Every other blueprint as the other kind, on each paper in turn. */
const choices = blueprints.map((blueprint, index): Choice => {
  const kind = PACK_KINDS[(PACK_KINDS.indexOf(blueprint.kind) + index) % PACK_KINDS.length]
  return { blueprint, kind: kind ?? blueprint.kind, paper: PAPERS[index % PAPERS.length] ?? 'a4' }
})

it('are those that are printed', { timeout: 60_000 + blueprints.length * 30_000 }, async () => {
  running = await launchApp()
  window = running.window
  await window.getByRole('button', { name: 'New pack' }).first().click()
  await window.getByLabel('Title', { exact: true }).fill(TITLE)
  const printed = await printer()
  const wrong: string[] = []
  let last = 0
  for (const choice of choices) {
    last = await announced(choice)
    const pages = printed(choice)
    if (Math.abs(last - pages) > pages / 10) wrong.push(`${wordsOf(choice)}: about ${last}, printed ${pages}`)
  }
  await screenshot(window, 'page-estimates')
  const paper = choices.at(-1)?.paper ?? 'a4'
  for (const blueprint of blueprints) {
    const choice = { blueprint, kind: blueprint.kind, paper }
    const pages = printed(choice)
    const listed = await pagesIn(window.locator('.blueprint', { hasText: blueprint.title }))
    if (Math.abs(listed - pages) > pages / 10)
      wrong.push(`${wordsOf(choice)}: listed ${listed}, printed ${pages}`)
  }
  expect(wrong).toEqual([])
  expect(await exportedPages(choices.at(-1))).toBe(last)
})

const wordsOf = ({ blueprint, kind, paper }: Choice): string => `${blueprint.id}, ${kind}, ${paper}`

/** Chooses in the dialog, and gives the pages that it announces. */
async function announced({ blueprint, kind, paper }: Choice): Promise<number> {
  await window.locator('.blueprint', { hasText: blueprint.title }).click()
  await window.getByLabel('Kind', { exact: true }).selectOption(kind)
  await window.getByLabel('Paper', { exact: true }).selectOption(paper)
  return pagesIn(window.locator('.contents-pages'))
}

/** Waits until a text says how many pages. */
async function pagesIn(text: ReturnType<Page['locator']>): Promise<number> {
  const about = text.filter({ hasText: /about \d+ pages?/i })
  await about.waitFor({ timeout: 60_000 })
  return Number(/about (\d+)/i.exec(await about.innerText())?.[1])
}

/** Counts the pages of the same packs in the test's own process. */
async function printer(): Promise<(choice: Choice) => number> {
  const engine = await loadEngine(root)
  return ({ blueprint, kind, paper }) => {
    const made = newPack(library, {
      blueprint: blueprint.id,
      title: TITLE,
      author: '',
      organisation: '',
      language: 'en-GB',
      date: '2026-03-12',
      marking: { scheme: 'none', level: '', caveat: '', trainingRider: false },
      kind,
      values: new Map(),
    })
    const pack = { id: '', revision: 0, meta: { ...made.meta, paper }, fields: made.fields, doc: made.doc }
    return engine.layout({ pack, assets: new Map(), options: { paper, kind } }).pages.length
  }
}

/** Creates the pack that was chosen last, and exports it. */
async function exportedPages(choice: Choice | undefined): Promise<number> {
  await answerSaveDialog(running.app, join(makeHome(), 'pack.pdf'))
  await window.getByRole('button', { name: 'Create pack' }).click()
  await window.locator('.document').first().waitFor()
  const [pack] = await callMain(window, 'packs.list', null)
  const kind = choice?.kind ?? 'briefing'
  const edition = kind === 'briefing' ? 'own' : 'student'
  const options = { kind, edition, paper: choice?.paper ?? 'a4' }
  const report = await callMain(window, 'export.start', { id: pack?.id ?? '', jobId: 'pages', options })
  return report?.pages ?? 0
}
