// Restores a version of a pack where the pack is: in the editor, or in the library.
import type { NodeId } from '#shared/document/nodes'
import type { PackId } from '#shared/pack'
import { call } from '../base/bridge'
import { tellImported } from '../base/imports'
import { flushAll } from '../base/pending'
import { openPack } from './open-pack'

/** Restores these sections of a version, or all of it for null. Returns the number of the version that keeps what was replaced. */
export async function restoreVersion(
  id: PackId,
  number: number,
  sections: readonly NodeId[] | null,
): Promise<number> {
  await flushAll()
  const editor = openPack(id)
  if (editor) return editor.restore(await call('history.read', { id, number }), sections)
  const { kept } = await call('history.restore', { id, number, sections })
  tellImported(id)
  return kept
}
