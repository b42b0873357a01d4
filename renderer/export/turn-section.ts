// Switches a section to landscape pages from a list of problems: in the editor when its pack is open there, else in the
// library.
import type { NodeId } from '#shared/document/nodes'
import type { PackId } from '#shared/pack'
import { call } from '../base/bridge'
import { flushAll } from '../base/pending'

interface OpenPack {
  readonly id: PackId
  turn(section: NodeId): void
}

let open: OpenPack | null = null

/** Registers the handler that switches a section of the pack in the editor; returns a function that removes it. */
export function registerTurning(pack: OpenPack): () => void {
  open = pack
  return () => {
    if (open === pack) open = null
  }
}

/** Switches a section to landscape pages; resolves once that is stored. */
export async function turnSection(id: PackId, section: NodeId): Promise<void> {
  if (open?.id === id) {
    open.turn(section)
    return flushAll()
  }
  const { revision, doc } = await call('packs.read', { id })
  const found = doc.content.find(({ attrs }) => attrs.id === section)
  if (!found) return
  const turned = { ...found, attrs: { ...found.attrs, landscape: true } }
  await call('packs.save', { id, revision, sections: [turned] })
}
