// What main asks of the thread of the library beside the channels of the window: parts of its own handlers.
import { basename, extname } from 'node:path'
import { checkCopy, editionName, hasLimitedParts } from '#shared/editions'
import type { LeftOfCopy } from '#shared/exported'
import type { Imported } from '#shared/imported'
import type { Calls, Settings } from '#shared/ipc'
import type { Asset, PackId } from '#shared/pack'
import { AppError } from '#shared/result'
import { importWord, type WordChoice, wordSections } from '../app/import-word'
import { keepScheme, type NewScheme, schemeSource } from '../app/marking-schemes'
import { handOver } from '../app/moving/hand-over'
import { exportTemplates, importTemplates } from '../app/own-templates'
import { sharePack, takePackFile } from '../app/pack-file'
import { resourcesFolder } from '../app/paths'
import { saveUnsaved } from '../app/unsaved'
import { addAsset, readAsset } from '../storage/assets'
import type { Database } from '../storage/database'
import { keepPresent } from '../storage/history'
import { readPack, recordExport, summaryOf } from '../storage/packs'
import type { NewDamage } from '../storage/repair-open'
import { resetIndex } from '../storage/search/tables'
import { writeSettings } from '../storage/settings'
import { readTemplate } from '../storage/templates'
import type { Mark } from '../storage/versions'
import type { PreparedLibrary } from './backup-thread'
import type { LibraryContext } from './library-context'
import { repairNow } from './repair'
import { restoreLibrary } from './restore-library'

/** The suggested name of a file: a title, and what is in brackets behind it. */
export interface SuggestedName {
  readonly title: string
  readonly note: string
}

/** Returns the tasks. They throw as what they call. */
export function libraryTasks(context: LibraryContext) {
  const { db, contentRoot } = context
  return {
    writeSettings: (settings: Settings) => writeSettings(db, settings),
    addAsset: (file: { readonly name: string; readonly bytes: Uint8Array }) => addAsset(db, file),
    readAsset: (id: string): Asset | undefined => readAsset(db, id),
    exportName: (request: Pick<Calls['export.start']['request'], 'id' | 'options'>) =>
      exportName(db, request),
    recordExport: (id: PackId, pages: number, edition: string) => recordExport(db, id, pages, edition),
    keepPresent: (id: PackId, mark: Mark) => keepPresent(db, id, mark),
    importFile: (file: string) => importFile(db, file),
    importWord: (file: string, choice: WordChoice) => importWord(db, file, choice),
    wordSections: (file: string, choice: WordChoice) => wordSections(db, file, choice),
    importTemplates: (file: string) => importTemplates(db, file),
    templateTitle: (id: string) => readTemplate(db, id).template.title,
    exportTemplates: (ids: readonly string[], target: string) => exportTemplates(db, ids, target),
    keepScheme: (scheme: NewScheme) => keepScheme(db, scheme),
    schemeSource: (id: string) => schemeSource(db, resourcesFolder(contentRoot), id),
    copyName: (request: Calls['packs.share']['request']) => copyName(db, request),
    packTitle: (id: PackId) => summaryOf(db, id).title,
    draggedTitle: (id: PackId) => draggedTitle(db, id),
    sharePack: (
      id: PackId,
      target: string,
      edition: string | null | undefined,
      without?: readonly LeftOfCopy[],
    ) => sharePack(db, id, target, edition, without),
    describe: () => describe(db),
    /** Saves what was kept because it could not be saved; returns a sentence about each. */
    saveUnsaved: () => saveUnsaved(db, context.profile),
    /** Repairs damage that was found; returns whether any of it was not known. */
    repair: (found: NewDamage) => repairNow(context, found),
    /** Has the index of the search made anew. */
    resetIndex: () => resetIndex(db),
    /** Makes a copy the library; false when that is older by now. */
    handOver: (copy: string) => handOver(db, copy),
    restoreLibrary: (prepared: PreparedLibrary) => restoreLibrary(context, prepared),
    isChangedElsewhere: changeWatch(db),
  }
}

function exportName(
  db: Database,
  { id, options: { edition, pages = '' } }: Pick<Calls['export.start']['request'], 'id' | 'options'>,
): SuggestedName {
  const { title } = summaryOf(db, id)
  const notes = [
    edition === undefined ? '' : editionName(edition, readPack(db, id).meta.readers),
    pages.trim() === '' ? '' : `pages ${pages.trim()}`,
  ]
  return { title, note: notes.filter((note) => note !== '').join(', ') }
}

function copyName(db: Database, { id, edition }: Calls['packs.share']['request']): SuggestedName {
  const pack = readPack(db, id)
  checkCopy(pack, edition)
  return { title: pack.meta.title, note: edition ? editionName(edition, pack.meta.readers) : '' }
}

/** Dragging a file out can't ask who will read it. */
const NOT_BY_DRAGGING =
  'Not everyone may read all of this pack. Use “Save a copy to send” and choose what the file holds.'

function draggedTitle(db: Database, id: PackId): string {
  const pack = readPack(db, id)
  if (hasLimitedParts(pack)) throw new AppError('export/no-edition', NOT_BY_DRAGGING)
  return pack.meta.title
}

/** Imports a file, unless it was imported before. A `.json` file may be a pack or templates. */
async function importFile(db: Database, file: string): Promise<Imported> {
  const templates = async (): Promise<Imported> => ({
    kind: 'templates',
    done: await importTemplates(db, file),
  })
  const pack = async (): Promise<Imported> => ({ kind: 'pack', ...(await takePackFile(db, file)) })
  switch (extname(file).toLowerCase()) {
    case '.btemplates':
      return templates()
    case '.json':
      return pack().catch((error: unknown) =>
        templates().catch(() => {
          throw error
        }),
      )
    case '.bpack':
      return pack()
    default:
      throw new AppError(
        'exchange/invalid',
        `${basename(file)} is not a pack (.bpack) or a template file (.btemplates).`,
      )
  }
}

/** A line about the library for the diagnostics, without names, paths or text of the user. */
function describe(db: Database): readonly [sqlite: string, library: string] {
  const number = (sql: string) => db.prepare(sql).pluck().get()
  const packs = number('SELECT count(*) FROM packs')
  const size =
    Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }))
  return [
    `SQLite ${number('SELECT sqlite_version()')}`,
    `Library version ${db.pragma('user_version', { simple: true })}, ${Math.ceil(size / 1024)} KiB, ${packs === 1 ? '1 pack' : `${packs} packs`}`,
  ]
}

/** Returns a function that tells whether another process has changed the library since it was called last. */
function changeWatch(db: Database): () => boolean {
  const version = () => db.pragma('data_version', { simple: true })
  let last = version()
  return () => {
    const before = last
    last = version()
    return last !== before
  }
}
