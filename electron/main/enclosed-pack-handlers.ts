// Packs that are enclosed in another one: pack files are opened, their pages made and stored as a PDF.
import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import type { EnclosedPack, EnclosedPackCalls, OpenedPack, PackOrder } from '#shared/enclosed-pack'
import { AppError } from '#shared/result'
import type { PackPages, PackPagesOrder } from '../app/enclose-pack'
import { inLimitedThread } from '../app/limited-thread'
import type { AppContext } from './app-context'
import type { MainHandlers } from './library-thread'

/** A pack of 500 pages takes a few seconds. */
const LIMITS = { ms: 180_000, mb: 2048 }

/** Returns the handlers of these channels. */
export function enclosedPackHandlers(context: AppContext): Pick<MainHandlers, keyof EnclosedPackCalls> {
  // One dialog needs one file: another one takes its place.
  let opened: { readonly fileId: string; readonly path: string } | null = null
  return {
    'enclosures.openPack': async ({ bytes }): Promise<OpenedPack> => {
      const path = context.scratch.newFile('enclosed', 'bpack')
      try {
        await writeFile(path, bytes, { mode: 0o600 })
        // Loaded late: the window needs no reader of files at its start.
        const { openPackFile } = await import('../app/pack-file')
        const { pack } = await openPackFile(path)
        if (opened) await context.scratch.remove(opened.path)
        opened = { fileId: randomUUID(), path }
        return { fileId: opened.fileId, pack }
      } catch (error) {
        await context.scratch.remove(path)
        throw error
      }
    },
    'enclosures.addPack': async (order) => {
      if ('packId' in order.from) return addStored(context, order, order.from.packId)
      if (opened?.fileId !== order.from.fileId)
        throw new AppError('storage/not-found', 'That pack file is no longer open. Choose it again.')
      return addPages(context, order, opened.path)
    },
  }
}

async function addStored(context: AppContext, order: PackOrder, id: string): Promise<EnclosedPack> {
  const path = context.scratch.newFile('enclosed', 'bpack')
  try {
    await context.library.call('sharePack', id, path, null)
    return await addPages(context, order, path)
  } finally {
    await context.scratch.remove(path)
  }
}

async function addPages(
  { library, contentRoot }: AppContext,
  { edition, heads, paper }: PackOrder,
  path: string,
): Promise<EnclosedPack> {
  const { pdf, ...known } = await inLimitedThread<PackPages>(
    'pack-pages-worker.js',
    { path, contentRoot, edition, heads, paper } satisfies PackPagesOrder,
    LIMITS,
    () => new AppError('enclosure/invalid', 'The pages of the pack take too much time or memory to make.'),
  )
  const { id } = await library.call('addAsset', { name: `${known.title || 'Untitled pack'}.pdf`, bytes: pdf })
  return { ...known, asset: id }
}
