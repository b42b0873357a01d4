// What is mended from a list of problems: in the editor when the pack is open there, else in the library.
import { enclosureOf } from '#shared/document/enclosures'
import type { AssetId, NodeId, Section } from '#shared/document/nodes'
import { levelRank, type PackMarking } from '#shared/markings'
import type { PackId } from '#shared/pack'
import { levelOf } from '#shared/portions'
import { call } from '../base/bridge'
import { flushAll } from '../base/pending'

/** What the user says about the marking of an enclosed file. */
export interface StatedMarking {
  readonly section: NodeId
  readonly asset: AssetId
  /** Null for that of the pack. */
  readonly marking: string | null
}

/** The pack in the editor. */
export interface OpenPack {
  readonly id: PackId
  /** Switches a section to landscape pages. */
  turn(section: NodeId): void
  state(stated: StatedMarking): void
  /** Marks the pack as high as a portion, never lower than it is. */
  raise(portion: string): void
}

let open: OpenPack | null = null

/** Registers the pack in the editor; returns a function that removes it. */
export function registerMending(pack: OpenPack): () => void {
  open = pack
  return () => {
    if (open === pack) open = null
  }
}

/** Switches a section to landscape pages; resolves once that is stored. */
export function turnSection(id: PackId, section: NodeId): Promise<void> {
  if (open?.id === id) {
    open.turn(section)
    return flushAll()
  }
  return changeSection(id, section, ({ attrs, ...rest }) => ({
    ...rest,
    attrs: { ...attrs, landscape: true },
  }))
}

/** Notes the marking of an enclosure as the user states it; resolves once that is stored. */
export function stateMarking(id: PackId, stated: StatedMarking): Promise<void> {
  if (open?.id === id) {
    open.state(stated)
    return flushAll()
  }
  return changeSection(id, stated.section, (section) => withStated(section, stated))
}

/** Marks the pack as high as a portion, never lower than it is; resolves once that is stored. */
export async function raisePack(id: PackId, portion: string): Promise<void> {
  if (open?.id === id) {
    open.raise(portion)
    return flushAll()
  }
  const { revision, meta } = await call('packs.read', { id })
  const level = raisedLevel(meta.marking, portion)
  if (level === meta.marking.level) return
  await call('packs.save', {
    id,
    revision,
    meta: { ...meta, marking: { ...meta.marking, level } },
    sections: [],
  })
}

/** The level of a portion if it is higher than the pack's. */
export const raisedLevel = ({ scheme, level }: PackMarking, portion: string): string =>
  levelRank(scheme, portion) > levelRank(scheme, level) ? levelOf(portion) : level

function withStated(section: Section, { asset, marking }: StatedMarking): Section {
  const enclosure = enclosureOf(section)
  if (!enclosure) return section
  const stated = { ...enclosure, attrs: { ...enclosure.attrs, stated: asset } }
  return { ...section, attrs: { ...section.attrs, marking }, content: [section.content[0], stated] }
}

async function changeSection(
  id: PackId,
  section: NodeId,
  change: (section: Section) => Section,
): Promise<void> {
  const { revision, doc } = await call('packs.read', { id })
  const found = doc.content.find(({ attrs }) => attrs.id === section)
  if (found) await call('packs.save', { id, revision, sections: [change(found)] })
}
