// How packs leave the program as files: a PDF or a copy to send, to a file of the user's choice or, of several, into a folder.
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { AssetId } from '#shared/document/nodes'
import { packAssetIds } from '#shared/document/query'
import type { ExportReport, WrittenFile } from '#shared/exported'
import type { Calls } from '#shared/ipc'
import type { Asset } from '#shared/pack'
import { AppError } from '#shared/result'
import { fileName } from '../app/file-name'
import { checkFile } from '../app/policy/policy'
import { writeFileWhole } from '../app/write-file'
import type { AppContext } from './app-context'
import { askForFolder, askForTarget, type FileKind } from './choose-file'
import { endsInTime } from './ending'
import { cancelExport } from './export-jobs'
import { keepCopy } from './keep-copy'
import type { MainHandlers } from './library-thread'
import { exportForWindow } from './window-export'

const PDF_FILE: FileKind = { name: 'PDF document', extensions: ['pdf'] }
const WORD_FILE: FileKind = { name: 'Word document', extensions: ['docx'] }
const MARKDOWN_FILE: FileKind = { name: 'Markdown', extensions: ['md'] }
const PACK_FILE: FileKind = { name: 'Briefing pack', extensions: ['bpack'] }

type Channel =
  | 'export.start'
  | 'history.export'
  | 'export.cancel'
  | 'export.folder'
  | 'export.into'
  | 'packs.share'
  | 'packs.shareInto'
  | 'packs.saveElsewhere'
  | 'bin.saveImages'

/** Returns the handlers of these channels. */
export function leaveHandlers(context: AppContext): Pick<MainHandlers, Channel> {
  const { window, library } = context
  return {
    'export.start': async (request) => {
      const { title, note } = await library.call('exportName', request)
      const target = await askForTarget(window, title, request.file === 'docx' ? WORD_FILE : PDF_FILE, note)
      return target === undefined ? null : exportTo(context, request, target, note)
    },
    'history.export': async ({ id, jobId, ...compare }) => {
      const target = await askForTarget(window, await library.call('packTitle', id), PDF_FILE, 'comparison')
      if (target === undefined) return null
      await exportForWindow(context, { id, jobId, what: { compare } }, target)
      return noteWritten(context, target)
    },
    'export.cancel': ({ jobId }) => {
      cancelExport(jobId)
      return null
    },
    'export.folder': () => chooseFolder(context),
    'export.into': async ({ folderId, ...request }) => {
      const { title, note } = await library.call('exportName', request)
      return exportTo(context, request, freeFile(context, folderId, title, request.file ?? 'pdf', note), note)
    },
    'packs.share': async (request) => {
      const { title, note } = await library.call('copyName', request)
      const path = await askForTarget(window, title, PACK_FILE, note, [MARKDOWN_FILE])
      return path === undefined ? null : shareTo(context, request, path, note)
    },
    'packs.shareInto': async ({ folderId, ...request }) => {
      const { title, note } = await library.call('copyName', request)
      return shareTo(context, request, freeFile(context, folderId, title, 'bpack', note), note)
    },
    'packs.saveElsewhere': (pack) => saveElsewhere(context, pack),
    'bin.saveImages': ({ ids }) => saveImages(context, ids),
  }
}

/** How long the library may take for an image, in ms: it may not answer at all. */
const PATIENCE_MS = 5000

/** The text comes from the window, as the library can't be written to; only images are read from there. */
async function saveElsewhere(
  { window, library }: AppContext,
  { meta, fields, sections }: Calls['packs.saveElsewhere']['request'],
): Promise<string | null> {
  const target = await askForTarget(window, meta.title, PACK_FILE, 'not saved')
  if (target === undefined) return null
  const doc = { type: 'doc', content: sections } as const
  const assets = new Map<AssetId, Asset>()
  for (const id of packAssetIds({ meta, doc })) {
    const reading = library.call('readAsset', id)
    if (!(await endsInTime(reading, PATIENCE_MS)))
      throw new AppError(
        'storage/busy',
        'The library does not answer, so the images of the pack can’t be read. Try again later.',
      )
    const asset = await reading
    if (asset) assets.set(id, asset)
  }
  // Loaded late: the window needs no writer of files at its start.
  const { writePackFile } = await import('../app/pack-file')
  await writePackFile({ meta, fields, doc, assets }, target)
  return target
}

async function exportTo(
  context: AppContext,
  { id, jobId, ...what }: Calls['export.start']['request'],
  target: string,
  note: string,
): Promise<ExportReport> {
  const { library } = context
  const { pages, bytes, warnings } = await exportForWindow(context, { id, jobId, what }, target)
  if ((what.options.pages ?? '').trim() !== '')
    await keepCopy(context, id, { cause: 'exported', about: note })
  else if (!library.opened.readOnly) await library.call('recordExport', id, pages, note)
  return { ...noteWritten(context, target), pages, bytes, warnings }
}

async function shareTo(
  context: AppContext,
  { id, edition, without }: Calls['packs.share']['request'],
  path: string,
  note: string,
): Promise<WrittenFile> {
  await context.library.call('sharePack', id, path, edition, without)
  await keepCopy(context, id, { cause: 'sent', about: note })
  return noteWritten(context, path)
}

function noteWritten({ written }: AppContext, path: string): WrittenFile {
  const exportId = randomUUID()
  written.set(exportId, path)
  return { exportId, path }
}

async function chooseFolder({ window, folders }: AppContext): Promise<Calls['export.folder']['reply']> {
  const path = await askForFolder(window, 'Choose a folder for the files')
  if (path === undefined) return null
  const folderId = randomUUID()
  folders.set(folderId, path)
  return { folderId, path }
}

/** Returns a file in a chosen folder that is not there yet: `Visit.pdf`, `Visit 2.pdf` … */
function freeFile(
  { folders }: AppContext,
  folderId: string,
  title: string,
  ending: string,
  note: string,
): string {
  checkFile(ending)
  const folder = folders.get(folderId)
  if (folder === undefined)
    throw new AppError('storage/not-found', 'That folder was chosen before Attaché was started again.')
  const first = join(folder, fileName(title, ending, note))
  for (let number = 2, file = first; ; number += 1) {
    if (!existsSync(file)) return file
    file = `${first.slice(0, -ending.length - 1)} ${number}.${ending}`
  }
}

async function saveImages(context: AppContext, ids: readonly AssetId[]): Promise<string | null> {
  const { window, library } = context
  const images = await Promise.all(ids.map((id) => library.call('readAsset', id)))
  const found = images.filter((image) => image !== undefined)
  const [first] = found
  if (!first || found.length < ids.length)
    throw new AppError('asset/not-found', 'An image is gone or damaged. Nothing was saved.')
  if (found.length === 1) {
    const { stem, ending } = partsOf(first)
    const target = await askForTarget(window, stem, { name: 'Image', extensions: [ending] })
    if (target === undefined) return null
    await writeFileWhole(target, first.bytes)
    return target
  }
  const chosen = await chooseFolder(context)
  if (chosen === null) return null
  for (const image of found) {
    const { stem, ending } = partsOf(image)
    await writeFileWhole(freeFile(context, chosen.folderId, stem, ending, ''), image.bytes)
  }
  return chosen.path
}

/** The name of an image without its ending, and the ending that its kind of file has. */
function partsOf({ name, mime }: Pick<Asset, 'name' | 'mime'>): {
  readonly stem: string
  readonly ending: string
} {
  const ending = mime.split('/')[1]?.replace('jpeg', 'jpg').replace('svg+xml', 'svg') ?? 'png'
  // A name that came with a pack may have a slash in it.
  return { stem: name.slice(0, name.length - extname(name).length) || 'Image', ending }
}
