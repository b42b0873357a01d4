// What is written on the enclosed pages that a layout prints, and in the files that are attached to it.
import type { AssetId, NodeId } from '#shared/document/nodes'
import type { EnclosedWords } from '#shared/enclosed-words'
import type { Asset } from '#shared/pack'
import type { Layout } from '../../types'
import type { OpenedFile } from '../open'
import { openBytes, openEnclosures, spotsIn } from '../opened'
import { wordsOn } from './lines'

/** Returns what is written in the enclosed files of a layout, section by section; `skip` are those that nobody asks about. */
export async function enclosedWords(
  layout: Layout,
  skip: (section: NodeId) => boolean = () => false,
): Promise<EnclosedWords[]> {
  const { files } = await openEnclosures(layout)
  const found: EnclosedWords[] = []
  for (const [section, { asset, pages }] of printedPages(layout)) {
    if (skip(section)) continue
    const file = files.get(asset)
    // A file that can't be read prints nothing.
    if (file) found.push({ section, asset, ...wordsIn(file, [...pages]) })
  }
  for (const { section, asset } of layout.attached) {
    const given = layout.assets.get(asset)
    if (given && !skip(section)) found.push({ section, asset, ...(await wordsOfAttached(given)) })
  }
  return found
}

/** Returns what is written on all pages of a file. */
export const wordsOfFile = (file: OpenedFile): Pick<EnclosedWords, 'pages' | 'unread'> =>
  wordsIn(file, [...file.pages.keys()])

function printedPages(layout: Layout): Map<NodeId, { asset: AssetId; pages: Set<number> }> {
  const found = new Map<NodeId, { asset: AssetId; pages: Set<number> }>()
  for (const { unit, frame } of spotsIn(layout)) {
    const section = layout.units[unit]?.origin?.section
    if (section === undefined) continue
    const known = found.get(section) ?? { asset: frame.asset, pages: new Set() }
    known.pages.add(frame.page)
    found.set(section, known)
  }
  return found
}

function wordsIn(file: OpenedFile, pages: readonly number[]): Pick<EnclosedWords, 'pages' | 'unread'> {
  const all = pages.map((page) => ({ page: page + 1, ...wordsOn(file, page) }))
  return {
    pages: all.map(({ page, lines }) => ({ page, lines })),
    unread: all.flatMap(({ page, unread }) => (unread ? [page] : [])),
  }
}

async function wordsOfAttached({ mime, bytes }: Asset): Promise<Pick<EnclosedWords, 'pages' | 'unread'>> {
  const file = mime === 'application/pdf' ? await openBytes(bytes) : null
  return file ? wordsOfFile(file) : { pages: [], unread: [1] }
}
