// Puts the pages of another pack into the text, as an enclosure with its marking.
import { NEW_ENCLOSURE } from '#shared/document/enclosures'
import type { Section } from '#shared/document/nodes'
import type { EnclosedPack, PageHeads } from '#shared/enclosed-pack'
import { equivalentLevel, findLevel, type PackMarking, packPortion } from '#shared/markings'
import { newId } from '../../base/new-id'
import {
  changeEnclosure,
  enclosureOfSection,
  enclosureSection,
  insertEnclosure,
  replaceFile,
} from '../text/commands/enclosures'
import type { EditorSession } from './editor-session'
import type { PackRequest } from './ui-state'

/** How pages with the heads of their own pack, or of this one, stand on their sheets. */
const LAID: Readonly<Record<PageHeads, { readonly fit: 'keep'; readonly stamp: 'never' | 'always' }>> = {
  own: { fit: 'keep', stamp: 'never' },
  continued: { fit: 'keep', stamp: 'always' },
}

/** Puts the pages in where they were asked for; returns whether there was a place for them. */
export function placePack(
  session: EditorSession,
  { place, replaces }: Pick<PackRequest, 'place' | 'replaces'>,
  pack: EnclosedPack,
  heads: PageHeads,
): boolean {
  const marking = markingIn(session.store.meta.get().marking, pack.marking)
  if (replaces !== null) {
    if (!session.run(replaceFile(replaces, pack, marking))) return false
    const there = enclosureOfSection(session.state, replaces)
    return there !== null && (session.run(changeEnclosure(there.pos, { ...LAID[heads], pages: '' })) || true)
  }
  const attrs = {
    ...NEW_ENCLOSURE,
    ...LAID[heads],
    asset: pack.asset,
    sheets: pack.sheets,
    source: pack.source,
  }
  const section = enclosureSection(pack.title, attrs, newId)
  const marked: Section = { ...section, attrs: { ...section.attrs, marking } }
  if (!session.run(insertEnclosure(marked, place))) return false
  session.showSection(section.attrs.id)
  return true
}

/** The marking of a pack as the portion of another one: never lower. Where the other scheme has none as high, its own, which is seen. */
export function markingIn({ scheme }: PackMarking, own: PackMarking): string {
  const level = findLevel(own.scheme, own.level)
  const other = equivalentLevel(own.scheme, own.level, scheme)
  if (own.scheme === scheme || (level && other.sensitivity < level.sensitivity)) return packPortion(own)
  return other.id
}
