// Compares two versions of a pack section by section and block by block.
import type { Readers } from '../document/audiences'
import type { Block, NodeId, Section } from '../document/nodes'
import { orderWith, type VersionContent } from '../history'
import { commonPairs } from './common-pairs'
import { type ChangedValue, changedParticulars, changedSettings } from './particulars'
import { compareTexts, type Row } from './rows'
import { type ShownSection, shownSections } from './shown-text'

/** What happened to a section from the earlier to the later version. */
export type SectionState = 'same' | 'changed' | 'moved' | 'added' | 'removed'

/** A section of one version or of both. */
export interface ComparedSection {
  readonly id: NodeId
  /** The later one. */
  readonly title: string
  readonly state: SectionState
  /** The later ones. */
  readonly attrs: Section['attrs']
  readonly settings: readonly ChangedValue[]
  /** In these rows `mine` is the earlier version. */
  readonly rows: readonly Row[]
}

/** The result. */
export interface Comparison {
  readonly particulars: readonly ChangedValue[]
  readonly sections: readonly ComparedSection[]
}

/** Compares an earlier version with a later one. */
export function compareVersions(then: VersionContent, now: VersionContent): Comparison {
  const [before, after] = [shownSections(then), shownSections(now)]
  const [ids, laterIds] = [before.map(({ id }) => id), after.map(({ id }) => id)]
  const [old, late] = [byId(before), byId(after)]
  const moved = movedSections(ids, laterIds)
  const readers = (now.meta ?? then.meta)?.readers
  const sections = orderWith(laterIds, ids, ids).map((id) =>
    comparedSection(old.get(id), late.get(id), moved.has(id), readers),
  )
  return { particulars: changedParticulars(then, now), sections }
}

const byId = (sections: readonly ShownSection[]) => new Map(sections.map((section) => [section.id, section]))

/** The sections of both versions that are no longer in the order of the others. */
function movedSections(before: readonly NodeId[], after: readonly NodeId[]): ReadonlySet<NodeId> {
  const [old, late] = [before.filter((id) => after.includes(id)), after.filter((id) => before.includes(id))]
  const inOrder = new Set(commonPairs(old, late).map(([at]) => old[at]))
  return new Set(old.filter((id) => !inOrder.has(id)))
}

function comparedSection(
  then: ShownSection | undefined,
  now: ShownSection | undefined,
  isMoved: boolean,
  readers: Readers | undefined,
): ComparedSection {
  const { id, title, attrs } = (now ?? then) as ShownSection
  const settings = then && now ? changedSettings(then.attrs, now.attrs, readers) : []
  // A title is compared like a block.
  const blocks = (section: ShownSection | undefined) => (section?.blocks ?? []) as readonly Block[]
  const isEqual = JSON.stringify(then?.blocks) === JSON.stringify(now?.blocks)
  const rows = isEqual
    ? blocks(now).map((block): Row => ({ kind: 'same', mine: block, theirs: block }))
    : compareTexts(blocks(then), blocks(now))
  const differs = settings.length > 0 || rows.some(({ kind }) => kind !== 'same')
  const state = !then ? 'added' : !now ? 'removed' : differs ? 'changed' : isMoved ? 'moved' : 'same'
  return { id, title, state, attrs, settings, rows }
}
