// `attache import` and `attache list`: the packs of the library.
import { basename } from 'node:path'
import type { RemovedSection } from '#shared/history'
import { bannerText } from '#shared/markings'
import type { PackSummary } from '#shared/pack'
import { packTitle } from '#shared/pack-title'
import { AppError } from '#shared/result'
import { putBackScheme } from '../app/marking-schemes'
import { importPackFile } from '../app/pack-file'
import { listDeleted } from '../storage/bin-list'
import { type Database, openDatabase } from '../storage/database'
import { allRemovedSections, restoreSections } from '../storage/deleted-sections'
import { listPacks } from '../storage/pack-list'
import { restorePack } from '../storage/packs'
import { restoreTemplate } from '../storage/templates'
import { type Call, type Command, count, noArguments, onlyArgument, printJson } from './command'
import { importWords, isWordCall } from './word'

export const importPack: Command = {
  summary: 'add a pack file, a Word or Markdown file, or a folder of these to the library',
  usage: 'import FILE.bpack | FILE.docx | FILE.md | FILE.zip | FOLDER',
  help: [
    '--marking SCHEME:LEVEL  the marking of a Word file that seems to be marked: at least as high as what is found in it',
    '--marking found         the marking that is found in each Word file',
    '--marking none          what looks like a marking in Word files is none',
    '--json                  print what became of Word files as JSON',
    '--db FILE               the library',
  ].join('\n'),
  options: { marking: { type: 'string' }, json: { type: 'boolean' } },
  async run(call) {
    const file = onlyArgument(call, 'The file to import')
    if (isWordCall(file)) return withLibrary(call, (db) => importWords(call, db, file))
    const added = await withLibrary(call, (db) => importPackFile(db, file))
    await call.out(`${added.id}  ${basename(file)}: added “${added.title}”\n`)
  },
}

export const list: Command = {
  summary: 'list the packs in the library',
  usage: 'list [--deleted] [--json]',
  help: '--deleted  list what was deleted instead\n--json     print one JSON list\n--db FILE  the library',
  options: { deleted: { type: 'boolean' }, json: { type: 'boolean' } },
  async run(call) {
    noArguments(call)
    if (call.values.deleted) return listBin(call)
    const packs = await withLibrary(call, async (db) => listPacks(db))
    if (call.values.json) await printJson(call, packs)
    else await call.out(packs.length === 0 ? `No packs in ${call.library}\n` : packs.map(asLine).join(''))
  },
}

async function listBin(call: Call): Promise<void> {
  const [items, sections] = await withLibrary(
    call,
    async (db) => [listDeleted(db), allRemovedSections(db)] as const,
  )
  if (call.values.json) return printJson(call, [...items, ...sections.map(asItem)])
  const lines = items.map(
    ({ id, kind, title, deleted, daysLeft }) =>
      `${id}  ${title} (${kind}, deleted ${day(deleted)}, ${daysLeft === null ? 'kept until it is deleted permanently' : `kept for ${count(daysLeft, 'day')} of use`})\n`,
  )
  lines.push(...sections.map(sectionLine))
  await call.out(lines.length === 0 ? `Nothing deleted in ${call.library}\n` : lines.join(''))
}

/** The id of a deleted section for `attache restore`: neither of its parts has a slash. */
const sectionId = ({ pack, id }: RemovedSection): string => `${pack}/${id}`

const asItem = (section: RemovedSection) => {
  const { pack, title, words, removed } = section
  return { kind: 'section', id: sectionId(section), title, deleted: removed, daysLeft: null, pack, words }
}

function sectionLine(section: RemovedSection): string {
  const { title, packTitle: pack, words, removed } = section
  const facts = `section of “${packTitle(pack)}”, ${count(words, 'word')}, deleted ${day(removed)}, kept while a version has it`
  return `${sectionId(section)}  ${title || 'Untitled section'} (${facts})\n`
}

export const restore: Command = {
  summary: 'restore a deleted pack, section, template or marking scheme',
  usage: 'restore ID',
  help: 'ID         as `attache list --deleted` prints it\n--db FILE  the library',
  options: {},
  async run(call) {
    const id = onlyArgument(call, 'The id to restore')
    const title = await withLibrary(call, async (db) => {
      const [pack = '', section] = id.split('/')
      if (section !== undefined) return restoreSection(db, pack, section)
      const item = listDeleted(db).find((one) => one.id === id)
      if (item === undefined)
        throw new AppError('storage/not-found', `${id} is not a deleted pack, template or marking scheme.`)
      RESTORE[item.kind](db, id)
      return item.title
    })
    await call.out(`${id}  restored “${title}”\n`)
  },
}

function restoreSection(db: Database, pack: string, id: string): string {
  const found = allRemovedSections(db).find((one) => one.pack === pack && one.id === id)
  if (found === undefined)
    throw new AppError('storage/not-found', `${pack}/${id} is not a deleted section of a pack.`)
  restoreSections(db, pack, [id])
  return found.title || 'Untitled section'
}

const RESTORE = { pack: restorePack, template: restoreTemplate, scheme: putBackScheme } as const

/** Only the window can ask what to do about a library that is missing or damaged. */
function openLibrary({ library }: Call): Database {
  try {
    return openDatabase(library)
  } catch (error) {
    if (!(error instanceof AppError) || !['storage/lost', 'storage/damaged'].includes(error.code)) throw error
    throw new AppError(error.code, `${error.message} Start Attaché to see your options.`, { cause: error })
  }
}

/** Runs with the library open, and always closes it. */
export async function withLibrary<T>(call: Call, run: (db: Database) => Promise<T>): Promise<T> {
  const db = openLibrary(call)
  try {
    return await run(db)
  } finally {
    db.close()
  }
}

function asLine(pack: PackSummary): string {
  const facts = [
    pack.kind,
    bannerText(pack.marking),
    count(pack.sections, 'section'),
    day(pack.changed),
    pack.damage ? 'damaged' : '',
  ]
  return `${pack.id}  ${pack.title} (${facts.filter((fact) => fact !== '').join(', ')})\n`
}

function day(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}
