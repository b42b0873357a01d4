// A large library, the same on every run, and what can be measured of it without a window.
import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import type { Section } from '#shared/document/nodes'
import type { PackField, PackId } from '#shared/pack'
import { parseSearch } from '#shared/search'
import { doc, p, pack, packField, section } from '../electron/pdf/testing/build'
import { type Database, openForWriting } from '../electron/storage/database'
import { openLibrary } from '../electron/storage/open-library'
import { listPacks } from '../electron/storage/pack-list'
import { createPack, readPack, savePack } from '../electron/storage/packs'
import { isIndexSound, keepIndex, searchLibrary } from '../electron/storage/search'
import { numbers, sentences, WORDS } from './documents'

type Next = (below: number) => number

const PLACES = 'Nairobi Oslo Tarsenia Lisbon Vilnius Jakarta Accra Santiago Hanoi Tbilisi Amman Dakar'.split(
  ' ',
)
const KINDS = [
  'Visit to',
  'Handover',
  'Country brief',
  'Exercise',
  'Staff talks with',
  'Course in',
  'Report from',
]
const NAMES = 'Adeyemi Bergström Castillo Dubois Eriksen Fontaine Grün Hossain Ivanova Jørgensen Kamau'.split(
  ' ',
)
const MARKINGS = ['official', 'official-sensitive', 'secret']
const DAY = 24 * 3600 * 1000
const END = Date.UTC(2026, 10, 30)

/** Makes the library; `words` is a file with one word a line, for words that few sections have. */
export function makeLibrary(file: string, packs: number, sections: number, words: string): void {
  const rare = readFileSync(words, 'utf8')
    .split('\n')
    .map((line) => line.split('/')[0] ?? '')
    .filter((word) => /^[a-z]{4,}$/.test(word))
  const db = openForWriting(file)
  db.pragma('synchronous = OFF')
  const age = db.prepare('UPDATE packs SET changed = ?, created = ? WHERE id = ?')
  for (let at = 0; at < packs; at += 200) {
    db.transaction(() => {
      for (let one = at; one < Math.min(packs, at + 200); one += 1) {
        const count = one === 0 ? 20 : Math.max(1, Math.round(sections / packs))
        const time = END - one * Math.round((1500 * DAY) / packs)
        age.run(time, time, createPack(db, packOf(one, count, rare)).id)
      }
    })()
  }
  db.close()
}

function packOf(index: number, count: number, rare: readonly string[]) {
  const next = numbers(index + 1)
  const pick = <T>(list: readonly T[]): T => list[next(list.length)] as T
  const place = pick(PLACES)
  const { meta } = pack(doc(), {
    title: `${pick(KINDS)} ${place} ${1 + index}`,
    kind: next(4) === 0 ? 'handout' : 'briefing',
    author: `${pick(['Maj.', 'Capt.', 'Lt Col', 'Dr'])} ${pick(NAMES)}`,
    reference: `DA/${20 + next(7)}/${index}`,
    marking: { scheme: 'uk', level: pick(MARKINGS), caveat: '', trainingRider: false },
  })
  const fields: PackField[] = [{ ...packField('host_nation', 'Host nation'), value: place }]
  return { meta, fields, sections: Array.from({ length: count }, (_, at) => sectionOf(next, at, rare)) }
}

/** About 250 words, five of which are in few others. */
function sectionOf(next: Next, at: number, rare: readonly string[]): Section {
  const word = () => rare[next(rare.length)] ?? ''
  const title = `${at + 1} ${WORDS[next(WORDS.length)]} and ${WORDS[next(WORDS.length)]}`
  const texts = Array.from({ length: 5 }, () => p(`${sentences(next, 3)}${word()} ${word()} ${word()}.`))
  return section(title, {}, ...texts)
}

/** What a user types, letter by letter. */
const TYPED = [
  'delegation',
  'liaison officers',
  'visit to nairobi',
  'memorandum understanding',
  'kamau',
  '"staff college" border',
  'kind:handout exercise',
]

const share = (sorted: readonly number[], part: number): number =>
  Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0) * 10) / 10
const timesOf = (times: readonly number[]) => {
  const sorted = times.toSorted((one, other) => one - other)
  return {
    median: share(sorted, 0.5),
    p95: share(sorted, 0.95),
    p99: share(sorted, 0.99),
    most: share(sorted, 1),
  }
}

function timed<T>(run: () => T): { readonly ms: number; readonly value: T } {
  const start = performance.now()
  const value = run()
  return { ms: Math.round((performance.now() - start) * 10) / 10, value }
}

/** Times in ms; the library is as it was but for one section. */
export function measureLibrary(file: string) {
  const opened = timed(() => openLibrary(file, true).db)
  const db = opened.value
  const indexing = timed(() => keepIndex(db, Number.POSITIVE_INFINITY))
  const list = timed(() => structuredClone(listPacks(db)))
  const largest = db.prepare('SELECT id FROM packs ORDER BY changed DESC LIMIT 1').pluck().get() as PackId
  const reading = timed(() => structuredClone(readPack(db, largest)))
  const searches = TYPED.flatMap((typed) =>
    [...typed].map(
      (_, at) => timed(() => structuredClone(searchLibrary(db, parseSearch(typed.slice(0, at + 1), END)))).ms,
    ),
  )
  const saves = measureSaves(db, largest)
  const sound = timed(() => isIndexSound(db))
  db.close()
  const again = timed(() => openLibrary(file, true).db.close())
  return {
    'opening the library': { median: again.ms },
    'reading everything into the index, once': { median: indexing.ms },
    'listing all packs, with a copy': { median: list.ms },
    'reading a pack of 20 sections, with a copy': { median: reading.ms },
    'searching after each letter': timesOf(searches),
    'saving a section': timesOf(saves.save),
    'reading it into the index again': timesOf(saves.index),
    [`checking the index (${sound.value ? 'sound' : 'damaged'})`]: { median: sound.ms },
  }
}

/** Saves a section as it grows while somebody types. */
function measureSaves(db: Database, id: PackId): { readonly save: number[]; readonly index: number[] } {
  const { revision, doc: text } = readPack(db, id)
  const [first] = text.content
  const [save, index]: [number[], number[]] = [[], []]
  if (!first) return { save, index }
  for (let at = 0; at < 300; at += 1) {
    const [title, ...blocks] = first.content
    const changed: Section = { ...first, content: [title, ...blocks, p(sentences(numbers(at), 3))] }
    save.push(timed(() => savePack(db, { id, revision: revision + at, sections: [changed] })).ms)
    if (at % 10 === 0) index.push(timed(() => keepIndex(db, Number.POSITIVE_INFINITY)).ms)
  }
  return { save, index }
}
