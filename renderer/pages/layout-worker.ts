// The thread that lays out the pages while they are shown: the same layout as in the PDF, drawn as pictures.
import { checkPack } from '#shared/check'
import type { DocumentNode } from '#shared/document/nodes'
import { attributesOf } from '#shared/document/printed'
import { walk } from '#shared/document/query'
import { failureOf } from '#shared/failure'
import type { LabelSheet } from '#shared/label-sheets'
import { learnSchemeOf } from '#shared/own-schemes'
import type { Asset, ExportOptions, Problem } from '#shared/pack'
import type { TextPosition } from '#shared/page-positions'
import {
  boundsOnPage,
  countPages,
  createLayoutEngine,
  createOutlines,
  drawPage,
  FONT_FILES,
  LATE_FONT_FILES,
  type Layout,
  type LayoutEngine,
  layLabel,
  type Page,
  positionAt,
  readImageSize,
  samePage,
  THEME_IDS,
  type UnitPages,
  unitPages,
  WASM_FILE,
} from '../../electron/pdf/view'
import { CanvasSurface, GlyphPaths } from './canvas-surface'
import type { PagesReport, PagesRequest, PlacedProblem, WantedPage } from './messages'
import { PackCopy } from './pack-copy'
import { enclosedPage, Pictures } from './pictures'
import { loadResources, readHead } from './worker-files'

/** Problems are checked after this long without a change, in ms. */
const CALM_MS = 500
/** Longest side of a picture, in pixels. */
const MAX_SIDE = 6000

interface Laid {
  readonly version: number
  readonly layout: Layout
  readonly units: UnitPages
}

interface Drawn {
  readonly page: Page
  /** The request that it answers. */
  readonly wish: number
}

/** The values last sent to the window: sending them again would only make it render again. */
class LastNews {
  private readonly last = new Map<string, string>()

  /** Returns the value when it differs from the last one, else null. */
  news<T extends object>(name: string, value: T): T | null {
    const text = JSON.stringify(value, (_key, part: unknown) => (part instanceof Map ? [...part] : part))
    if (this.last.get(name) === text) return null
    this.last.set(name, text)
    return value
  }
}

class PagesThread {
  private readonly copy = new PackCopy()
  /** Of photographs only the beginning. */
  private readonly assets = new Map<string, Asset>()
  private readonly pictures = new Pictures(
    (asset, width) => askWindow(asset, width),
    (asset) => this.redrawWith(asset),
  )
  private readonly canvas = new OffscreenCanvas(1, 1)
  private readonly told = new LastNews()
  private options: ExportOptions | null = null
  private sheet: LabelSheet | undefined
  private version = 0
  private laid: Laid | null = null
  private wanted: readonly WantedPage[] = []
  private drawn = new Map<number, Drawn>()
  private cursor: TextPosition | null = null
  private running = false
  private calm: ReturnType<typeof setTimeout> | undefined
  private tools: Promise<{ engine: LayoutEngine; paths: GlyphPaths }> | null = null

  take(order: PagesRequest): void {
    switch (order.kind) {
      case 'pack':
        if (order.change.meta) learnSchemeOf(order.change.meta.marking)
        this.copy.apply(order.change)
        this.options = order.options
        this.sheet = order.sheet
        this.version = order.version
        this.update()
        break
      case 'want':
        this.wanted = order.pages
        this.update()
        break
      case 'cursor':
        this.cursor = order.place
        if (this.laid?.version === this.version) this.tellCursor()
        break
      case 'hit': {
        const { id, page, x, y } = order
        const place = this.laid && positionAt(this.laid.layout, this.laid.units, page, x, y)
        report({ kind: 'hit', id, place })
        break
      }
      case 'picture':
        this.pictures.take(order.asset, order.picture)
        break
    }
  }

  /** Lays out and draws what is out of date. Requests that arrive meanwhile are answered together by one more round. */
  private update(): void {
    if (this.running) return
    this.running = true
    const round = async () => {
      // Handle the messages already in the queue first.
      await new Promise((resolve) => setTimeout(resolve))
      await this.layOut()
      await this.draw()
    }
    const { version } = this
    round().then(
      () => {
        this.running = false
        if (this.laid && (this.laid.version !== this.version || this.isBehind())) this.update()
      },
      (error: unknown) => {
        this.running = false
        report({ kind: 'failed', failure: failureOf(error) })
        // A failed layout would fail again; only a change may help.
        if (version !== this.version) this.update()
      },
    )
  }

  private async layOut(): Promise<void> {
    if (this.laid?.version === this.version) return
    const { engine } = await this.start()
    await this.readAssets()
    const { version, options, sheet } = this
    const { pack } = this.copy
    if (!pack || !options) return
    const input = { pack, assets: this.assets, options }
    const layout = sheet
      ? layLabel((label) => engine.layout({ ...input, label }), sheet).layout
      : engine.layout(input)
    const units = unitPages(layout)
    this.laid = { version, layout, units }
    const pages = this.told.news('pages', layout.pages.map(infoOf))
    const counts = this.told.news('counts', countPages(layout, units))
    report({ kind: 'laid', version, pages, counts })
    this.tellCursor()
    clearTimeout(this.calm)
    this.calm = setTimeout(() => this.tellProblems(), CALM_MS)
  }

  private start() {
    this.tools ??= openTools()
    return this.tools
  }

  private async readAssets(): Promise<void> {
    const ids = this.copy.assetIds()
    const missing = [...ids].filter((id) => !this.assets.has(id))
    for (const id of missing) {
      const asset = await readHead(id, (start) => readImageSize(start) !== null)
      if (asset) this.assets.set(id, asset)
    }
    for (const id of this.assets.keys()) if (!ids.has(id)) this.assets.delete(id)
  }

  private pageBehind({ page: index, wish }: WantedPage): Page | null {
    const page = this.laid?.layout.pages[index]
    const drawn = this.drawn.get(index)
    if (!page || (drawn?.wish === wish && drawn.page === page)) return null
    if (drawn?.wish === wish && samePage(drawn.page, page)) {
      this.drawn.set(index, { page, wish })
      return null
    }
    return page
  }

  private isBehind(): boolean {
    return this.wanted.some((wanted) => this.pageBehind(wanted) !== null)
  }

  private async draw(): Promise<void> {
    const { laid } = this
    if (!laid) return
    const { paths } = await this.start()
    const shown = new Set(this.wanted.map(({ page }) => page))
    for (const page of this.drawn.keys()) if (!shown.has(page)) this.drawn.delete(page)
    this.pictures.keep(new Set([...shown].flatMap((index) => imagesOf(laid.layout.pages[index]))))
    for (const wanted of this.wanted) {
      const page = this.pageBehind(wanted)
      if (!page) continue
      const picture = this.paint(page, wanted.scale, paths)
      this.drawn.set(wanted.page, { page, wish: wanted.wish })
      report({ kind: 'drawn', version: laid.version, page: wanted.page, picture }, [picture])
    }
  }

  private paint(page: Page, wantedScale: number, paths: GlyphPaths): ImageBitmap {
    const scale = Math.min(wantedScale, MAX_SIDE / Math.max(page.width, page.height))
    const { canvas } = this
    canvas.width = Math.max(1, Math.round(page.width * scale))
    canvas.height = Math.max(1, Math.round(page.height * scale))
    const context = canvas.getContext('2d', { alpha: false })
    if (!context) throw new Error('The pages can’t be drawn: there is no canvas.')
    const picture = (id: string, width: number) => {
      const asset = this.assets.get(id)
      return asset ? this.pictures.get(asset, width) : null
    }
    const pageOf = (asset: string, number: number, width: number) =>
      this.pictures.get(enclosedPage(asset, number), width)
    drawPage(new CanvasSurface(context, scale, paths, { picture, enclosed: pageOf }), page)
    return canvas.transferToImageBitmap()
  }

  private redrawWith(asset: string): void {
    for (const [index, { page }] of this.drawn) if (imagesOf(page).includes(asset)) this.drawn.delete(index)
    this.update()
  }

  private tellCursor(): void {
    const { laid, cursor } = this
    const place = laid && cursor && boundsOnPage(laid.layout, laid.units, cursor)
    if (laid && this.told.news('cursor', { place })) report({ kind: 'cursor', place })
  }

  private tellProblems(): void {
    const { laid, options } = this
    const { pack } = this.copy
    if (!laid || !pack || !options || laid.version !== this.version) return
    const checked = checkPack(pack, options, new Date())
    const placed = [...checked, ...laid.layout.warnings].flatMap((problem) => this.placed(problem, laid))
    const problems = this.told.news('problems', placed)
    if (problems) report({ kind: 'problems', problems })
  }

  /** Places a problem at the block it concerns; those of the whole pack go on the first page. */
  private placed(problem: Problem, { layout, units }: Laid): PlacedProblem[] {
    const { section: id, target, toConfirm } = problem
    if (id === null) return [{ problem, page: 0, top: 0 }]
    const section = this.copy.section(id)
    const at = [['id', 'name'], ['target']].map((keys) =>
      (section?.content ?? []).findIndex((one) => target !== null && holds(one, keys, target)),
    )
    const block = toConfirm?.block ?? at.find((index) => index >= 0) ?? 0
    const place = boundsOnPage(layout, units, { section: id, block, letters: 0 })
    return place ? [{ problem, page: place.page, top: place.blockTop }] : []
  }
}

/** Whether a block contains a node with this value for one of these attributes. */
function holds(block: DocumentNode, keys: readonly string[], target: string): boolean {
  let found = false
  walk(block, (node) => {
    found ||= Object.entries(attributesOf(node)).some(
      ([key, value]) => keys.includes(key) && value === target,
    )
  })
  return found
}

const infoOf = ({ width, height, label }: Page) => ({ width, height, label })

function imagesOf(page: Page | undefined): string[] {
  const lists = page ? [...page.groups.map(({ frames }) => frames), page.furniture] : []
  return lists.flat().flatMap((frame) => {
    if (frame.kind === 'enclosed') return [enclosedPage(frame.asset, frame.page).id]
    return frame.kind === 'image' ? [frame.asset] : []
  })
}

function askWindow({ id, mime, bytes }: Asset, width: number): void {
  const [asset = '', page] = id.split(' ')
  if (mime === 'application/pdf') report({ kind: 'enclosed', id, asset, page: Number(page), width })
  else report({ kind: 'picture', asset: id, bytes: bytes.slice() })
}

async function openTools(): Promise<{ engine: LayoutEngine; paths: GlyphPaths }> {
  const resources = await loadResources({
    fonts: FONT_FILES.filter((file) => !LATE_FONT_FILES.includes(file)),
    themes: THEME_IDS,
    shaping: WASM_FILE,
  })
  const engine = await createLayoutEngine(resources, true)
  const outlines = new Map<number, (glyph: number) => string>()
  const outline = (font: number, glyph: number): string => {
    let read = outlines.get(font)
    if (!read) {
      read = createOutlines(engine.fonts.file(font))
      outlines.set(font, read)
    }
    return read(glyph)
  }
  const advance = (font: number, glyph: number): number => engine.fonts.tables(font).advance(glyph)
  return { engine, paths: new GlyphPaths({ outline, advance }) }
}

function report(message: PagesReport, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer })
}

const thread = new PagesThread()
self.addEventListener('message', ({ data }: MessageEvent<PagesRequest>) => thread.take(data))
// Left to itself, a rejection would stay in this thread, and an error would arrive without its stack.
self.addEventListener('unhandledrejection', (event) => {
  event.preventDefault()
  report({ kind: 'failed', failure: failureOf(event.reason) })
})
self.addEventListener('error', (event) => {
  event.preventDefault()
  report({ kind: 'failed', failure: failureOf(event.error) })
})
