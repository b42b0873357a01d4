// Random packs in the real window: each text as it is drawn, with all its numbers and references, is in the exported PDF.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, expect, it } from 'vitest'
import type { Mark } from '#shared/document/nodes'
import { walk } from '#shared/document/query'
import type { Pack } from '#shared/pack'
import { answerSaveDialog } from './harness/dialogs'
import { type DrawnNode, drawnTree } from './harness/drawn-tree'
import { type LaunchedApp, launchApp, makeHome, removeHomes } from './harness/launch'
import { callMain } from './harness/packs'
import { type NumberedPack, numberedPack } from './torture/numbered-packs'
import { AFTER_LINK, differences, type ShownText } from './torture/numbers-shown'

let running: LaunchedApp
let window: Page
afterEach(() => running.killHard())
afterAll(removeHomes)

/** Packs of one run; `NUMBERED_PACKS` asks for more. */
const RUNS = Number(process.env.NUMBERED_PACKS ?? 6)
/** Of one seed: the packs of the window are the same each time. */
const SEED = Number(process.env.NUMBERED_SEED ?? 7)

it('are drawn in the text as they are printed', { timeout: 60_000 + RUNS * 20_000 }, async () => {
  // The pictures of the packs are missing.
  running = await launchApp({ complaints: /404/ })
  window = running.window
  const file = join(makeHome(), 'numbers.pdf')
  await answerSaveDialog(running.app, file)
  for (const made of fc.sample(numberedPack, { numRuns: RUNS, seed: SEED })) {
    // The text on screen is all that some reader gets.
    const print = { ...made.print, edition: 'instructor' }
    const id = await openPack({ pack: confirmed(made.pack), print })
    await callMain(window, 'export.start', {
      id,
      jobId: 'numbers',
      options: { paper: made.pack.meta.paper, ...print },
    })
    const shown = await shownTexts()
    expect(shown.map(({ text }) => ownWord(text)).sort()).toEqual(ownWords(made).sort())
    expect(await differences(shown, new Uint8Array(readFileSync(file)))).toEqual([])
  }
})

/** A pack all of whose words are confirmed and printed in any case: the window shows those that are not, too. */
const confirmed = (pack: Pack): Pack =>
  JSON.parse(JSON.stringify(pack), (key, value) =>
    key === 'marks' ? value.filter(({ type }: Mark) => type !== 'toConfirm' && type !== 'onlyIf') : value,
  )

/** The own word of each text block; some titles and headings have none. Code has no numbers. */
function ownWords({ pack }: NumberedPack): string[] {
  const own: string[] = []
  walk(pack.doc, (node) => {
    const [first] = 'content' in node && node.type !== 'footnote' ? (node.content ?? []) : []
    if (first?.type === 'text' && node.type !== 'codeBlock') own.push(ownWord(first.text) ?? '')
  })
  return own.filter(Boolean)
}

const ownWord = (text: string): string | undefined => /x\d+w/.exec(text)?.[0]

let count = 0

/** Stores a pack, opens it on a desk on which prints are made in its way, and waits for all its numbers. */
async function openPack({ pack, print }: NumberedPack): Promise<string> {
  count += 1
  const title = `Pack ${count} of the numbers`
  const { id } = await callMain(window, 'packs.create', {
    meta: { ...pack.meta, title },
    fields: pack.fields,
    sections: pack.doc.content,
  })
  await window.evaluate(({ kind, edition, ...chosen }) => {
    localStorage.clear()
    const flags = Object.entries(chosen).filter(([, value]) => value === true)
    localStorage.setItem(`print.${kind}`, flags.map(([name]) => name).join(' '))
    for (const [name, value] of Object.entries(chosen))
      if (typeof value === 'string') localStorage.setItem(`print.${name}`, value)
  }, print)
  await window.reload()
  await window.locator('tr', { hasText: title }).dblclick()
  await window.locator('.document').first().waitFor()
  await window.evaluate(() => {
    const sheet = new CSSStyleSheet()
    // Beside the text, forms repeat sentences of it. All of the text is drawn, not only what is in sight. An empty field is printed in brackets.
    sheet.replaceSync(`.field-sentence { display: none }
      .section { content-visibility: visible !important }
      .field-chip[data-empty]::before { content: '[' } .field-chip[data-empty]::after { content: ']' }`)
    document.adoptedStyleSheets.push(sheet)
  })
  return id
}

/** The texts of the document as they are drawn. */
async function shownTexts(): Promise<ShownText[]> {
  const { notes, unprinted } = await window.evaluate(() => ({
    // A note is a button with its words as its name: what is drawn for it is told by its style.
    notes: [...document.querySelectorAll('.document .note-marker')].map((one) =>
      getComputedStyle(one, '::after').content.replaceAll('"', ''),
    ),
    unprinted: [...document.querySelectorAll('.document :is([data-excluded], .guidance, [data-unprinted])')]
      .map((one) => {
        const own = one.cloneNode(true) as Element
        // They repeat words of other blocks.
        for (const reference of own.querySelectorAll('.reference-chip')) reference.remove()
        return own.textContent
      })
      .join(' '),
  }))
  const texts = textsOf(await drawnTree(window), notes[Symbol.iterator]())
  return texts.map((text) => {
    const own = ownWord(text)
    return { kind: 'block', printed: own !== undefined && !unprinted.includes(own), text }
  })
}

const BLOCKS = ['paragraph', 'heading']

/** The texts of the blocks, the number of a list before its first one. */
function textsOf(tree: DrawnNode, notes: Iterator<string>): string[] {
  const texts: string[] = []
  let marker = ''
  const visit = (node: DrawnNode): void => {
    if (node.role === 'ListMarker') marker = /\d+\./.exec(node.name || inline(node, notes))?.[0] ?? ''
    else if (BLOCKS.includes(node.role)) {
      texts.push(`${marker}${inline(node, notes)}`)
      marker = ''
    } else for (const child of node.children) visit(child)
  }
  visit(tree)
  return texts.filter(ownWord)
}

function inline({ role, name, children }: DrawnNode, notes: Iterator<string>): string {
  if (role === 'StaticText') return name
  if (role === 'button') return notes.next().value ?? ''
  const words = children.map((child) => inline(child, notes)).join('')
  return role === 'link' ? `${words}${AFTER_LINK}` : words
}
