// What the parts of the painter share while a drawing is made: where they are in it, and how they go on.
import type { PDFRef } from 'pdf-lib'
import type { XmlElement } from '#shared/xml'
import type { SvgSource } from '../../svg/source'
import type { Style } from '../../svg/style'
import type { Gradient } from './gradient'
import type { Matrix } from './matrix'
import type { Outline } from './outline'
import type { DrawingResources } from './resources'
import type { SvgTools } from './text'

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
  /** Width and height of the drawing in its own coordinates: what percentages are of. */
  readonly size: readonly [number, number]
}

/** Style of what nothing is said about. */
export const INITIAL: Style = { fill: 'black', stroke: 'none' }

/** How something is cut: by the operators of a path, or by a soft mask where a path doesn't do. */
export interface Cut {
  readonly path: string
  readonly mask: string | null
}

/** What was made of elements within coordinates of a size: once for all the places where they are used. */
export class Kept<T> {
  private readonly made = new Map<XmlElement, { size: readonly [number, number]; value: T }>()

  /** What there is of an element, made if need be. */
  of(element: XmlElement, size: readonly [number, number], make: () => T): T {
    const known = this.made.get(element)
    if (known?.size[0] === size[0] && known.size[1] === size[1]) return known.value
    const value = make()
    this.made.set(element, { size, value })
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
  /** Only the shapes of things count, not how they are painted: they cut something else. */
  readonly silhouette: boolean
  readonly gradients: Kept<Gradient | null>
  /** Clips that are a path for all that they cut; null for others. */
  readonly clips: Kept<Cut | null>
  /** The operators of what stands within an element. */
  children(element: XmlElement, style: Style): string
  /** From the coordinates within an element of a style to those around it. */
  transform(element: XmlElement, style: Style): Matrix
  /** The outline of a shape; without operators for what is none. */
  outline(element: XmlElement): Outline
  /** Does something in other coordinates of the same stream. */
  inside<T>(matrix: Matrix, act: () => T): T
  /** Makes the content of another stream that is put where the scene is; `silhouette` as above. */
  apart(act: () => string, silhouette?: boolean): string
  /** Counts letters that were read or written: where there are too many, the drawing ends. */
  spend(letters: number): void
  /** Makes something of an element, which isn't within itself and stands not too deep; else gives what is `otherwise`. */
  enter<T>(element: XmlElement, otherwise: T, act: () => T): T
}
