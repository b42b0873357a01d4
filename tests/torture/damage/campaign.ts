// Damages copies of a library, opens them as the program does, and judges what the user gets and is told.
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dateWords } from '#shared/date-words'
import type { LibraryNotice } from '#shared/library-notice'
import type { Asset } from '#shared/pack'
import { AppError } from '#shared/result'
import { readAsset, readAssetsOf } from '../../../electron/storage/assets'
import { type Database, openDatabase } from '../../../electron/storage/database'
import { readWords } from '../../../electron/storage/dictionary'
import { listHistory, readVersion } from '../../../electron/storage/history'
import { type OpenedLibrary, openLibrary } from '../../../electron/storage/open-library'
import { listPacks } from '../../../electron/storage/pack-list'
import { sectionJson } from '../../../electron/storage/pack-rows'
import { readPack } from '../../../electron/storage/packs'
import { repairOpen } from '../../../electron/storage/repair-open'
import { readSettings } from '../../../electron/storage/settings'
import { listTemplates } from '../../../electron/storage/templates'
import { KINDS, type Kind } from './kinds'
import { copyMoment, type Moments, makeMoments } from './library'
import { createRandom } from './random'

/**
 * From best to worst. `lost` is what the notice names; `asked` is for files of which nothing is left, without a backup;
 * `false` is a notice about something that is as it was.
 */
export const VERDICTS = ['whole', 'lost', 'asked', 'false', 'silent', 'refused', 'crash'] as const
export type Verdict = (typeof VERDICTS)[number]

/** What became of one damaged library. */
export interface Outcome {
  readonly kind: string
  readonly withBackup: boolean
  readonly seed: number
  readonly verdict: Verdict
  /** What was not as it should be, or what the notice said. */
  readonly words: string
}

/** What a library holds, by a name that the user knows. */
type Content = ReadonlyMap<string, string>

/** While this is in a file, something of it can be read. */
const TEXT = '"type":"section"'

/** Damages `count` libraries, all kinds in turn, each opened with and without a backup. */
export function runCampaign(count: number, seed: number, only?: string): Outcome[] {
  const folder = mkdtempSync(join(tmpdir(), 'attache-campaign-'))
  try {
    const moments = makeMoments(folder, createRandom(seed))
    const kinds = KINDS.filter(({ name }) => only === undefined || name.includes(only))
    return Array.from({ length: count }, (_, at) => at).flatMap((at) => {
      const kind = kinds[at % kinds.length] as Kind
      return [true, false].map((withBackup) => tryOne(folder, moments, kind, seed + at, withBackup))
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function tryOne(folder: string, moments: Moments, kind: Kind, seed: number, withBackup: boolean): Outcome {
  const home = mkdtempSync(join(folder, 'damaged-'))
  const file = join(home, 'library.db')
  const truth = truthOf(folder, moments[kind.from])
  const outcome = (verdict: Verdict, words: string): Outcome => ({
    kind: kind.name,
    withBackup,
    seed,
    verdict,
    words,
  })
  copyMoment(moments[kind.from], file)
  kind.damage(file, createRandom(seed), moments)
  const backups = withBackup ? [{ file: moments.monday, time: 0 }] : []
  let opened: OpenedLibrary
  try {
    opened = openLibrary(file, true, () => backups, `${file}.saved`)
  } catch (error) {
    if (!(error instanceof AppError)) return outcome('crash', String((error as Error).stack))
    const isLeft = ['', '-wal'].some(
      (end) => existsSync(file + end) && readFileSync(file + end).includes(TEXT),
    )
    return outcome(isLeft || withBackup ? 'refused' : 'asked', error.message)
  }
  try {
    const notices = [opened.notice, repairOpen(opened.db, backups)].filter((notice) => notice !== null)
    return outcome(...judge(kind, truth, contentOf(opened.db), notices, damagedTitles(opened.db)))
  } catch (error) {
    return outcome('crash', String((error as Error).stack))
  } finally {
    opened.db.close()
    rmSync(home, { recursive: true, force: true })
  }
}

/** What the program says of a pack that is not as it was last saved. */
const LOST = [
  ' is missing',
  ': its last changes',
  ' is not as it was',
  ' lost its title',
  ' had been deleted',
]

/** Everything that differs from what was saved must be named, or be covered by words about the last changes. */
function judge(
  kind: Kind,
  truth: Content,
  found: Content,
  notices: readonly LibraryNotice[],
  marked: ReadonlySet<string>,
): [Verdict, string] {
  const said = notices.map(({ title, text, lines }) => [title, text, ...lines].join(' ')).join(' ')
  const wrong = [...truth].filter(([name, content]) => found.get(name) !== content).map(([name]) => name)
  const added = [...found.keys()].filter((name) => !truth.has(name) && !/recovered|as found/i.test(name))
  const lines = notices.flatMap((notice) => notice.lines)
  const isNamed = (name: string): boolean => {
    const [title = '', rest] = name.split(/, (?:version|tags)/)
    // Under another title it has a history and tags of its own.
    if (rest !== undefined && !(found.has(title) && truth.has(title))) return isNamedSo(title)
    if (name.includes(VERSION)) return isVersionNamed(name, lines) || found.get(name) === DAMAGED
    if (name.endsWith(TAGS)) return areTagsNamed(title, lines)
    return isNamedSo(name.replace(' in the list', ''))
  }
  const isNamedSo = (name: string): boolean =>
    said.toLowerCase().includes(name.replace(' in Deleted packs', '').toLowerCase()) || marked.has(name)
  // What another state has in addition is in the list for all to see.
  const silent = [...wrong, ...(/older|another/.test(said) ? [] : added)].filter((name) => !isNamed(name))
  if (silent.length > 0) return ['silent', `${silent.join(', ')} — ${said}`]
  const accused = [...truth.keys()].filter(
    (name) => !wrong.includes(name) && LOST.some((words) => said.includes(`“${name}”${words}`)),
  )
  if (accused.length > 0 || (kind.name.startsWith('nothing') && said !== ''))
    return ['false', `${accused.join(', ')} — ${said}`]
  return [wrong.length + added.length > 0 ? 'lost' : 'whole', said]
}

/** A version is named by its pack and time, or with its pack. */
function isVersionNamed(name: string, lines: readonly string[]): boolean {
  const [title = '', version = ''] = name.split(VERSION)
  const [, time = ''] = version.split(' of ')
  return lines.some(
    (line) =>
      line.includes(`“${title}`) &&
      (line.includes(time) ||
        / is missing|last changes|is not as it was|restored from the backup|version history/.test(line)),
  )
}

const areTagsNamed = (title: string, lines: readonly string[]): boolean =>
  lines.some(
    (line) => line.includes(`“${title}`) && /\btags?\b|restored from the backup|is missing/.test(line),
  )

const damagedTitles = (db: Database): ReadonlySet<string> =>
  new Set(listPacks(db).flatMap(({ title, damage }) => (damage === undefined ? [] : [title])))

const truths = new Map<string, Content>()

function truthOf(folder: string, moment: string): Content {
  const known = truths.get(moment)
  if (known !== undefined) return known
  const copy = join(mkdtempSync(join(folder, 'truth-')), 'library.db')
  copyMoment(moment, copy)
  const db = openDatabase(copy)
  const truth = contentOf(db)
  db.close()
  truths.set(moment, truth)
  return truth
}

function contentOf(db: Database): Content {
  const content = new Map<string, string>()
  for (const { id, title, favourite, archived, tags } of listPacks(db)) {
    content.set(title, packText(db, id))
    content.set(`${title} in the list`, String([favourite, archived]))
    content.set(`${title}${TAGS}`, tags.join())
    for (const [name, state] of versionsOf(db, id, title)) content.set(name, state)
  }
  for (const { id, title } of db.prepare('SELECT id, title FROM packs WHERE deleted IS NOT NULL').all() as {
    id: string
    title: string
  }[])
    content.set(`${title} in Deleted packs`, JSON.stringify(sectionJson(db, id)))
  const { templates } = listTemplates(db)
  for (const template of templates) content.set(template.template.title, JSON.stringify(template))
  content.set('settings', JSON.stringify(readSettings(db)))
  content.set('dictionary', readWords(db).join())
  for (const { id, name, mime } of db.prepare('SELECT id, name, mime FROM assets').all() as Asset[])
    content.set(name, `${mime} ${readAsset(db, id) !== undefined}`)
  for (const row of db.prepare('SELECT * FROM marking_schemes').all() as {
    file_id: string
    changed: number
  }[])
    content.set(row.file_id, JSON.stringify({ ...row, changed: 0 }))
  return content
}

/** Names a version by what stands in its row of the history; one that is marked there as damaged is told. */
function versionsOf(db: Database, id: string, title: string): [string, string][] {
  return listHistory(db, id).entries.flatMap(({ number, time, name, damaged }): [string, string][] => {
    if (number === null) return []
    const { meta, fields, sections } = readVersion(db, id, number)
    const state = damaged ? DAMAGED : JSON.stringify([name, meta, fields, sections])
    return [[`${title}${VERSION}${number} of ${dateWords(time)}`, state]]
  })
}

const VERSION = ', version '
const TAGS = ', tags'
const DAMAGED = 'marked as damaged'

function packText(db: Database, id: string): string {
  try {
    const { revision, ...pack } = readPack(db, id)
    const images = [...readAssetsOf(db, pack).keys()]
    return createHash('sha256')
      .update(JSON.stringify([pack, images]))
      .digest('hex')
  } catch (error) {
    return (error as AppError).code
  }
}

/** The outcomes as a table: one line for each kind, with and without a backup. */
export function tableOf(outcomes: readonly Outcome[]): string {
  const lines = [['kind of damage', 'backup', ...VERDICTS]]
  for (const kind of [...new Set(outcomes.map((one) => one.kind)), 'all'])
    for (const withBackup of [true, false]) {
      const own = outcomes.filter(
        (one) => (kind === 'all' || one.kind === kind) && one.withBackup === withBackup,
      )
      const counts = VERDICTS.map((verdict) => own.filter((one) => one.verdict === verdict).length || '')
      lines.push([kind, withBackup ? 'yes' : 'no', ...counts.map(String)])
    }
  return lines
    .map(([kind = '', ...rest]) => kind.padEnd(42) + rest.map((one) => one.padStart(8)).join(''))
    .join('\n')
}
