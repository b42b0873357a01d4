// Breadcrumbs: the sections and headings that contain a position, and their siblings.
import type { Node } from '@tiptap/pm/model'
import type { Numbering } from '#shared/document/survey'
import { type OutlineItem, outlineOf, sectionIndexAt } from './outline'
import { sectionNumbersOf } from './survey'

/** One breadcrumb. */
export interface Crumb {
  /** Unique in the document. */
  readonly key: string
  readonly label: string
  /** For headings: its index among the headings of the section. Null for sections. */
  readonly heading: number | null
  /** Index of the section. */
  readonly section: number
}

/** A heading of a section. */
interface Heading {
  readonly level: number
  readonly label: string
  /** Position in the document. */
  readonly pos: number
}

/** Returns the sections from the chapter down, then the headings, that contain a position. */
export function pathTo(doc: Node, pos: number, numbering: Numbering): Crumb[] {
  const rows = numberedRows(doc, numbering)
  const index = sectionIndexAt(doc, pos)
  const row = rows[index]
  if (!row) return []
  const sections = ancestorsOf(rows, index).map((at) => sectionCrumb(rows, at))
  const headings = headingsOf(row)
  const before = headings.filter((heading) => heading.pos <= pos).length
  return [...sections, ...ancestorsOf(headings, before - 1).map((at) => headingCrumb(headings, at, index))]
}

/** Returns the siblings of a crumb, including itself; for null all sections. */
export function siblingsOf(doc: Node, crumb: Crumb | null, numbering: Numbering): readonly Crumb[] {
  const rows = numberedRows(doc, numbering)
  if (crumb === null) return rows.map((_, index) => sectionCrumb(rows, index))
  if (crumb.heading === null) return besides(rows, crumb.section).map((index) => sectionCrumb(rows, index))
  const row = rows[crumb.section]
  const headings = row ? headingsOf(row) : []
  return besides(headings, crumb.heading).map((index) => headingCrumb(headings, index, crumb.section))
}

/** Returns all sections, each followed by its headings. */
export function allCrumbs(doc: Node, numbering: Numbering): readonly Crumb[] {
  const rows = numberedRows(doc, numbering)
  return rows.flatMap((row, section) => {
    const headings = headingsOf(row)
    return [sectionCrumb(rows, section), ...headings.map((_, at) => headingCrumb(headings, at, section))]
  })
}

/** Returns the first cursor position in a crumb's section or heading; null when it no longer exists. */
export function positionOfCrumb(doc: Node, { section, heading }: Crumb): number | null {
  const row = outlineOf(doc)[section]
  if (!row) return null
  if (heading === null) return row.pos + 2
  const at = headingsOf(row)[heading]
  return at ? at.pos + 1 : null
}

type Levels = readonly { readonly level: number }[]

/** Indexes from the outermost ancestor to `index` itself, each the nearest one before with a smaller level. */
function ancestorsOf(items: Levels, index: number): number[] {
  const path: number[] = []
  let level = Number.POSITIVE_INFINITY
  for (let at = index; at >= 0; at -= 1) {
    const own = items[at]?.level ?? 0
    if (own >= level) continue
    path.unshift(at)
    level = own
  }
  return path
}

/** Indexes of all items with the same parent. */
function besides(items: Levels, index: number): number[] {
  const parent = ancestorsOf(items, index).at(-2) ?? -1
  return items.flatMap((_, at) => ((ancestorsOf(items, at).at(-2) ?? -1) === parent ? at : []))
}

type Row = OutlineItem & { readonly number: string }

function numberedRows(doc: Node, numbering: Numbering): Row[] {
  const numbers = sectionNumbersOf(doc, numbering)
  return outlineOf(doc).map((row) => ({ ...row, number: numbers[row.index] ?? '' }))
}

function sectionCrumb(rows: readonly Row[], index: number): Crumb {
  const row = rows[index]
  const label = [row?.number, row?.info.title || 'Untitled section'].filter(Boolean).join(' ')
  return { key: row?.id ?? '', label, heading: null, section: index }
}

function headingCrumb(headings: readonly Heading[], index: number, section: number): Crumb {
  return {
    key: `${section}.${index}`,
    label: headings[index]?.label || 'Untitled heading',
    heading: index,
    section,
  }
}

function headingsOf({ node, pos }: OutlineItem): Heading[] {
  const found: Heading[] = []
  node.forEach((block, offset) => {
    if (block.type.name === 'heading')
      found.push({ level: block.attrs.level, label: block.textContent.trim(), pos: pos + 1 + offset })
  })
  return found
}
