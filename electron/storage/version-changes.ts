// What differs between two versions of a pack, in short: sections by title, and numbers of words.
import type { ChangedSection, VersionChanges } from '#shared/history'
import { storedJson } from './stored-json'
import type { ReadText } from './version-texts'

/** A section as stored, with what is needed to compare it; also of an older document version. */
export interface ReadSection {
  readonly id: string
  readonly title: string
  /** How often each word is in it. */
  readonly words: ReadonlyMap<string, number>
}

/** Returns the section of a hash; undefined when it can't be read. */
export type SectionOf = (hash: string) => ReadSection | undefined

/** Reads each section once. */
export function sectionReader(read: ReadText): SectionOf {
  const known = new Map<string, ReadSection | undefined>()
  return (hash) => {
    if (!known.has(hash)) known.set(hash, readSection(read(hash)))
    return known.get(hash)
  }
}

/** Compares two lists of hashes. A section that can't be read is left out. */
export function changesBetween(
  before: readonly string[],
  after: readonly string[],
  sectionOf: SectionOf,
): VersionChanges {
  const [metaBefore, fieldsBefore, ...old] = before
  const [metaAfter, fieldsAfter, ...present] = after
  const [isOld, isPresent] = [new Set(old), new Set(present)]
  const read = (hashes: readonly string[]) => hashes.flatMap((hash) => sectionOf(hash) ?? [])
  const gone = read(old.filter((hash) => !isPresent.has(hash)))
  const come = read(present.filter((hash) => !isOld.has(hash)))
  const goneById = new Map(gone.map((section) => [section.id, section]))
  const comeIds = new Set(come.map(({ id }) => id))
  const sections = [
    ...come.map(({ id, title }) => named(id, title, goneById.has(id) ? 'changed' : 'added')),
    ...gone.filter(({ id }) => !comeIds.has(id)).map(({ id, title }) => named(id, title, 'removed')),
  ]
  const [kept, keptNow] = [
    old.filter((hash) => isPresent.has(hash)),
    present.filter((hash) => isOld.has(hash)),
  ]
  return {
    sections,
    details: metaBefore !== metaAfter,
    fields: fieldsBefore !== fieldsAfter,
    moved: kept.join() !== keptNow.join(),
    ...countWords(gone, come),
  }
}

const named = (id: string, title: string, change: ChangedSection['change']): ChangedSection => ({
  id,
  title,
  change,
})

function countWords(
  gone: readonly ReadSection[],
  come: readonly ReadSection[],
): Pick<VersionChanges, 'wordsAdded' | 'wordsRemoved'> {
  const counts = new Map<string, number>()
  const add = (sections: readonly ReadSection[], sign: 1 | -1) => {
    for (const { words } of sections)
      for (const [word, count] of words) counts.set(word, (counts.get(word) ?? 0) + sign * count)
  }
  add(come, 1)
  add(gone, -1)
  let [wordsAdded, wordsRemoved] = [0, 0]
  for (const count of counts.values()) {
    if (count > 0) wordsAdded += count
    else wordsRemoved -= count
  }
  return { wordsAdded, wordsRemoved }
}

function readSection(json: string | undefined): ReadSection | undefined {
  const stored = json === undefined ? undefined : (storedJson(json) as StoredNode | undefined)
  const id = stored?.attrs?.id
  if (typeof id !== 'string') return undefined
  const words = new Map<string, number>()
  for (const word of textOf(stored).match(/[\p{L}\p{N}]+/gu) ?? [])
    words.set(word, (words.get(word) ?? 0) + 1)
  const [title] = stored?.content ?? []
  return { id, title: textOf(title).trim(), words }
}

/** What any version of the document has. */
interface StoredNode {
  readonly attrs?: Readonly<Record<string, unknown>>
  readonly content?: readonly StoredNode[]
  readonly text?: unknown
}

/** All words of a node, those of notes and guidance too; words that were only formatted in part stay one word. */
function textOf(node: StoredNode | undefined): string {
  if (typeof node?.text === 'string') return node.text
  const content = Array.isArray(node?.content) ? node.content : []
  const isLine = content.some((child) => typeof child?.text === 'string')
  return content.map(textOf).join(isLine ? '' : '\n')
}
