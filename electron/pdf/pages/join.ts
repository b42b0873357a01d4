// Several layouts as one document: pages one after the other, each with tags, links and bookmarks of its own.
import type { Destination, Frame, Group, Layout, OutlineEntry, Page, Tag, TagUnit } from '../types'

/** A layout with the title of its bookmark. */
export interface Part {
  readonly layout: Layout
  readonly title: string
}

/** Joins layouts; the metadata is that of the first one. There must be one at least. */
export function joinLayouts(parts: readonly Part[]): Layout {
  const [first] = parts
  if (!first) throw new Error('There is nothing to join.')
  const pages: Page[] = []
  const units: TagUnit[] = []
  const outline: OutlineEntry[] = []
  const anchors = new Map<string, Destination>()
  parts.forEach(({ layout, title }, index) => {
    const own: Numbers = { unit: units.length, page: pages.length, mark: `${index + 1}.` }
    const start = startOf(layout, own)
    anchors.set(start.anchor, start.place)
    outline.push({ level: 1, title, anchor: start.anchor, unit: own.unit, tag: -1 })
    for (const entry of layout.outline)
      outline.push({
        ...entry,
        level: entry.level + 1,
        anchor: own.mark + entry.anchor,
        unit: entry.unit + own.unit,
      })
    for (const [id, place] of layout.anchors)
      anchors.set(own.mark + id, { ...place, page: place.page + own.page })
    for (const page of layout.pages) pages.push(pageOf(page, own))
    for (const unit of layout.units) units.push(unitOf(unit, own))
  })
  return {
    ...first.layout,
    pages,
    units,
    outline,
    anchors,
    warnings: parts.flatMap(({ layout }) => layout.warnings),
  }
}

/** What a part's own numbers and names become. */
interface Numbers {
  /** Added to the indexes of units and of pages. */
  readonly unit: number
  readonly page: number
  /** Put before the names of anchors and the ids of tags. */
  readonly mark: string
}

/** The top of a part's first page in reading order: a booklet has it on the right of its first sheet. */
function startOf({ pages }: Layout, { page, mark }: Numbers): { anchor: string; place: Destination } {
  const isTurned = pages[0]?.groups.some((group) => group.page !== undefined) ?? false
  const x = isTurned ? (pages[0]?.width ?? 0) / 2 : 0
  return { anchor: `${mark}start`, place: { page, x, y: 0 } }
}

function pageOf(page: Page, own: Numbers): Page {
  return {
    ...page,
    front: (page.front ?? 0) + own.unit,
    groups: page.groups.map((group) => groupOf(group, own)),
  }
}

/** Frames are shared with other parts, except links into the document. */
function groupOf(group: Group, own: Numbers): Group {
  const unit = group.unit < 0 ? group.unit : group.unit + own.unit
  const page = group.page === undefined ? undefined : group.page + own.page * 2
  return { ...group, unit, page, frames: framesOf(group.frames, own) }
}

function framesOf(frames: readonly Frame[], { mark }: Numbers): readonly Frame[] {
  const isOwn = (frame: Frame) =>
    frame.kind === 'anchor' || (frame.kind === 'link' && frame.target.kind === 'anchor')
  if (!frames.some(isOwn)) return frames
  return frames.map((frame) => {
    if (frame.kind === 'anchor') return { ...frame, id: mark + frame.id }
    if (frame.kind !== 'link' || frame.target.kind !== 'anchor') return frame
    return { ...frame, target: { kind: 'anchor', id: mark + frame.target.id } }
  })
}

/** Tags of all copies that a section shares are made once for each copy, and only where they have ids. */
function unitOf({ tags, origin }: TagUnit, { mark }: Numbers): TagUnit {
  if (!tags.some(({ id, headers }) => id !== undefined || headers !== undefined)) return { tags, origin }
  return { tags: tags.map((tag) => tagOf(tag, mark)), origin }
}

const tagOf = (tag: Tag, mark: string): Tag =>
  tag.id === undefined && tag.headers === undefined
    ? tag
    : {
        ...tag,
        ...(tag.id !== undefined && { id: mark + tag.id }),
        ...(tag.headers !== undefined && { headers: tag.headers.map((id) => mark + id) }),
      }
