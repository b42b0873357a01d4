// State and interface shared by the parts of the painter while a drawing is painted.
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

/** Tools for drawing text. */
export interface SvgTools {
  readonly fonts: FontSet
  readonly encoder: GlyphEncoder
}

/** An embedded picture within a drawing. */
export interface Picture {
  readonly ref: PDFRef
  readonly width: number
  readonly height: number
}

/** A drawing and the tools to paint it. */
export interface DrawingJob {
  readonly tools: SvgTools
  readonly source: SvgSource
  readonly resources: DrawingResources
  /** By their address in the file. */
  readonly pictures: ReadonlyMap<string, Picture>
  /** Width and height of the whole drawing. */
  readonly outer: readonly [number, number]
}

/** The meaning of `context-fill` and `context-stroke` in a marker or a copy: the paints of its context element. */
export interface Context {
  readonly style: Style
  /** From the coordinates of the context element to those of the stream. */
  readonly matrix: Matrix
  box(): Box
  readonly around: Context | null
}

/** A clip: the operators of a path, or a soft mask where a path is not enough. */
export interface Cut {
  readonly path: string
  readonly mask: string | null
}

/** A cache by element and measures, so that repeated uses are computed once. */
export class Cache<T> {
  private readonly made = new Map<XmlElement, { measures: readonly number[]; value: T }>()

  /** Returns the value of an element, creating it if missing. */
  of(element: XmlElement, measures: readonly number[], make: () => T): T {
    const known = this.made.get(element)
    if (known && measures.every((one, index) => one === known.measures[index])) return known.value
    const value = make()
    this.made.set(element, { measures, value })
    return value
  }
}

/** A drawing in progress. */
export interface Scene {
  readonly job: DrawingJob
  /** From the current coordinates to those of the stream, in which patterns are placed. */
  readonly matrix: Matrix
  /** Scale of the current coordinates relative to the drawing's own. */
  readonly scale: number
  /** Reference width and height for percentages. */
  readonly size: readonly [number, number]
  /** Context element of the current marker or copy. */
  readonly context: Context | null
  /** Only shapes matter, not their paints: used for clips. */
  readonly silhouette: boolean
  readonly gradients: Cache<Gradient | null>
  /** Clips that are the same path wherever they are used; null for others. */
  readonly clips: Cache<Cut | null>
  /** Draws the children of an element, optionally only some. */
  children(element: XmlElement, style: Style, which?: (child: XmlElement) => boolean): string
  /** From the coordinates inside an element with a style to those outside. */
  transform(element: XmlElement, style: Style): Matrix
  /** The outline of a shape with a style; without operators for other elements. */
  outline(element: XmlElement, style: Style): Outline
  /** Runs `act` in other coordinates of the same stream. */
  inside<T>(matrix: Matrix, act: () => T): T
  /** Runs `act` with another reference size for percentages. */
  sized<T>(size: readonly [number, number], act: () => T): T
  /** Runs `act` for a marker or copy with a context element. */
  about<T>(context: Context | null, act: () => T): T
  /** Draws the content of another stream that is placed in the current coordinates; `silhouette` as above. */
  apart(act: () => string, silhouette?: boolean): string
  /** Counts letters read or written: a drawing with too many is cut short. */
  spend(letters: number): void
  /** Runs `act` for an element unless it contains itself or is nested too deeply; else returns `otherwise`. */
  enter<T>(element: XmlElement, otherwise: T, act: () => T): T
}
