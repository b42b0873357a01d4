// What the window and the thread that sets the pages say to each other.
import type { ExportOptions, PackChange, Problem } from '#shared/pack'

/** A place in the text of a pack. Letters are all characters but white space and hyphens, which differ in print. */
export interface TextPlace {
  readonly section: string
  /** Place of the block in the section's `content`. */
  readonly block: number
  /** Letters of the block before it. */
  readonly letters: number
}

/** What was clicked: a place, with the letters around it to find it again where the counts differ. */
export interface ClickedPlace extends TextPlace {
  readonly before: string
  readonly after: string
}

/** Where a place of the text stands on the pages, in points from the top left; pages count from 0. */
export interface PagePlace {
  readonly page: number
  readonly top: number
  readonly bottom: number
  /** What of its block stands on that page. */
  readonly blockTop: number
  readonly blockBottom: number
  readonly left: number
}

/** Size of a page in points, and the number printed on it. */
export interface PageFacts {
  readonly width: number
  readonly height: number
  readonly label: string
}

/** Pages of a section. */
export interface SectionPages {
  /** Pages that show something of it. */
  readonly pages: number
  /** Number printed on the first of them. */
  readonly label: string
  /** The same page counted from 0. */
  readonly first: number
}

/** Pages of a pack and of its printed sections, by id. */
export interface PageCounts {
  readonly pages: number
  readonly sections: ReadonlyMap<string, SectionPages>
}

/** A problem of the export check with the page and height where it shows. */
export interface PlacedProblem {
  readonly problem: Problem
  readonly page: number
  readonly top: number
}

/** A page that is shown; `scale` is pixels of the screen a point. */
export interface WantedPage {
  readonly page: number
  readonly scale: number
  /** Unlike that of all wishes before: a new canvas is drawn on even where an old one showed the same. */
  readonly wish: number
}

/** To the thread. */
export type PagesOrder =
  | {
      readonly kind: 'pack'
      readonly version: number
      readonly change: Omit<PackChange, 'id' | 'revision'>
      readonly options: ExportOptions
    }
  | { readonly kind: 'want'; readonly pages: readonly WantedPage[] }
  | { readonly kind: 'cursor'; readonly place: TextPlace | null }
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
      /** Null when all are as they were. */
      readonly pages: readonly PageFacts[] | null
      readonly counts: PageCounts | null
    }
  | {
      readonly kind: 'drawn'
      readonly version: number
      readonly page: number
      readonly picture: ImageBitmap
    }
  | { readonly kind: 'cursor'; readonly place: PagePlace | null }
  | { readonly kind: 'hit'; readonly id: number; readonly place: ClickedPlace | null }
  | { readonly kind: 'problems'; readonly problems: readonly PlacedProblem[] }
  /** A drawing that only the window can turn into pixels. */
  | { readonly kind: 'picture'; readonly asset: string; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'failed'; readonly message: string }
