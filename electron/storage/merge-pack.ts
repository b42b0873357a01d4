// One pack of two: what can be read of the present one, and from a good earlier version what can't.
import type { Broken } from './broken'
import { textSum } from './checksum'
import { RECOVERED } from './rescue'
import type { StoredPack } from './stored-pack'

/** The result. */
export interface Merged {
  readonly pack: StoredPack
  /** Nothing of it is broken any more. */
  readonly isWhole: boolean
  /** It is what was last saved, by its checksum. */
  readonly isExact: boolean
  /** All of it is of the earlier version, as some sections of the present one are older than others. */
  readonly replacesMixed: boolean
  /** Number of sections that came from the earlier version because they were lost. */
  readonly lost: number
}

type Sections = StoredPack['sections']

/**
 * Puts the good version of everything that is broken or lost into a pack. Where the two are of different versions of
 * the document, all of the good one is taken: sections of both would not fit together.
 */
export function mergePack(present: StoredPack, good: StoredPack, broken: Broken): Merged {
  const revision = Math.max(Number(present.row.revision), Number(good.row.revision)) + 1
  const sameVersion = (['pack_version', 'document_version'] as const).every(
    (name) => present.row[name] === good.row[name],
  )
  const isGone = broken.lost && present.sections.every(({ section_id }) => section_id === LOST)
  if (!sameVersion || isGone) {
    const row = isGone && !isRecovered(present) ? present.row : good.row
    const pack = { ...good, row: { ...row, deleted: present.row.deleted, revision } }
    return {
      pack,
      isWhole: true,
      isExact: isExact(present, pack),
      replacesMixed: false,
      lost: good.sections.length,
    }
  }
  const known = new Map(good.sections.map((section) => [section.section_id, section]))
  const isBroken = new Set(broken.sections)
  const kept = present.sections.map((section) =>
    isBroken.has(section.section_id) ? (known.get(section.section_id) ?? section) : section,
  )
  const sections = broken.lost ? withLost(kept, good.sections) : kept
  const takesRow = broken.row || (broken.lost && isRecovered(present))
  const own = new Set(sections.map(({ section_id }) => section_id))
  const pack: StoredPack = {
    textSum: present.textSum,
    row: { ...(takesRow ? good.row : present.row), deleted: present.row.deleted, revision },
    sections: sections.map((section, position) => ({ ...section, position })),
    images: [...present.images, ...good.images].filter(({ section_id }) => own.has(section_id)),
  }
  if (broken.torn && !isExact(present, pack) && sections.length === present.sections.length)
    return { pack: { ...good, row: { ...good.row, deleted: present.row.deleted, revision } }, ...OF_GOOD }
  const isWhole = broken.sections.every((id) => known.has(id))
  const lost = sections.length - present.sections.length
  return { pack, isWhole, isExact: isExact(present, pack), replacesMixed: false, lost }
}

/** Some of the present sections are of an earlier time than others: all of the good version is taken. */
const OF_GOOD = { isWhole: true, isExact: false, replacesMixed: true, lost: 0 }

const isExact = (present: StoredPack, { sections }: StoredPack): boolean =>
  present.textSum === textSum(sections) && !isRecovered(present)

/** The section that a salvage gives to a pack without any. */
const LOST = 'lost'

/** Whether a salvage made up the title page, as only sections were left. */
function isRecovered({ row }: StoredPack): boolean {
  return String(row.title).startsWith(RECOVERED)
}

/** Puts sections that are missing back, each after the one that it followed. */
function withLost(present: Sections, good: Sections): Sections {
  const result = [...present]
  for (const [at, section] of good.entries()) {
    if (result.some(({ section_id }) => section_id === section.section_id)) continue
    const before = good[at - 1]?.section_id
    const place = result.findIndex(({ section_id }) => section_id === before)
    result.splice(place + 1, 0, section)
  }
  return result
}
