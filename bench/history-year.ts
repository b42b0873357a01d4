// A robot's year of work on fifty packs: how large their history becomes, and how long a save takes that keeps versions.
import type { Block, Section } from '#shared/document/nodes'
import { emptySection } from '#shared/template'
import type { Database } from '../electron/storage/database'
import { listHistory } from '../electron/storage/history'
import { createPack, savePack } from '../electron/storage/packs'
import { meta } from '../electron/storage/testing/packs'

/** The size of the year. */
export const YEAR = { packs: 50, sections: 24, paragraphs: 8, days: 250, sessionsADay: 3, minutes: 90 }

const MINUTE = 60 * 1000
const DAY = 24 * 60 * MINUTE

/** A small generator, so that each run does the same. */
function chance(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648
    return Math.floor((state / 2147483648) * below)
  }
}

/** Words as varied as those of a text: few are frequent, most are rare. */
function vocabulary(next: (below: number) => number): () => string {
  const letters = 'etaoinshrdlucmfwygpb'
  const all = Array.from({ length: 6000 }, () =>
    Array.from({ length: 2 + next(9) }, () => letters[Math.min(next(20), next(20))] ?? 'e').join(''),
  )
  return () => all[Math.floor((next(1000) / 1000) ** 3 * all.length)] ?? 'the'
}

interface Robot {
  next(below: number): number
  word(): string
}

function paragraph({ next, word }: Robot, words = 20 + next(40)): Block {
  const text = Array.from({ length: words }, word).join(' ')
  return {
    type: 'paragraph',
    attrs: { textAlign: null, marking: null, audience: null },
    content: [{ type: 'text', text }],
  }
}

/** A section of words. */
export function robotSection(robot: Robot, id: string, paragraphs: number): Section {
  const empty = emptySection(`Title of ${id}`, () => id)
  const blocks = Array.from({ length: paragraphs }, () => paragraph(robot))
  return { ...empty, content: [empty.content[0], ...blocks] } as unknown as Section
}

/** A minute of writing: some words at the end of a paragraph, now and then a new paragraph or one less. */
export function work(robot: Robot, section: Section): Section {
  const [title, ...blocks] = section.content as readonly Block[]
  const at = robot.next(blocks.length)
  const dice = robot.next(20)
  const grown = blocks.map((block, index) =>
    index === at
      ? { ...block, content: [{ type: 'text', text: `${wordsOf(block)} ${words(robot, 12)}` }] }
      : block,
  )
  const next = dice === 0 && blocks.length > 4 ? blocks.toSpliced(at, 1) : grown
  return {
    ...section,
    content: [title, ...next, ...(dice === 1 ? [paragraph(robot)] : [])],
  } as unknown as Section
}

const wordsOf = (block: Block): string =>
  JSON.stringify(block)
    .match(/"text":"([^"]*)"/)?.[1]
    ?.split(' ')
    .slice(-90)
    .join(' ') ?? ''
const words = ({ word }: Robot, count: number): string => Array.from({ length: count }, word).join(' ')

/** A robot that does the same each time. */
export function robotOf(seed = 1): Robot {
  const next = chance(seed)
  return { next, word: vocabulary(next) }
}

/** What the year left behind. */
export interface YearReport {
  readonly saves: number
  readonly versions: number
  /** Bytes of the packs' own texts, of the kept texts, and of the lists of versions. */
  readonly texts: number
  readonly kept: number
  readonly lists: number
  /** Most versions of one pack. */
  readonly most: number
}

/** Runs the year; `setClock` sets the time that the storage sees. */
export function runYear(db: Database, setClock: (time: number) => void, size = YEAR): YearReport {
  const robot = robotOf()
  const start = Date.UTC(2026, 0, 5, 8)
  setClock(start)
  const packs = Array.from({ length: size.packs }, (_, at) => {
    const sections = Array.from({ length: size.sections }, (_, one) =>
      robotSection(robot, `s${one}`, size.paragraphs),
    )
    const { id } = createPack(db, { meta: meta(`Pack ${at}`), fields: [], sections })
    return { id, revision: 1, sections }
  })
  let saves = 0
  for (let day = 1; day <= size.days; day += 1) {
    for (let session = 0; session < size.sessionsADay; session += 1) {
      // A fifth of the packs gets half of the work.
      const pack = packs[robot.next(2) === 0 ? robot.next(size.packs / 5) : robot.next(size.packs)]
      for (let minute = 0; pack && minute < size.minutes; minute += 1) {
        setClock(start + day * DAY + session * 3 * 60 * MINUTE + minute * MINUTE)
        // Twenty minutes in one section, then in another.
        const at = (Math.floor(minute / 20) * 7 + day) % size.sections
        const section = work(robot, pack.sections[at] as Section)
        pack.sections[at] = section
        pack.revision = savePack(db, { id: pack.id, revision: pack.revision, sections: [section] }).revision
        saves += 1
      }
    }
  }
  const sum = (sql: string) => db.prepare(sql).pluck().get() as number
  return {
    saves,
    versions: sum('SELECT count(*) FROM versions'),
    texts: sum('SELECT sum(length(json)) FROM sections'),
    kept: sum('SELECT sum(length(bytes)) FROM version_texts'),
    lists: sum('SELECT sum(length(content)) FROM versions'),
    most: Math.max(...packs.map(({ id }) => listHistory(db, id).entries.length)),
  }
}
