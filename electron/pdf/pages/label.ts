// Labels: the printed page number of each page and anchor.
import { roman } from '#shared/document/numbers'
import type { Destination, DraftFrame } from '../types'
import { type DraftPage, FRONT } from './drafts'
import { leftMargin } from './geometry'
import type { PlacedStrip } from './paginate'

/** Where pages and anchors ended up. */
export interface Labels {
  /** Printed number of each page: roman in front, arabic in the body, `A-1` in annexes. */
  readonly pages: readonly string[]
  /** Printed number of the last page of each series. */
  readonly lastOf: ReadonlyMap<string, string>
  /** Page and position of each anchor; the first if it occurs twice. */
  readonly anchors: ReadonlyMap<string, Destination>
  /** Printed page number of each anchor. */
  readonly ofAnchors: ReadonlyMap<string, string>
}

/** Numbers pages. */
export function labelPages(drafts: readonly DraftPage[]): Labels {
  const counts = new Map<string, number>()
  const lastOf = new Map<string, string>()
  const pages = drafts.map(({ series }) => {
    const count = (counts.get(series) ?? 0) + 1
    counts.set(series, count)
    const label = labelOf(series, count)
    lastOf.set(series, label)
    return label
  })
  const anchors = anchorsOf(drafts)
  const ofAnchors = new Map([...anchors].map(([id, { page }]) => [id, pages[page] ?? '']))
  return { pages, lastOf, anchors, ofAnchors }
}

function labelOf(series: string, count: number): string {
  if (series === FRONT) return roman(count)
  return series === '' ? String(count) : `${series}-${count}`
}

function anchorsOf(drafts: readonly DraftPage[]): Map<string, Destination> {
  const anchors = new Map<string, Destination>()
  drafts.forEach(({ filled, geometry }, page) => {
    const left = leftMargin(geometry, page)
    const note = (placed: PlacedStrip): void => {
      const { frames } = placed.strip
      for (let i = 0; i < frames.length; i++) {
        const frame = frames[i] as DraftFrame
        if (frame.kind !== 'anchor' || anchors.has(frame.id)) continue
        anchors.set(frame.id, { page, x: left + frame.x, y: geometry.top + placed.y + frame.y })
      }
    }
    filled.body.forEach(note)
    filled.notes.forEach(note)
  })
  return anchors
}
