// A page's content stream: turns frames into operators, each piece of content tied to its structure element.
import type { PDFRef } from 'pdf-lib'
import {
  type BoxFrame,
  type EnclosedFrame,
  FRONT_UNIT,
  type Frame,
  type Group,
  type ImageFrame,
  type LinkFrame,
  type Page,
  type TextFrame,
  type Word,
} from '../types'
import { type Area, adjoins, union } from './areas'
import type { Element } from './element'
import { adjust } from './glyphs'
import { num, rgb } from './objects'
import {
  type ArtifactKind,
  furnitureKind,
  type PaintedPage,
  type PaintTools,
  type PlacedLink,
} from './painted-page'

/** Returns what paints a page; pages that are not in reading order are painted at once, so that their tags are. */
export function pagePainter(
  tools: PaintTools,
  pages: readonly Page[],
  refs: readonly PDFRef[],
): (index: number) => PaintedPage {
  const begin = (index: number) => {
    const page = pages[index] as Page
    const painter = new PagePainter(tools, page, refs[index] as PDFRef)
    if (!page.isOverlaid) painter.artifacts(page.watermark, WATERMARK)
    painter.artifacts(page.below, 'Layout')
    return { page, painter }
  }
  const end = ({ page, painter }: ReturnType<typeof begin>): PaintedPage => {
    if (page.isOverlaid) painter.overlay(page.watermark)
    painter.furniture(page.furniture)
    return painter.finish()
  }
  const isOrdered = pages.every(({ groups }) => groups.every(({ page }) => page === undefined))
  if (isOrdered)
    return (index) => {
      const begun = begin(index)
      for (const group of begun.page.groups) begun.painter.group(group)
      return end(begun)
    }
  const begun = pages.map((_, index) => begin(index))
  const groups = begun.flatMap(({ page, painter }) => page.groups.map((group) => ({ group, painter })))
  groups.sort((one, other) => (one.group.page ?? 0) - (other.group.page ?? 0))
  for (const { group, painter } of groups) painter.group(group)
  return (index) => end(begun[index] as ReturnType<typeof begin>)
}

const WATERMARK: ArtifactKind = 'Pagination/Subtype/Watermark'
/** Resource name of the state in which colours darken what is below them (ISO 32000-1, 11.3.5.2). */
export const OVERLAY = 'Overlay'

const ARTIFACT = -1
const NONE = -2

class PagePainter {
  private readonly tools: PaintTools
  private readonly height: number
  private readonly front: number
  private readonly ref: PDFRef
  private out = ''
  private readonly marked: Element[] = []
  private readonly links: PlacedLink[] = []
  /** Anchors whose element has not been painted yet. */
  private awaiting: string[] = []
  /** Unit and tag of the open marked content; also for artifacts, or none. */
  private openUnit = NONE
  private openTag = NONE
  /** Kind of the artifacts being painted, and of the open one. */
  private kind: ArtifactKind = 'Layout'
  private openKind: ArtifactKind = 'Layout'
  private inText = false
  private lineX = 0
  private lineY = 0
  private font = NONE
  private size = 0
  private track = 0
  private fill = ''
  private stroke = ''
  private lineWidth = ''

  constructor(tools: PaintTools, { height, front = FRONT_UNIT }: Page, ref: PDFRef) {
    this.tools = tools
    this.height = height
    this.front = front
    this.ref = ref
  }

  group(group: Group): void {
    const { frames, x, y, unit } = group
    // Without a unit: repeated header rows, which are announced only once (ISO 32000-1, 14.8.2.2).
    this.kind = unit < 0 ? 'Pagination' : 'Layout'
    for (let i = 0; i < frames.length; i++) this.frame(frames[i] as Frame, x, y, unit)
  }

  artifacts(frames: readonly Frame[], kind: ArtifactKind): void {
    this.kind = kind
    for (const frame of frames) this.frame(frame, 0, 0, this.front)
  }

  /** A word over the page that hides nothing of it. */
  overlay(frames: readonly Frame[]): void {
    if (frames.length === 0) return
    this.close()
    this.out += `q /${OVERLAY} gs\n`
    this.artifacts(frames, WATERMARK)
    this.close()
    this.out += 'Q\n'
    this.forget()
  }

  /** Running heads and feet are classified as such (ISO 14289-1, 7.8). */
  furniture(frames: readonly Frame[]): void {
    for (const kind of ['Pagination/Subtype/Header', 'Pagination', 'Pagination/Subtype/Footer'] as const)
      this.artifacts(
        frames.filter((frame) => 'y' in frame && furnitureKind(frame.y / this.height) === kind),
        kind,
      )
  }

  finish(): PaintedPage {
    this.close()
    this.reach()
    if (this.marked[0]) this.tools.structure.beginPage(this.ref, this.marked[0])
    return { content: this.out, marked: this.marked, links: this.links }
  }

  private frame(frame: Frame, dx: number, dy: number, unit: number): void {
    switch (frame.kind) {
      case 'text':
        this.open(unit, frame.tag)
        this.text(frame, frame.x + dx, this.height - frame.y - dy)
        break
      case 'box':
        this.open(unit, ARTIFACT)
        this.box(frame, dx, dy)
        if (frame.figure !== undefined) this.place(unit, frame.figure, frame, dx, dy)
        break
      case 'rule':
        this.open(unit, ARTIFACT)
        this.endText()
        this.setStroke(frame.colour, frame.width)
        this.out += `${num(frame.x + dx)} ${num(this.height - frame.y - dy)} m ${num(frame.x2 + dx)} ${num(this.height - frame.y2 - dy)} l S\n`
        break
      case 'image':
        this.image(frame, dx, dy, unit)
        break
      case 'enclosed':
        this.enclosed(frame, dx, dy, unit)
        break
      case 'link':
        this.link(frame, dx, dy, unit)
        break
      case 'presence':
        if (unit >= 0 && frame.tag >= 0) this.tools.structure.element(unit, frame.tag)
        break
      case 'anchor':
        this.awaiting.push(frame.id)
        break
    }
  }

  /** Anchors before a piece of content lead to its element. */
  private reach(): void {
    if (this.awaiting.length === 0) return
    const element = this.marked.at(-1)
    if (element) for (const id of this.awaiting) this.tools.structure.reach(id, element)
    this.awaiting = []
  }

  /**
   * Starts marked content of a tag, or of an artifact, unless it is open already (ISO 32000-1, 14.7.4.2 and 14.8.2.2). The two
   * never contain each other (ISO 14289-1, 7.1).
   */
  private open(unit: number, tag: number): void {
    const owner = unit < 0 || tag < 0 ? ARTIFACT : unit
    const index = owner === ARTIFACT ? ARTIFACT : tag
    if (
      this.openUnit === owner &&
      this.openTag === index &&
      (owner !== ARTIFACT || this.openKind === this.kind)
    ) {
      if (owner !== ARTIFACT) this.reach()
      return
    }
    this.close()
    this.openUnit = owner
    this.openTag = index
    if (owner === ARTIFACT) {
      this.openKind = this.kind
      this.out += `/Artifact<</Type/${this.kind}>>BDC\n`
      return
    }
    const element = this.tools.structure.element(owner, index)
    const mcid = this.marked.length
    this.marked.push(element)
    element.kids.push({ page: this.ref, mcid })
    this.reach()
    this.out += `/${element.role}<</MCID ${mcid}>>BDC\n`
  }

  private close(): void {
    this.endText()
    if (this.openTag !== NONE) this.out += 'EMC\n'
    this.openUnit = NONE
    this.openTag = NONE
  }

  private endText(): void {
    if (!this.inText) return
    // The letters of drawings are not spaced.
    this.setTrack(0)
    this.out += 'ET\n'
    this.inText = false
  }

  private text(frame: TextFrame, x: number, y: number): void {
    if (frame.words.length === 0) return
    if (frame.turn !== undefined) {
      this.turnedText(frame, x, y, frame.turn)
      return
    }
    if (!this.inText) {
      this.out += 'BT\n'
      this.inText = true
      this.lineX = 0
      this.lineY = 0
    }
    this.setFill(frame.colour)
    // Steps are taken between rounded positions, so that rounding errors never accumulate.
    const toX = Math.round(x * 100) / 100
    const toY = Math.round(y * 100) / 100
    this.out += `${num(toX - this.lineX)} ${num(toY - this.lineY)} Td\n`
    this.lineX = toX
    this.lineY = toY
    this.words(frame)
  }

  private turnedText(frame: TextFrame, x: number, y: number, degrees: number): void {
    this.endText()
    const angle = (degrees * Math.PI) / 180
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)].map((part) => part.toFixed(5))
    this.out += 'BT\n'
    this.setFill(frame.colour)
    this.out += `${cos} ${sin} ${-Number(sin)} ${cos} ${num(x)} ${num(y)} Tm\n`
    this.words(frame)
    this.setTrack(0)
    this.out += 'ET\n'
  }

  /** Shows words (ISO 32000-1, 9.4.3). Text that the glyphs don't convey goes into `ActualText` (14.9.4). */
  private words({ words, size, stretch, track = 0 }: TextFrame): void {
    const { encoder } = this.tools
    this.setTrack((track * size) / 1000)
    const gap = stretch === 0 ? '' : `)${adjust((-stretch * 1000) / size)}(`
    let line = ''
    // Compared by index, not by identity: all spaces of a font are the same word object.
    const last = words.length - 1
    for (let i = 0; i <= last; i++) {
      const word = words[i] as Word
      const { drawn, text, actual, raised } = encoder.encode(word)
      if (word.font !== this.font || size !== this.size) {
        if (line !== '') this.out += `[(${line})]TJ\n`
        line = ''
        this.out += `/F${word.font} ${num(size)} Tf\n`
        this.font = word.font
        this.size = size
      }
      if (actual === null && !raised) line += text
      else {
        if (line !== '') this.out += `[(${line})]TJ\n`
        line = ''
        const operators = raised ? encoder.raisedLine(drawn, size) : `[(${text})]TJ\n`
        this.out += actual === null ? operators : `/Span<</ActualText<FEFF${actual}>>>BDC\n${operators}EMC\n`
      }
      if (gap !== '' && i !== last && word.text === ' ') line += gap
    }
    if (line !== '') this.out += `[(${line})]TJ\n`
  }

  private box(frame: Extract<Frame, { kind: 'box' }>, dx: number, dy: number): void {
    this.endText()
    const place = `${num(frame.x + dx)} ${num(this.height - frame.y - dy - frame.height)} ${num(frame.width)} ${num(frame.height)} re`
    if (frame.fill !== null) {
      this.setFill(frame.fill)
      this.out += `${place} f\n`
    }
    if (frame.stroke !== null) {
      this.setStroke(frame.stroke, frame.strokeWidth)
      this.out += `${place} S\n`
    }
  }

  private image(frame: ImageFrame, dx: number, dy: number, unit: number): void {
    const name = this.tools.imageName(frame.asset)
    if (name === null) return
    this.object(`${num(frame.width)} 0 0 ${num(frame.height)}`, name, frame, [dx, dy], unit)
  }

  private enclosed(frame: EnclosedFrame, dx: number, dy: number, unit: number): void {
    const page = this.tools.enclosed(frame.asset, frame.page)
    if (!page) return
    const scales = [frame.width / page.width, frame.height / page.height].map((scale) => scale.toFixed(6))
    this.object(scales.join(' 0 0 '), page.name, frame, [dx, dy], unit)
  }

  /** Draws an object, scaled across and up, with its lower left corner at that of a frame. */
  private object(
    scale: string,
    name: string,
    frame: ImageFrame | EnclosedFrame,
    [dx, dy]: readonly [number, number],
    unit: number,
  ): void {
    this.open(unit, frame.tag)
    this.endText()
    const x = frame.x + dx
    const y = this.height - frame.y - dy - frame.height
    const before = frame.kind === 'enclosed' ? INITIAL_STATE : ''
    this.out += `q ${before}${scale} ${num(x)} ${num(y)} cm /${name} Do Q\n`
    this.place(unit, frame.tag, frame, dx, dy)
  }

  /** Records the position of a figure. */
  private place(
    unit: number,
    tag: number,
    frame: BoxFrame | ImageFrame | EnclosedFrame,
    dx: number,
    dy: number,
  ): void {
    if (unit < 0 || tag < 0) return
    const x = frame.x + dx
    const y = this.height - frame.y - dy - frame.height
    this.tools.structure.element(unit, tag).box ??= [x, y, x + frame.width, y + frame.height]
  }

  private link(frame: LinkFrame, dx: number, dy: number, unit: number): void {
    const x = frame.x + dx
    const top = this.height - frame.y - dy
    const element = unit >= 0 && frame.tag >= 0 ? this.tools.structure.element(unit, frame.tag) : null
    const area: Area = [x, top - frame.height, x + frame.width, top]
    const last = this.links.at(-1)
    if (element !== null && last?.element === element && adjoins(last.area, area))
      this.links[this.links.length - 1] = { ...last, area: union(last.area, area) }
    else this.links.push({ frame, element, area })
  }

  /** After a state is given back, nothing is known of it. */
  private forget(): void {
    this.font = NONE
    this.size = 0
    this.fill = ''
    this.stroke = ''
    this.lineWidth = ''
  }

  /** Space between letters (ISO 32000-1, 9.3.2), in points. */
  private setTrack(track: number): void {
    if (this.track === track) return
    this.track = track
    this.out += `${Number(track.toFixed(4))} Tc\n`
  }

  private setFill(colour: string): void {
    if (this.fill === colour) return
    this.fill = colour
    this.out += `${rgb(colour)} rg\n`
  }

  private setStroke(colour: string, width: number): void {
    if (this.stroke !== colour) this.out += `${rgb(colour)} RG\n`
    this.stroke = colour
    const wide = `${num(width)} w\n`
    if (this.lineWidth !== wide) this.out += wide
    this.lineWidth = wide
  }
}

/** A page by others relies on the graphics state that pages begin with (ISO 32000-1, 8.4.1): ours may have changed. */
const INITIAL_STATE = '0 g 0 G 1 w 0 J 0 j 10 M[]0 d 0 Tc 0 Tw 100 Tz 0 TL 0 Tr 0 Ts '
