// Files in and out of the window: chosen or dropped files are imported, packs are saved to a file or dragged out.
import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { nativeImage } from 'electron'
import { checkCopy, editionName, hasLimitedParts } from '#shared/editions'
import type { Calls, Imported, WrittenFile } from '#shared/ipc'
import { AppError } from '#shared/result'
import { importTemplates } from '../app/own-templates'
import { sharePack, takePackFile } from '../app/pack-file'
import type { Database } from '../storage/database'
import { readPack } from '../storage/packs'
import type { Handlers } from './answer'
import type { AppContext } from './app-context'
import { askForFile, askForTarget, type FileKind } from './choose-file'
import { keepCopy } from './keep-copy'
import { nextFile } from './opened-files'
import { watchPointer } from './pointer'

const PACK_FILE: FileKind = { name: 'Briefing pack', extensions: ['bpack', 'json'] }
const ANY_FILE: FileKind = { name: 'Packs and templates', extensions: ['bpack', 'btemplates', 'json'] }
/** Size of the drag image, in pixels. */
const DRAG_SIZE = 32

type Channel = 'files.choose' | 'files.opened' | 'files.take' | 'packs.share' | 'packs.drag'

/** Returns the handlers of these channels. */
export function fileHandlers(context: AppContext): Pick<Handlers, Channel> {
  const { db, window, scratch } = context
  const pointer = watchPointer(window)
  return {
    'files.choose': async () => {
      const file = await askForFile(window, 'Import packs or templates', ANY_FILE)
      return file === undefined ? null : importFile(db, file)
    },
    'files.opened': async () => {
      const file = nextFile()
      return file === undefined ? null : importFile(db, file)
    },
    'files.take': async ({ name, bytes }) => {
      // The readers need a file, as archives may be too large to hold in memory.
      const ending = extname(name)
      const file = scratch.newFile(basename(name, ending), ending.slice(1))
      try {
        await writeFile(file, bytes, { mode: 0o600 })
        return await importFile(db, file)
      } finally {
        await scratch.remove(file)
      }
    },
    'packs.share': (request) => share(context, request),
    'packs.drag': async ({ id }) => {
      const pack = readPack(db, id)
      if (hasLimitedParts(pack)) throw new AppError('export/no-edition', NOT_BY_DRAGGING)
      const file = scratch.newFile(pack.meta.title, 'bpack')
      await sharePack(db, id, file, null)
      // Without a pressed button the system would wait for one and block the whole program.
      pointer.drag(() => window.webContents.startDrag({ file, icon: sheet() }))
      return null
    },
  }
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

/** Dragging a file out can't ask who will read it. */
const NOT_BY_DRAGGING =
  'Not everyone may read all of this pack. Use “Save a copy to send” and choose what the file holds.'

async function share(
  context: AppContext,
  { id, edition }: Calls['packs.share']['request'],
): Promise<WrittenFile | null> {
  const { window, db, written } = context
  const pack = readPack(db, id)
  checkCopy(pack, edition)
  const note = edition ? editionName(edition, pack.meta.readers) : ''
  const path = await askForTarget(window, pack.meta.title, PACK_FILE, note)
  if (path === undefined) return null
  await sharePack(db, id, path, edition)
  await keepCopy(context, id, { cause: 'sent', about: note })
  const exportId = randomUUID()
  written.set(exportId, path)
  return { exportId, path }
}

/** A blank sheet as the drag image, which the system requires. */
function sheet(): Electron.NativeImage {
  const pixels = Buffer.alloc(DRAG_SIZE * DRAG_SIZE * 4)
  for (let y = 2; y < DRAG_SIZE - 2; y += 1) {
    for (let x = 6; x < DRAG_SIZE - 6; x += 1) {
      const edge = y === 2 || x === 6 || y === DRAG_SIZE - 3 || x === DRAG_SIZE - 7
      const line = y % 5 === 0 && x > 9 && x < DRAG_SIZE - 10
      const shade = edge || line ? 0x60 : 0xfa
      pixels.set([shade, shade, shade, 0xff], (y * DRAG_SIZE + x) * 4)
    }
  }
  return nativeImage.createFromBitmap(pixels, { width: DRAG_SIZE, height: DRAG_SIZE })
}
