// Links: annotations that are written when the elements of all pages are known.
import type { PDFContext, PDFRef } from 'pdf-lib'
import type { Element } from './element'
import { num, numberText, TextObject, textString } from './objects'
import { leadsTo, type Places, placeOf } from './outline'
import type { PlacedLink } from './painted-page'

/** A link whose annotation has its object and its number in the parent tree. */
interface AddedLink {
  readonly placed: PlacedLink
  readonly element: Element
  readonly ref: PDFRef
  readonly key: number
}

/** The links of a file. */
export class Links {
  private readonly context: PDFContext
  private readonly places: Places
  private readonly added: AddedLink[] = []

  constructor(context: PDFContext, places: Places) {
    this.context = context
    this.places = places
  }

  /** Adds a link of a page to its element; returns its annotation, none for a link without a target. */
  add(placed: PlacedLink, page: PDFRef): PDFRef[] {
    const { element, frame } = placed
    const { layout, structure } = this.places
    const { target } = frame
    if (!element) return []
    if (target.kind === 'anchor' && !layout.pages[layout.anchors.get(target.id)?.page ?? -1]) return []
    const ref = this.context.nextRef()
    const key = structure.addParents(numberText(element.object))
    this.added.push({ placed, element, ref, key })
    element.kids.push({ page, annotation: ref })
    return [ref]
  }

  /**
   * Writes the annotations (ISO 32000-1, 12.5.6.5). Their description in `Contents` is demanded by ISO 14289-1, 7.18.5, the
   * flag Print (4) by ISO 19005-2, 6.3.2.
   */
  write(): void {
    for (const { placed, element, ref, key } of this.added) {
      const { area, frame } = placed
      if (frame.target.kind === 'anchor') this.places.structure.refer(element, frame.target.id)
      this.context.assign(
        ref,
        new TextObject(
          `<</Type/Annot/Subtype/Link/Rect[${area.map(num).join(' ')}]/Border[0 0 0]/F 4/StructParent ${key}/Contents${textString(this.description(placed, element))}${this.action(placed)}>>`,
        ),
      )
    }
  }

  /** What its element says instead of the words is said of the annotation as well (ISO 14289-2, 8.9.4.2). */
  private description({ frame }: PlacedLink, { tag }: Element): string {
    return this.places.structure.isNext ? (tag.alt ?? frame.label) : frame.label
  }

  private action({ frame: { target } }: PlacedLink): string {
    if (target.kind === 'address')
      return `/A<</S/URI/URI${textString(encodeURI(decodeSafely(target.href)))}>>`
    const place = placeOf(this.places, target.id)
    return place ? leadsTo(place) : ''
  }
}

/** Addresses may contain non-ASCII letters and literal percent signs. */
function decodeSafely(href: string): string {
  try {
    return decodeURI(href)
  } catch (error) {
    if (error instanceof URIError) return href
    throw error
  }
}
