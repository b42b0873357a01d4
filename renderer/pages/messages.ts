// Messages between the window and the layout thread.
import type { Failure } from '#shared/failure'
import type { LabelSheet } from '#shared/label-sheets'
import type { ExportOptions, PackChange, Problem } from '#shared/pack'
import type { ClickedPosition, PageBounds, PageCounts, TextPosition } from '#shared/page-positions'

/** Size of a page in points, and the number printed on it. */
export interface PageInfo {
  readonly width: number
  readonly height: number
  readonly label: string
}

/** A problem of the export check with the page and height at which it is shown. */
export interface PlacedProblem {
  readonly problem: Problem
  readonly page: number
  readonly top: number
}

/** A page to show; `scale` is in screen pixels per point. */
export interface WantedPage {
  readonly page: number
  readonly scale: number
  /** Unique per request: a new canvas is drawn even where an old one showed the same. */
  readonly wish: number
}

/** To the thread. */
export type PagesRequest =
  | {
      readonly kind: 'pack'
      readonly version: number
      readonly change: Omit<PackChange, 'id' | 'revision'>
      readonly options: ExportOptions
      /** The pack is the text of a label of this sheet; absent for pages of paper. */
      readonly sheet?: LabelSheet | undefined
    }
  | { readonly kind: 'want'; readonly pages: readonly WantedPage[] }
  | { readonly kind: 'cursor'; readonly place: TextPosition | null }
  | {
      readonly kind: 'hit'
      readonly id: number
      readonly page: number
      readonly x: number
      readonly y: number
    }
  | { readonly kind: 'picture'; readonly asset: string; readonly picture: ImageBitmap | null }

/** From the thread. */
export type PagesReport =
  | {
      readonly kind: 'laid'
      readonly version: number
      /** Null when none has changed. */
      readonly pages: readonly PageInfo[] | null
      readonly counts: PageCounts | null
    }
  | {
      readonly kind: 'drawn'
      readonly version: number
      readonly page: number
      readonly picture: ImageBitmap
    }
  | { readonly kind: 'cursor'; readonly place: PageBounds | null }
  | { readonly kind: 'hit'; readonly id: number; readonly place: ClickedPosition | null }
  | { readonly kind: 'problems'; readonly problems: readonly PlacedProblem[] }
  /** A drawing that only the window can rasterise. */
  | { readonly kind: 'picture'; readonly asset: string; readonly bytes: Uint8Array<ArrayBuffer> }
  /** A page of an enclosed PDF, from 0, to be drawn by the thread for those; `id` names the picture in the reply. */
  | {
      readonly kind: 'enclosed'
      readonly id: string
      readonly asset: string
      readonly page: number
      readonly width: number
    }
  | { readonly kind: 'failed'; readonly failure: Failure }
