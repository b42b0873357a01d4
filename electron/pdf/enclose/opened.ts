// The files whose pages a layout shows, opened; each is parsed once, however often it is checked and printed.
import type { AssetId } from '#shared/document/nodes'
import { AppError } from '#shared/result'
import type { EnclosedFrame, Layout } from '../types'
import type { FileFacts, OpenedFile } from './open'

/** Opened files; `unread` are those that can't be read, with the reason. */
export interface Enclosures {
  readonly files: ReadonlyMap<AssetId, OpenedFile>
  readonly unread: ReadonlyMap<AssetId, string>
}

/** The facts of the opened files. */
export const factsOf = ({ files }: Enclosures): Map<AssetId, FileFacts> =>
  new Map([...files].map(([id, { facts }]) => [id, facts]))

/** A page of an enclosed file where it stands in the layout. */
export interface Spot {
  readonly frame: EnclosedFrame
  /** Index of the page of the layout, and of the group on it. */
  readonly page: number
  readonly group: number
  readonly unit: number
  /** Top left corner on the page. */
  readonly x: number
  readonly y: number
}

// Cached by identity: a layout is immutable, and several steps of an export ask.
const spotsOf = new WeakMap<Layout['pages'], readonly Spot[]>()

/** All enclosed pages of a layout, in their order. */
export function spotsIn({ pages }: Layout): readonly Spot[] {
  const before = spotsOf.get(pages)
  if (before) return before
  const spots = findSpots(pages)
  spotsOf.set(pages, spots)
  return spots
}

/** Whether a layout shows enclosed pages, or has files attached. */
export const hasEnclosedFiles = (layout: Layout): boolean =>
  layout.attached.length > 0 || spotsIn(layout).length > 0

function findSpots(pages: Layout['pages']): Spot[] {
  const spots: Spot[] = []
  pages.forEach(({ groups }, page) => {
    groups.forEach(({ frames, x, y, unit }, group) => {
      for (let i = 0; i < frames.length; i++) {
        const frame = frames[i]
        if (frame?.kind === 'enclosed')
          spots.push({ frame, page, group, unit, x: x + frame.x, y: y + frame.y })
      }
    })
  })
  return spots
}

/** Files by their bytes, so that a check and the export after it parse each once. */
const known = new WeakMap<Uint8Array, Promise<OpenedFile>>()

/** Opens the files that a layout shows pages of. */
export async function openEnclosures(layout: Layout): Promise<Enclosures> {
  const files = new Map<AssetId, OpenedFile>()
  const unread = new Map<AssetId, string>()
  for (const id of new Set(spotsIn(layout).map(({ frame }) => frame.asset))) {
    const bytes = layout.assets.get(id)?.bytes
    try {
      if (bytes) files.set(id, await opened(bytes))
      else unread.set(id, 'It is missing from the pack.')
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      unread.set(id, error.message)
    }
  }
  return { files, unread }
}

/** Opens a file; null when it can't be read. */
export function openBytes(bytes: Uint8Array): Promise<OpenedFile | null> {
  return opened(bytes).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error
    return null
  })
}

function opened(bytes: Uint8Array): Promise<OpenedFile> {
  const before = known.get(bytes)
  if (before) return before
  const now = openNow(bytes)
  known.set(bytes, now)
  return now
}

/** What reads PDFs is as large as the rest of the engine together: exports without enclosures do not load it. */
async function openNow(bytes: Uint8Array): Promise<OpenedFile> {
  const { openFile } = await import('./open')
  return openFile(bytes)
}
