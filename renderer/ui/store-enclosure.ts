// Stores files that are to be enclosed in the library, and saves them as files again.
import type { AssetId } from '#shared/document/nodes'
import type { EnclosedFile } from '#shared/enclosed-file'
import { call } from '../base/bridge'
import { inScreenColours } from './store-image'

/** Reads and stores a file. Throws `enclosure/locked` while its password is missing or wrong, and the library's errors. */
export async function storeEnclosure(file: File, password: string | null): Promise<EnclosedFile> {
  const bytes = await inScreenColours(file.name, new Uint8Array(await file.arrayBuffer()))
  return call('enclosures.add', { name: file.name, bytes, password })
}

/** Asks where to, and saves an enclosed file. Returns a message; null when the user cancels. */
export async function saveEnclosure(asset: AssetId, title: string): Promise<string | null> {
  const path = await call('enclosures.save', { asset, title })
  return path && `The file was saved as ${path}`
}
