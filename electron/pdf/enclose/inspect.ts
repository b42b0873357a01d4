// Inspects a PDF before it becomes an enclosure. Run in a thread that can be ended: a large file takes seconds.
import { markingOn, type PageMarking } from '#shared/enclosed-words'
import { openFile } from './open'
import { invalid, unlockedBytes } from './parse'
import { wordsOfFile } from './words'

/** What is known of a PDF. */
export interface InspectedEnclosure {
  /** Visible boxes as they are seen, turned upright, in points. */
  readonly pages: readonly {
    readonly width: number
    readonly height: number
    readonly rotate: 0 | 90 | 180 | 270
  }[]
  readonly encrypted: boolean
  /** The same file without encryption, which is stored; null when it has none. */
  readonly unlocked: Uint8Array | null
  /** Pages whose content is lost, as the file is damaged; not all. */
  readonly lost: number
  /** From its metadata; empty for none. */
  readonly title: string
  readonly author: string
  /** What an export leaves out, as words for a sentence. */
  readonly active: readonly string[]
  /** What shows otherwise than a reader expects, as sentences without their subject. */
  readonly cautions: readonly string[]
  /** What it says of itself: part and level of PDF/A (`2b`), part of PDF/UA. */
  readonly claims: { readonly pdfa?: string; readonly pdfua?: string }
  readonly bookmarks: number
  /** The highest marking that is written on its pages, by any scheme. */
  readonly marked: PageMarking | null
}

/** Inspects a PDF. Throws `enclosure/locked` when it needs a password, and `enclosure/invalid` when it can't be read. */
export async function inspectEnclosure(
  bytes: Uint8Array,
  { password }: { readonly password?: string } = {},
): Promise<InspectedEnclosure> {
  const file = await openFile(bytes, password)
  const { facts, pages, encrypted } = file
  if (facts.lost.size === pages.length)
    throw invalid('It is damaged: all its pages are empty. Ask for it again.')
  return {
    pages: facts.sizes.map((size, index) => ({ ...size, rotate: pages[index]?.turn ?? 0 })),
    encrypted,
    unlocked: encrypted ? await unlockedBytes(file) : null,
    lost: facts.lost.size,
    title: facts.title,
    author: facts.author,
    active: facts.active,
    cautions: facts.cautions,
    claims: facts.claims,
    bookmarks: facts.bookmarks.length,
    marked: markingOn(wordsOfFile(file).pages, ''),
  }
}
