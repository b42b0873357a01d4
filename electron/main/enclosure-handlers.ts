// Files by others that are enclosed in packs: read and stored, and saved as files again.
import type { AssetId } from '#shared/document/nodes'
import { ASSET_EXTENSIONS } from '#shared/image'
import type { Calls } from '#shared/ipc'
import { AppError } from '#shared/result'
import { writeFileWhole } from '../app/write-file'
import type { AppContext } from './app-context'
import { askForTarget } from './choose-file'
import { readInThread } from './enclosure-thread'
import type { MainHandlers } from './library-thread'

/** Returns the handlers of these channels. */
export function enclosureHandlers(
  context: AppContext,
): Pick<MainHandlers, 'enclosures.add' | 'enclosures.save'> {
  return {
    'enclosures.add': (request) => addEnclosure(context, request),
    'enclosures.save': ({ asset, title }) => saveFile(context, asset, title),
  }
}

async function addEnclosure(
  { library }: AppContext,
  { name, bytes, password }: Calls['enclosures.add']['request'],
): Promise<Calls['enclosures.add']['reply']> {
  const read = await readInThread({ name, bytes, password })
  const { id } = await library.call('addAsset', { name, bytes: read.bytes ?? bytes })
  const { bytes: _, ...file } = read
  return { asset: id, ...file }
}

async function saveFile({ library, window }: AppContext, id: AssetId, title: string): Promise<string | null> {
  const asset = await library.call('readAsset', id)
  if (!asset) throw new AppError('asset/not-found', 'The enclosed file is no longer in the library.')
  const extension = ASSET_EXTENSIONS[asset.mime]
  const named = title.trim() || asset.name.replace(/\.[^.]*$/, '')
  const target = await askForTarget(window, named, { name: 'Enclosed file', extensions: [extension] })
  if (target === undefined) return null
  await writeFileWhole(target, asset.bytes)
  return target
}
