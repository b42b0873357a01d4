// Reads PDFs back with poppler, qpdf and pdf.js, as other people's programs will.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hasRightToLeft } from '#shared/isolates'

/** Runs a command on a PDF; `@` in the arguments is replaced by the file. Returns its output. */
export const ask = (pdf: Uint8Array, command: string, ...args: string[]): string =>
  run(pdf, command, args).toString('utf8')

function run(pdf: Uint8Array, command: string, args: readonly string[]): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'attache-pdf-'))
  const file = join(folder, 'it.pdf')
  try {
    writeFileSync(file, pdf)
    return execFileSync(
      command,
      args.map((arg) => (arg === '@' ? file : arg)),
      { maxBuffer: 1 << 28 },
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** All words in reading order, with hyphenation at line ends undone. */
export function textOf(pdf: Uint8Array, ...args: string[]): string {
  return ask(pdf, 'pdftotext', ...args, '@', '-')
    .replaceAll(/[\u00ad-]\n/g, '')
    .replaceAll(/\s+/g, ' ')
}

/** Marks of direction, which readers add to text. */
const DIRECTION_MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** The text of a file as readers give it to a search, on one line: poppler in three ways, and pdf.js. */
export async function foundBy(pdf: Uint8Array): Promise<Readonly<Record<string, string>>> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await getDocument({ data: pdf.slice(), useSystemFonts: false, verbosity: 0 }).promise
  let words = ''
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent()
    for (const item of items) if ('str' in item) words += item.str + (item.hasEOL ? '\n' : '')
    words += '\n'
  }
  await document.destroy()
  const one = (text: string): string => text.replaceAll(DIRECTION_MARKS, '').replaceAll(/\s+/g, ' ')
  return {
    poppler: one(textOf(pdf)),
    'poppler as written': one(textOf(pdf, '-raw')),
    'poppler as laid out': one(textOf(pdf, '-layout')),
    'pdf.js': one(words),
  }
}

/** The words of each page. */
export function pagesOf(pdf: Uint8Array): string[] {
  return ask(pdf, 'pdftotext', '-layout', '@', '-').split('\f').slice(0, -1)
}

/**
 * Renders a page (from 1) with poppler at `pixels` per inch, by default one pixel per point; returns a function that
 * reads the colour of a pixel as `#rrggbb`.
 */
export function drawnPage(pdf: Uint8Array, page: number, pixels = 72): (x: number, y: number) => string {
  const ppm = run(pdf, 'pdftoppm', ['-r', String(pixels), '-f', String(page), '-l', String(page), '@'])
  const head = /^P6\s+(\d+)\s+\d+\s+255\s/.exec(ppm.toString('latin1', 0, 40))
  const [width, start] = [Number(head?.[1]), head?.[0].length ?? 0]
  return (x, y) => {
    const at = start + (Math.floor(y) * width + Math.floor(x)) * 3
    return `#${ppm.subarray(at, at + 3).toString('hex')}`
  }
}

export interface QpdfObject {
  readonly '/S'?: string
  readonly '/K'?: unknown
  readonly '/P'?: string
  readonly '/Subtype'?: string
  readonly '/Alt'?: string
  readonly '/ActualText'?: string
  readonly '/E'?: string
  readonly '/Lang'?: string
  readonly '/Contents'?: string
  /** Of PDF 2.0: the namespace of an element, and what it refers to; also the name of a namespace. */
  readonly '/NS'?: string
  readonly '/Ref'?: readonly string[]
  /** Attributes of an element, or the action of a link. */
  readonly '/A'?: Readonly<Record<string, unknown>>
}

/** All dictionary objects of a file by name (`12 0 R`), as qpdf reads them. */
export function objectsOf(pdf: Uint8Array): Map<string, QpdfObject> {
  const { objects } = JSON.parse(ask(pdf, 'qpdf', '--json=1', '--json-key=objects', '@')) as {
    objects: Record<string, QpdfObject | null>
  }
  const all = Object.entries(objects).filter(([, one]) => typeof one === 'object' && one !== null)
  return new Map(all as [string, QpdfObject][])
}

/** An element of the structure tree as a screen reader gets it, without its words. */
export interface HeardElement {
  readonly role: string
  /** Role of the parent element. */
  readonly within: string
  readonly alt: string
  /** Read instead of the words. */
  readonly actual: string
  readonly expansion: string
  readonly lang: string
}

/** The elements of the structure tree, as qpdf finds them. */
export function elementsOf(pdf: Uint8Array): HeardElement[] {
  const objects = objectsOf(pdf)
  const roleOf = (one: QpdfObject | undefined): string => one?.['/S']?.slice(1) ?? ''
  return [...objects.values()]
    .filter((one) => one['/P'] !== undefined && one['/S'] !== undefined)
    .map((one) => ({
      role: roleOf(one),
      within: roleOf(objects.get(one['/P'] ?? '')),
      alt: one['/Alt'] ?? '',
      actual: one['/ActualText'] ?? '',
      expansion: one['/E'] ?? '',
      lang: one['/Lang'] ?? '',
    }))
}

/** The descriptions of links, in file order. */
export const linkNames = (pdf: Uint8Array): string[] =>
  [...objectsOf(pdf).values()].flatMap((one) => (one['/Subtype'] === '/Link' ? [one['/Contents'] ?? ''] : []))

/** The role of the element that each link belongs to, as qpdf finds it; empty for a link outside the tree. */
export function linkOwners(pdf: Uint8Array): string[] {
  const all = [...objectsOf(pdf)]
  const owners = new Map<unknown, string>()
  for (const [, one] of all) {
    for (const kid of [one['/K']].flat() as ({ '/Obj'?: string } | null | undefined)[])
      if (kid?.['/Obj']) owners.set(kid['/Obj'], one['/S']?.slice(1) ?? '')
  }
  return all.filter(([, one]) => one['/Subtype'] === '/Link').map(([id]) => owners.get(id) ?? '')
}

/** A bookmark with its page (from 1). */
export interface Bookmark {
  readonly title: string
  readonly page: number
  readonly level: number
}

/** Structure of a PDF as pdf.js reads it. */
export interface ReadBack {
  readonly pages: number
  readonly labels: readonly string[]
  readonly outline: readonly Bookmark[]
  /** Target pages (from 1) and addresses of the links of each page. */
  readonly links: readonly (readonly (number | string)[])[]
}

/** Reads structure with pdf.js. */
export async function readBack(pdf: Uint8Array): Promise<ReadBack> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await getDocument({ data: pdf.slice(), useSystemFonts: false, verbosity: 0 }).promise
  const pageOf = async (dest: unknown): Promise<number> => {
    const target: unknown = typeof dest === 'string' ? await document.getDestination(dest) : dest
    return Array.isArray(target) ? (await document.getPageIndex(target[0])) + 1 : 0
  }
  const outline: Bookmark[] = []
  type Item = { title: string; dest: unknown; items: Item[] }
  const visit = async (items: readonly Item[], level: number): Promise<void> => {
    for (const item of items) {
      outline.push({ title: item.title, page: await pageOf(item.dest), level })
      await visit(item.items, level + 1)
    }
  }
  await visit((await document.getOutline()) ?? [], 1)
  const links: (number | string)[][] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const annotations = (await page.getAnnotations()) as { dest?: unknown; url?: string }[]
    links.push(await Promise.all(annotations.map(async (one) => one.url ?? pageOf(one.dest))))
  }
  const result = { pages: document.numPages, labels: (await document.getPageLabels()) ?? [], outline, links }
  await document.destroy()
  return result
}

/** A word on a page as poppler finds it, in points from the top left corner. */
export interface BoxedWord {
  readonly page: number
  readonly text: string
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** With positions, poppler gives letters from left to right. */
const inReadingOrder = (word: string): string => (hasRightToLeft(word) ? [...word].reverse().join('') : word)

/** All words with their positions. */
export function boxedWords(pdf: Uint8Array): BoxedWord[] {
  const words: BoxedWord[] = []
  let page = 0
  const found = /<page |<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)<\/word>/g
  for (const [, ...parts] of ask(pdf, 'pdftotext', '-bbox', '@', '-').matchAll(found)) {
    const [left = 0, top = 0, right = 0, bottom = 0] = parts.slice(0, 4).map(Number)
    if (parts[4] === undefined) page += 1
    else
      words.push({ page, text: inReadingOrder(parts[4]).replaceAll('&amp;', '&'), left, top, right, bottom })
  }
  return words
}

/** Describes pairs of overlapping words; there should be none. */
export function overlappingWords(words: readonly BoxedWord[]): string[] {
  const lines = [...words].sort((a, b) => a.page - b.page || a.top - b.top)
  return lines.flatMap((one, index) => {
    const over: string[] = []
    for (let at = index + 1; at < lines.length; at++) {
      const other = lines[at] as BoxedWord
      const height = Math.min(one.bottom, other.bottom) - other.top
      if (other.page !== one.page || height <= 0) break
      const width = Math.min(one.right, other.right) - Math.max(one.left, other.left)
      // Boxes are as tall as the type, so those of adjacent lines touch.
      if (width > 0.3 && height > 0.4 * (one.bottom - one.top)) over.push(`${one.text} over ${other.text}`)
    }
    return over
  })
}

/** A piece of text as a reader finds it, in points from the lower left corner of the page, `y` at the baseline. */
export interface PlacedText {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
  /** Not horizontal. */
  readonly turned: boolean
}

/** The texts of each page as pdf.js places them, without lone spaces. */
export async function placedTexts(
  pdf: Uint8Array,
): Promise<{ readonly width: number; readonly height: number; readonly texts: readonly PlacedText[] }[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await getDocument({ data: pdf.slice(), useSystemFonts: false, verbosity: 0 }).promise
  const pages = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const [, , width = 0, height = 0] = page.view
    const { items } = await page.getTextContent()
    const texts = items.flatMap((item): PlacedText[] => {
      if (!('str' in item) || item.str.trim() === '') return []
      const [a = 0, b = 0, , , x = 0, y = 0] = item.transform as number[]
      return [{ text: item.str, x, y, width: item.width, size: Math.hypot(a, b), turned: b !== 0 }]
    })
    pages.push({ width, height, texts })
  }
  await document.destroy()
  return pages
}

/** A node of the structure tree in pdf.js: an element with its children, or a piece of marked content. */
interface TagNode {
  readonly role?: string
  readonly children?: readonly TagNode[]
  readonly type?: string
  readonly id?: string
}

/**
 * The words of a tagged PDF in reading order, divided into those of elements with one of these roles and all others;
 * without spaces.
 */
export async function taggedWords(
  pdf: Uint8Array,
  apart: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await getDocument({ data: pdf.slice(), useSystemFonts: false, verbosity: 0 }).promise
  const words: Record<string, string> = Object.fromEntries(['', ...apart].map((role) => [role, '']))
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const marked = markedWords((await page.getTextContent({ includeMarkedContent: true })).items)
    const visit = (node: TagNode, within: string): void => {
      if (node.type === 'content') words[within] += marked.get(node.id ?? '') ?? ''
      const own = node.role !== undefined && apart.includes(node.role) ? node.role : within
      for (const child of node.children ?? []) visit(child, own)
    }
    const tree = (await page.getStructTree()) as TagNode | null
    if (tree) visit(tree, '')
  }
  await document.destroy()
  return words
}

/** The words of each piece of marked content, by its id. */
function markedWords(items: readonly object[]): Map<string, string> {
  const marked = new Map<string, string>()
  const open: string[] = []
  for (const item of items as { type?: string; id?: string; str?: string }[]) {
    if (item.type === 'endMarkedContent') open.pop()
    else if (item.type) open.push(item.id ?? open.at(-1) ?? '')
    else {
      const id = open.at(-1) ?? ''
      marked.set(id, (marked.get(id) ?? '') + (item.str ?? '').replaceAll(/[\s\u00ad]/g, ''))
    }
  }
  return marked
}
