// Documents for the bench that are unlike each other, made by seed: what is fast on one kind can be slow on another.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Block } from '#shared/document/nodes'
import type { Asset, Pack } from '#shared/pack'
import { preferShortRuns } from '../electron/app/short-runs'
import { doc, h, image, job, note, p, pack, section, table, td, th, tr } from '../electron/pdf/testing/build'
import { startEngine } from '../electron/pdf/testing/engine'
import { assemblePng, pngAsset } from '../electron/pdf/testing/png'
import { benchPack, numbers, sentence, sentences } from './documents'
import { plainBlocks } from './plain'

type Next = (below: number) => number

/** How many pictures the screenshots kind has, whatever its pages. */
const PICTURES = 40
const [WIDTH, HEIGHT] = [1280, 800]

/** A screenshot of windows and lines of text, clear at its edges as programs save it; rows are stored as differences. */
function screenshot(index: number): Uint8Array {
  const next = numbers(index + 1)
  const rows = new Uint8Array(HEIGHT * (1 + WIDTH * 4))
  const tone = [next(256), next(256), next(256)]
  for (let y = 0; y < HEIGHT; y++) {
    const start = y * (1 + WIDTH * 4)
    rows[start] = 1
    const written = y % 20 < 9
    let before = [0, 0, 0, 0]
    for (let x = 0; x < WIDTH; x++) {
      const edge = Math.min(x, y, WIDTH - 1 - x, HEIGHT - 1 - y)
      const ink = written && x > 60 && next(3) === 0 ? next(200) : 255
      const pixel = [...(x < 60 || y < 40 ? tone : [ink, ink, ink]), Math.min(255, edge * 16)]
      for (let n = 0; n < 4; n++) rows[start + 1 + x * 4 + n] = (pixel[n] as number) - (before[n] as number)
      before = pixel
    }
  }
  return assemblePng({ width: WIDTH, height: HEIGHT, depth: 8, colour: 6, interlace: 0 }, rows).bytes
}

const pictureFile = (index: number): string => `picture-${index}.png`

/** The screenshots, made in a folder unless they are there. */
function screenshots(folder: string): Asset[] {
  mkdirSync(folder, { recursive: true })
  return Array.from({ length: PICTURES }, (_, index) => {
    const name = pictureFile(index)
    const file = join(folder, name)
    if (!existsSync(file)) writeFileSync(file, screenshot(index))
    const bytes = new Uint8Array(readFileSync(file))
    return { id: createHash('sha256').update(bytes).digest('hex'), mime: 'image/png', name, bytes }
  })
}

const paragraphs = (next: Next, count: number): Block[] =>
  Array.from({ length: count }, () => p(sentences(next, 5)))

const figures = (next: Next): Block =>
  table(
    'Figures',
    tr(th('Item'), th('Description'), th('Quantity'), th('Cost')),
    ...Array.from({ length: 24 }, (_, row) =>
      tr(td(`Item ${row + 1}`), td(sentence(next)), td(String(next(500))), td(`${next(90_000) / 100}`)),
    ),
  )

/** The kinds: the blocks of about one page. */
const PAGES = {
  text: (next: Next) => [h(1, sentence(next)), ...paragraphs(next, 6)],
  tables: (next: Next) => [figures(next)],
  notes: (next: Next) =>
    Array.from({ length: 6 }, () => p(sentences(next, 3), note(sentence(next)), ' ', sentence(next))),
  screenshots: (next: Next) => paragraphs(next, 6),
}

/** The names of the kinds. */
export const KINDS = [...Object.keys(PAGES), 'mixed']

/** A pack of a kind and about that many pages, and its images. */
function kindPack(kind: string, pages: number, folder: string): { pack: Pack; assets: readonly Asset[] } {
  if (kind === 'mixed') return benchPack(pages)
  const assets = kind === 'screenshots' ? screenshots(folder) : []
  const next = numbers(pages)
  const made = Array.from({ length: pages }, (_, page) => {
    const from = Math.floor((page * assets.length) / pages)
    const shown = assets.slice(from, Math.floor(((page + 1) * assets.length) / pages))
    const blocks = PAGES[kind as keyof typeof PAGES](next)
    return [...blocks, ...shown.map(({ id }) => image(id, { caption: 'A window', widthPercent: 70 }))]
  })
  const sections = Array.from({ length: Math.ceil(pages / 10) }, (_, index) =>
    section(`Part ${index + 1}`, { level: 1 }, ...made.slice(index * 10, index * 10 + 10).flat()),
  )
  return { pack: pack(doc(...sections)), assets }
}

/** The document as peers take it; its pictures lie in the folder. */
export function plainDocument(kind: string, pages: number, folder: string) {
  const { pack: given } = kindPack(kind, pages, folder)
  let pictures = 0
  const blocks = plainBlocks(given).map((block) =>
    block.kind === 'image' && kind === 'screenshots' ? { ...block, file: pictureFile(pictures++) } : block,
  )
  return { title: given.meta.title, blocks, image: pngAsset(480, 270).bytes }
}

/** Our engine: `start` makes it ready, what it returns converts. */
export function ours(kind: string, pages: number, folder: string) {
  const { pack: given, assets } = kindPack(kind, pages, folder)
  const input = job(given, {}, assets)
  return async () => {
    // As in the program.
    preferShortRuns()
    const engine = await startEngine()
    return async () => {
      const layout = engine.layout(input)
      const bytes = await engine.paint(layout)
      return { bytes: bytes.length, pages: layout.pages.length }
    }
  }
}
