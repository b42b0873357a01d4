// What painting a page takes and gives.
import type { LinkFrame } from '../types'
import type { Area } from './areas'
import type { Element } from './element'
import type { GlyphEncoder } from './glyphs'
import type { Structure } from './structure'

/** The result of painting a page. All content is tagged or an artifact (ISO 14289-1, 7.1). */
export interface PaintedPage {
  readonly content: string
  /** Elements of the marked content, by its number (MCID). */
  readonly marked: readonly Element[]
  readonly links: readonly PlacedLink[]
}

/** A link with its area in PDF coordinates. */
export interface PlacedLink {
  readonly frame: LinkFrame
  readonly element: Element | null
  readonly area: Area
}

/** Tools for painting pages. */
export interface PaintTools {
  readonly encoder: GlyphEncoder
  readonly structure: Structure
  /** Resource name of an asset; null when it can't be painted. */
  readonly imageName: (asset: string) => string | null
  /** A page of an enclosed file: its resource name and its size; null when it can't be painted. */
  readonly enclosed: (
    asset: string,
    page: number,
  ) => { readonly name: string; readonly width: number; readonly height: number } | null
}

/** Type of an artifact, with its subtype where it has one (ISO 32000-1, 14.8.2.2.2). */
export type ArtifactKind = 'Layout' | 'Pagination' | `Pagination/Subtype/${'Header' | 'Footer' | 'Watermark'}`

/** The kind of a furniture frame, by its position from the top (0) to the bottom (1) of the page. */
export const furnitureKind = (place: number): ArtifactKind =>
  place < 1 / 3 ? 'Pagination/Subtype/Header' : place > 2 / 3 ? 'Pagination/Subtype/Footer' : 'Pagination'
