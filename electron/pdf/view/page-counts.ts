// How long a pack and its sections are in print.
import type { NodeId } from '#shared/document/nodes'
import type { Layout } from '../types'
import type { UnitPages } from './text-places'

/** Pages of a section. */
export interface SectionPages {
  /** Pages that show something of it. */
  readonly pages: number
  /** Number printed on the first of them. */
  readonly label: string
  /** The same page counted from 0. */
  readonly first: number
}

/** Pages of a pack. */
export interface PageCounts {
  readonly pages: number
  /** By id; sections that are not printed are missing. */
  readonly sections: ReadonlyMap<NodeId, SectionPages>
}

/** Counts the pages. Answers at the end count for the pack alone. */
export function countPages(layout: Layout, units: UnitPages): PageCounts {
  const sections = new Map<NodeId, SectionPages>()
  layout.units.forEach(({ origin }, unit) => {
    const range = units[unit]
    if (!origin || !range || sections.has(origin.section)) return
    const { first, last } = range
    const label = layout.pages[first]?.label ?? ''
    sections.set(origin.section, { pages: last - first + 1, label, first })
  })
  return { pages: layout.pages.length, sections }
}
