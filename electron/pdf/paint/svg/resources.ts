// Named resources of a drawing: transparency, patterns, pictures and groups, collected while it is drawn.
import type { PDFContext, PDFRef } from 'pdf-lib'
import { remember } from '../../remember'
import { BytesObject, refText, TextObject } from '../objects'
import type { Deflate } from '../writer'
import { type Box, fine, type Matrix, matrixText } from './matrix'

/** Larger than any drawing, in its own coordinates: groups are clipped by their surroundings. */
const EVERYWHERE = 1e8

/** The resources of one drawing, shared by its groups. */
export class DrawingResources {
  readonly ref: PDFRef
  private readonly context: PDFContext
  private readonly deflate: Deflate
  private readonly fonts: PDFRef
  /** Resource names by content. */
  private readonly kinds = {
    ExtGState: new Map<string, string>(),
    Shading: new Map<string, string>(),
    XObject: new Map<string, string>(),
    Pattern: new Map<string, string>(),
  }
  /** Streams and shadings by content: equal ones are written once. */
  private readonly objects = new Map<string, PDFRef>()
  /** Whether parts blend with what is below them, which must then be limited to the drawing. */
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
   * The operator (ISO 32000-1, 11.6.4.4) for the opacity of fills and strokes, constant and (by a `softMask`) varying.
   */
  cover(fill: number, stroke = fill, mask: string | null = null): string {
    if (fill === 1 && stroke === 1 && mask === null) return ''
    const masked = mask === null ? '' : `/SMask${mask}`
    return `${this.add('ExtGState', `<</ca ${fill.toFixed(3)}/CA ${stroke.toFixed(3)}${masked}>>`)} gs\n`
  }

  /**
   * A soft mask (ISO 32000-1, 11.6.5.2), from the luminance or coverage of some operators. `scale` is that of their
   * coordinates relative to the drawing's own.
   */
  softMask(operators: string, scale: number, by: 'light' | 'cover', grey = false): string {
    const group = this.form(operators, scale, grey ? '/DeviceGray' : '/DeviceRGB')
    return `<</S/${by === 'light' ? 'Luminosity' : 'Alpha'}/G ${refText(group)}>>`
  }

  /** The operators that fill everything with a shading (ISO 32000-1, 8.7.4.2). */
  shade(shading: string): string {
    return `${this.add('Shading', this.once(shading))} sh\n`
  }

  /** A reference to an object that may be shared. */
  private once(entries: string): string {
    return refText(remember(this.objects, entries, () => this.context.register(new TextObject(entries))))
  }

  /** The name of a shading pattern (ISO 32000-1, 8.7.4); the matrix maps its coordinates to the stream's. */
  shadingPattern(shading: string, matrix: Matrix): string {
    return this.add(
      'Pattern',
      `<</PatternType 2/Shading ${this.once(shading)}/Matrix[${matrixText(matrix)}]>>`,
    )
  }

  /** The name of a tiling pattern (ISO 32000-1, 8.7.3). */
  tilePattern(operators: string, [x, y, width, height]: Box, matrix: Matrix): string {
    const box = [x, y, x + width, y + height].map(fine).join(' ')
    const entries =
      `/PatternType 1/PaintType 1/TilingType 1/BBox[${box}]/XStep ${fine(width)}/YStep ${fine(height)}` +
      `/Matrix[${matrixText(matrix)}]`
    return this.add('Pattern', refText(this.stream(entries, operators)))
  }

  /**
   * The operators of a transparency group (ISO 32000-1, 11.6.6), which is composited as a whole, so that its parts
   * don't show through each other.
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

  /** The operator for an embedded picture. */
  picture(ref: PDFRef): string {
    return `${this.add('XObject', refText(ref))} Do\n`
  }

  private form(operators: string, scale: number, space: string): PDFRef {
    // Readers compute pixel sizes of a box in limited numbers: at a larger scale it must be smaller.
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

  /** Writes the collected resources. */
  finish(): void {
    const parts = Object.entries(this.kinds).map(([kind, names]) => {
      const named = [...names].map(([entry, name]) => `${name} ${entry}`)
      return named.length === 0 ? '' : `/${kind}<<${named.join('')}>>`
    })
    this.context.assign(this.ref, new TextObject(`<</Font ${refText(this.fonts)}${parts.join('')}>>`))
  }
}
