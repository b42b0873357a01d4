// What a drawing's operators call by name: transparency, patterns, pictures and groups, gathered while it is drawn.
import type { PDFContext, PDFRef } from 'pdf-lib'
import { remember } from '../../remember'
import { BytesObject, refText, TextObject } from '../objects'
import type { Deflate } from '../writer'
import { type Box, fine, type Matrix, matrixText } from './matrix'

/** Larger than any drawing, in its own coordinates: groups are cut by what they stand in. */
const EVERYWHERE = 1e8

/** The resources of one drawing, shared by its groups. */
export class DrawingResources {
  readonly ref: PDFRef
  private readonly context: PDFContext
  private readonly deflate: Deflate
  private readonly fonts: PDFRef
  /** Names by what they stand for. */
  private readonly kinds = {
    ExtGState: new Map<string, string>(),
    Shading: new Map<string, string>(),
    XObject: new Map<string, string>(),
    Pattern: new Map<string, string>(),
  }
  /** Streams and shadings by what is in them: the same is written once. */
  private readonly objects = new Map<string, PDFRef>()
  /** Whether parts are mixed with what lies below them: then that must be no more than the drawing. */
  blends = false

  constructor(context: PDFContext, deflate: Deflate, fonts: PDFRef) {
    this.context = context
    this.deflate = deflate
    this.fonts = fonts
    this.ref = context.nextRef()
  }

  private add(kind: keyof DrawingResources['kinds'], entry: string): string {
    const names = this.kinds[kind]
    const name = names.get(entry) ?? `/${kind[0]}${names.size}`
    names.set(entry, name)
    return name
  }

  /**
   * The operator (ISO 32000-1, 11.6.4.4) for how much fills and lines cover, everywhere and (by a `softMask`) from
   * place to place.
   */
  cover(fill: number, stroke = fill, mask: string | null = null): string {
    if (fill === 1 && stroke === 1 && mask === null) return ''
    const masked = mask === null ? '' : `/SMask${mask}`
    return `${this.add('ExtGState', `<</ca ${fill.toFixed(3)}/CA ${stroke.toFixed(3)}${masked}>>`)} gs\n`
  }

  /**
   * A soft mask (ISO 32000-1, 11.6.5.2). What a cover takes its amounts from: the light of some operators, or how much they cover. `scale` is how much larger than
   * the drawing's own their coordinates are drawn.
   */
  softMask(operators: string, scale: number, by: 'light' | 'cover', grey = false): string {
    const group = this.form(operators, scale, grey ? '/DeviceGray' : '/DeviceRGB')
    return `<</S/${by === 'light' ? 'Luminosity' : 'Alpha'}/G ${refText(group)}>>`
  }

  /** The operators that fill all with a shading (ISO 32000-1, 8.7.4.2). */
  shade(shading: string): string {
    return `${this.add('Shading', this.once(shading))} sh\n`
  }

  /** An object that many may use: its reference. */
  private once(entries: string): string {
    return refText(remember(this.objects, entries, () => this.context.register(new TextObject(entries))))
  }

  /**
   * The name of a pattern that is a shading (ISO 32000-1, 8.7.4); the matrix is that from its coordinates to the
   * stream's.
   */
  shadingPattern(shading: string, matrix: Matrix): string {
    return this.add(
      'Pattern',
      `<</PatternType 2/Shading ${this.once(shading)}/Matrix[${matrixText(matrix)}]>>`,
    )
  }

  /** The name of a pattern of tiles (ISO 32000-1, 8.7.3). */
  tilePattern(operators: string, [x, y, width, height]: Box, matrix: Matrix): string {
    const box = [x, y, x + width, y + height].map(fine).join(' ')
    const entries =
      `/PatternType 1/PaintType 1/TilingType 1/BBox[${box}]/XStep ${fine(width)}/YStep ${fine(height)}` +
      `/Matrix[${matrixText(matrix)}]`
    return this.add('Pattern', refText(this.stream(entries, operators)))
  }

  /**
   * The operators of a transparency group (ISO 32000-1, 11.6.6) that is drawn as one, so that its parts don't show
   * through each other.
   */
  group(operators: string, scale: number, alpha: number, mask: string | null = null, blend = ''): string {
    let mode = ''
    if (blend !== '') {
      this.blends = true
      mode = `${this.add('ExtGState', `<</BM/${blend}>>`)} gs\n`
    }
    const group = this.form(operators, scale, '/DeviceRGB')
    return `${mode}${this.cover(alpha, alpha, mask)}${this.add('XObject', refText(group))} Do\n`
  }

  /** The operator for a picture that was embedded. */
  picture(ref: PDFRef): string {
    return `${this.add('XObject', refText(ref))} Do\n`
  }

  private form(operators: string, scale: number, space: string): PDFRef {
    // Readers count pixels of a box in numbers that end: where all is drawn larger, it must be smaller.
    const reach = fine(EVERYWHERE / Math.max(1, scale))
    return this.stream(
      `/Type/XObject/Subtype/Form/BBox[-${reach} -${reach} ${reach} ${reach}]/Group<</S/Transparency/I true/CS${space}>>`,
      operators,
    )
  }

  private stream(entries: string, operators: string): PDFRef {
    return remember(this.objects, entries + operators, () => {
      const all = `${entries}/Resources ${refText(this.ref)}/Filter/FlateDecode`
      return this.context.register(new BytesObject(all, this.deflate(operators)))
    })
  }

  /** Writes what was gathered. */
  finish(): void {
    const parts = Object.entries(this.kinds).map(([kind, names]) => {
      const named = [...names].map(([entry, name]) => `${name} ${entry}`)
      return named.length === 0 ? '' : `/${kind}<<${named.join('')}>>`
    })
    this.context.assign(this.ref, new TextObject(`<</Font ${refText(this.fonts)}${parts.join('')}>>`))
  }
}
