// What the parts of the painter share while a drawing is made: where they are in it, and how they go on.
import type { PDFRef } from 'pdf-lib'
import type { XmlElement } from '#shared/xml'
import type { FontSet } from '../../fonts/font-set'
import type { SvgSource } from '../../svg/source'
import type { Style } from '../../svg/style'
import type { GlyphEncoder } from '../glyphs'
import type { Gradient } from './gradient'
import type { Box, Matrix } from './matrix'
import type { Outline } from './outline'
import type { DrawingResources } from './resources'

/** What drawing needs for text. */
export interface SvgTools {
  readonly fonts: FontSet
  readonly encoder: GlyphEncoder
}

/** A picture within a drawing, embedded. */
export interface Picture {
  readonly ref: PDFRef
  readonly width: number
  readonly height: number
}

/** What a drawing is made with. */
export interface DrawingJob {
  readonly tools: SvgTools
  readonly source: SvgSource
  readonly resources: DrawingResources
  /** By their address in the file. */
  readonly pictures: ReadonlyMap<string, Picture>
  /** Width and height of the drawing as a whole. */
  readonly outer: readonly [number, number]
}

/** What `context-fill` and `context-stroke` stand for in a marker or a copy: how what it belongs to is painted. */
export interface Context {
  readonly style: Style
  /** From the coordinates of what it belongs to to those of the stream. */
  readonly matrix: Matrix
  box(): Box
  readonly around: Context | null
}

/** How something is cut: by the operators of a path, or by a soft mask where a path doesn't do. */
export interface Cut {
  readonly path: string
  readonly mask: string | null
}

/** What was made of elements by some measures around them: once for all the places where they are used. */
export class Kept<T> {
  private readonly made = new Map<XmlElement, { measures: readonly number[]; value: T }>()

  /** What there is of an element, made if need be. */
  of(element: XmlElement, measures: readonly number[], make: () => T): T {
    const known = this.made.get(element)
    if (known && measures.every((one, index) => one === known.measures[index])) return known.value
    const value = make()
    this.made.set(element, { measures, value })
    return value
  }
}

/** A drawing under way. */
export interface Scene {
  readonly job: DrawingJob
  /** From the coordinates in use to those of the stream that is written: patterns are placed in those. */
  readonly matrix: Matrix
  /** How much larger the coordinates in use are drawn than the drawing's own. */
  readonly scale: number
  /** Width and height that percentages are of. */
  readonly size: readonly [number, number]
  /** What is around the marker or the copy that is drawn. */
  readonly context: Context | null
  /** Only the shapes of things count, not how they are painted: they cut something else. */
  readonly silhouette: boolean
  readonly gradients: Kept<Gradient | null>
  /** Clips that are a path for all that they cut; null for others. */
  readonly clips: Kept<Cut | null>
  /** The operators of what stands within an element, if need be only of some. */
  children(element: XmlElement, style: Style, which?: (child: XmlElement) => boolean): string
  /** From the coordinates within an element of a style to those around it. */
  transform(element: XmlElement, style: Style): Matrix
  /** The outline of a shape of a style; without operators for what is none. */
  outline(element: XmlElement, style: Style): Outline
  /** Does something in other coordinates of the same stream. */
  inside<T>(matrix: Matrix, act: () => T): T
  /** Does something where percentages are of another size. */
  sized<T>(size: readonly [number, number], act: () => T): T
  /** Does something for a marker or a copy that belongs to something. */
  about<T>(context: Context | null, act: () => T): T
  /** Makes the content of another stream that is put where the scene is; `silhouette` as above. */
  apart(act: () => string, silhouette?: boolean): string
  /** Counts letters that were read or written: where there are too many, the drawing ends. */
  spend(letters: number): void
  /** Makes something of an element, which isn't within itself and stands not too deep; else gives what is `otherwise`. */
  enter<T>(element: XmlElement, otherwise: T, act: () => T): T
}
