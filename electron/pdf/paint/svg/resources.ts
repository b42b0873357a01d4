// What a drawing's operators call by name: transparency, shadings, pictures and groups, gathered while it is drawn.
import type { PDFContext, PDFRef } from 'pdf-lib'
import { BytesObject, refText, TextObject } from '../objects'
import type { Deflate } from '../writer'

/** Larger than any drawing: groups are cut by what they stand in. */
const EVERYWHERE = '[-100000 -100000 200000 200000]'

/** The resources of one drawing, shared by its groups. */
export class DrawingResources {
  readonly ref: PDFRef
  private readonly context: PDFContext
  private readonly deflate: Deflate
  private readonly fonts: PDFRef
  private readonly kinds = { ExtGState: [] as string[], Shading: [] as string[], XObject: [] as string[] }

  constructor(context: PDFContext, deflate: Deflate, fonts: PDFRef) {
    this.context = context
    this.deflate = deflate
    this.fonts = fonts
    this.ref = context.nextRef()
  }

  private add(kind: keyof DrawingResources['kinds'], entry: string): string {
    const list = this.kinds[kind]
    const known = list.indexOf(entry)
    return `/${kind[0]}${known >= 0 ? known : list.push(entry) - 1}`
  }

  /** The operator for how much fills and lines cover. */
  alpha(fill: number, stroke = fill): string {
    return fill === 1 && stroke === 1
      ? ''
      : `${this.add('ExtGState', `<</ca ${fill.toFixed(3)}/CA ${stroke.toFixed(3)}>>`)} gs\n`
  }

  /** The operators that fill all with a shading, thinned by another (of greys) if given. */
  shade(shading: string, mask: string | null): string {
    const paint = (dictionary: string): string => `${this.add('Shading', dictionary)} sh\n`
    if (mask === null) return paint(shading)
    const group = this.form(paint(mask), '/DeviceGray')
    const state = `<</SMask<</S/Luminosity/G ${refText(group)}>>>>`
    return `${this.add('ExtGState', state)} gs\n${paint(shading)}`
  }

  /** The operators of a group that is drawn as one, so that its parts don't show through each other. */
  group(operators: string, alpha: number): string {
    return `${this.alpha(alpha)}${this.add('XObject', refText(this.form(operators, '/DeviceRGB')))} Do\n`
  }

  /** The operator for a picture that was embedded. */
  picture(ref: PDFRef): string {
    return `${this.add('XObject', refText(ref))} Do\n`
  }

  private form(operators: string, space: string): PDFRef {
    const entries =
      `/Type/XObject/Subtype/Form/BBox${EVERYWHERE}/Group<</S/Transparency/CS${space}>>` +
      `/Resources ${refText(this.ref)}/Filter/FlateDecode`
    return this.context.register(new BytesObject(entries, this.deflate(operators)))
  }

  /** Writes what was gathered. */
  finish(): void {
    const parts = Object.entries(this.kinds).map(([kind, entries]) => {
      const named = entries.map((entry, index) => `/${kind[0]}${index} ${entry}`)
      return named.length === 0 ? '' : `/${kind}<<${named.join('')}>>`
    })
    this.context.assign(this.ref, new TextObject(`<</Font ${refText(this.fonts)}${parts.join('')}>>`))
  }
}
