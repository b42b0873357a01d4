// Counts the printed pages of a pack and its sections.
import type { NodeId } from '#shared/document/nodes'
import type { PageCounts, SectionPages } from '#shared/page-positions'
import type { Layout } from '../types'
import type { UnitPages } from './text-positions'

/** Counts the pages. Answers at the end count only for the pack. */
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
