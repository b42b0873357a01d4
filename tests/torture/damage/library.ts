// The library that the campaign damages, as it is on disk at several moments, and what was in it when it was last saved.
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Block, Section } from '#shared/document/nodes'
import type { TemplateDraft } from '#shared/own-template'
import { arrangePacks } from '../../../electron/storage/arrange'
import { addAsset } from '../../../electron/storage/assets'
import { type Database, openDatabase } from '../../../electron/storage/database'
import { addWord } from '../../../electron/storage/dictionary'
import { nameVersion } from '../../../electron/storage/history'
import { keepLastSaved } from '../../../electron/storage/last-saved'
import { listPacks } from '../../../electron/storage/pack-list'
import { createPack, deletePack, readPack, renamePack, savePack } from '../../../electron/storage/packs'
import { addScheme } from '../../../electron/storage/schemes'
import { readSettings, writeSettings } from '../../../electron/storage/settings'
import { addTemplate, listTemplates, replaceTemplate } from '../../../electron/storage/templates'
import { field, illustrated, meta, png, section } from '../../../electron/storage/testing/packs'
import type { Random } from './random'

/** Copies of one library's files in folders of their own. */
export interface Moments {
  /** Two rounds of changes ago; closed. */
  readonly sunday: string
  /** Before the last changes; closed. */
  readonly monday: string
  /** With the last changes; closed, so that there is no log. */
  readonly closed: string
  /** The same as a crash leaves it: the last changes are in the log. */
  readonly crashed: string
  /** Another library, as a crash leaves it. */
  readonly other: string
  /** A library that was a copy of this one, and was changed since; as a crash leaves it. */
  readonly fork: string
}

/** Copies a library with its log, and the note of what was last saved. */
export function copyMoment(from: string, to: string): void {
  for (const end of ['', '-wal', '.saved']) if (existsSync(from + end)) copyFileSync(from + end, to + end)
}

/** Makes the library and its moments in a folder. */
export function makeMoments(folder: string, random: Random): Moments {
  const at = (name: string): string => {
    mkdirSync(join(folder, name), { recursive: true })
    return join(folder, name, 'library.db')
  }
  const live = at('live')
  const db = openDatabase(live)
  keepLastSaved(db, `${live}.saved`)
  addContent(db, random, 'Pack')
  db.pragma('wal_checkpoint(TRUNCATE)')
  copyMoment(live, at('sunday'))
  changeLater(db, random, 'Monday')
  db.pragma('wal_checkpoint(TRUNCATE)')
  copyMoment(live, at('monday'))
  const fork = openDatabase(copied(live, at('fork-live')))
  changeLater(fork, random, 'Fork')
  copyMoment(fork.name, at('fork'))
  fork.close()
  changeLater(db, random, 'Later')
  copyMoment(live, at('crashed'))
  db.close()
  copyMoment(live, at('closed'))
  const other = openDatabase(at('other-live'))
  addContent(other, random, 'Other')
  other.pragma('wal_checkpoint(TRUNCATE)')
  changeLater(other, random, 'Foreign')
  copyMoment(other.name, at('other'))
  other.close()
  return {
    sunday: at('sunday'),
    monday: at('monday'),
    closed: at('closed'),
    crashed: at('crashed'),
    other: at('other'),
    fork: at('fork'),
  }
}

function copied(from: string, to: string): string {
  copyMoment(from, to)
  return to
}

/** Keeps a version of some packs, each at a time of its own. */
function keepVersions(db: Database, name: string, day: number): void {
  const setTime = db.prepare(
    'UPDATE versions SET taken = $time, changed = $time WHERE pack_id = $id AND number = $number',
  )
  for (const [at, { id }] of listPacks(db).slice(0, 6).entries()) {
    const number = nameVersion(db, id, null, name)
    setTime.run({ id, number, time: FIRST_DAY + (day * 24 + at) * 3_600_000 })
  }
}

/** A Sunday in summer. */
const FIRST_DAY = Date.UTC(2026, 6, 5, 9)

function addContent(db: Database, random: Random, name: string): void {
  writeSettings(db, { ...readSettings(db), author: 'Maj. B. Own', paper: 'a5' })
  const images = [300, 30_000].map(
    (size, at) =>
      addAsset(db, {
        name: `${name}-${at}.png`,
        bytes: Buffer.concat([png, Buffer.alloc(size, `${name} pixels ${at} `)]),
      }).id,
  )
  for (let pack = 0; pack < 20; pack += 1) {
    const sections = Array.from({ length: 3 + random.below(6) }, (_, at) => text(random, `${pack}-${at}`, at))
    if (pack % 5 === 0) sections.push(illustrated('picture', images[(pack / 5) % 2] ?? ''))
    createPack(db, { meta: meta(`${name} ${pack}`), fields: [field], sections })
  }
  for (let at = 0; at < 3; at += 1) addTemplate(db, template(`${name} template ${at}`, random.below(300)))
  addScheme(db, {
    id: 'own-scheme',
    definition: { id: 'tarsenia', name: `${name} scheme` } as never,
    source: `levels: ${'closed '.repeat(900)}`,
  })
  const tag = db.prepare('INSERT INTO pack_tags (pack_id, tag, added) VALUES (?, ?, 1)')
  for (const { id } of listPacks(db).slice(2, 9)) tag.run(id, 'navy')
  deletePack(db, listPacks(db)[19]?.id ?? '')
  addWord(db, 'Strelsau')
  addAsset(db, { name: `${name}-unused.png`, bytes: Buffer.concat([png, Buffer.alloc(500, 'unused')]) })
  keepVersions(db, `${name} ready`, 0)
  keepVersions(db, `${name} sent`, 1)
}

const template = (title: string, length: number): TemplateDraft => ({
  title,
  purpose: 'To try damage',
  category: 'Own',
  tags: [],
  level: 1,
  full: [paragraph(`Template words ${'dolor sit '.repeat(length)}`)],
  short: [],
  trainer: [],
  fields: [],
})

/** From a line to several pages, so that rows are on leaves and in chains. */
function text(random: Random, what: string, at: number): Section {
  return section(
    `s${at}`,
    `Words ${what} ${'lorem ipsum '.repeat(random.below(10) === 0 ? 900 : random.below(120))}`,
  )
}

const paragraph = (words: string): Block => ({
  type: 'paragraph',
  attrs: { textAlign: null, marking: null, audience: null },
  content: [{ type: 'text', text: words }],
})

const NAMES = ['Monday', 'Fork', 'Later', 'Foreign']

function changeLater(db: Database, random: Random, name: string): void {
  for (const pack of listPacks(db).slice(3, 7)) {
    const { id, revision } = readPack(db, pack.id)
    savePack(db, { id, revision, sections: [text(random, `${name} change of ${pack.title}`, 1)] })
  }
  keepVersions(db, name, NAMES.indexOf(name) + 2)
  const [renamed, gone] = listPacks(db).slice(8, 10)
  renamePack(db, renamed?.id ?? '', `${renamed?.title} renamed`)
  deletePack(db, gone?.id ?? '')
  createPack(db, { meta: meta(`${name} new`), fields: [], sections: [text(random, `${name} new`, 0)] })
  writeSettings(db, { ...readSettings(db), organisation: `Joint Staff of ${name}` })
  arrangePacks(db, [{ id: listPacks(db)[12]?.id ?? '', tags: [name] }])
  const [first] = listTemplates(db).templates
  if (first) replaceTemplate(db, first.template.id, template(`${first.template.title} ${name}`, 5))
  addAsset(db, { name: `${name}.png`, bytes: Buffer.concat([png, Buffer.alloc(700, name)]) })
}
