// Filled pages -> pages: margins, grounds behind strips, furniture, numbers, and where each anchor ended up.

import { roman } from '#shared/document/numbers'
import type { PackMeta, PrintFlags } from '#shared/pack'
import { GroundSpans } from '../flow/strip'
import type { FontSet } from '../fonts/font-set'
import type { OneLine } from '../text/one-line'
import type { Theme } from '../theme'
import { ARTIFACT, type Destination, type Frame, type Group, type Page } from '../types'
import type { AnnouncedTags, Logo } from './front'
import { furnish } from './furniture'
import { type Geometry, isMirrored, leftMargin } from './geometry'
import type { FilledPage, PlacedStrip } from './paginate'
import { lineNumbers, notesColumn, type TagsOf, watermark } from './print-extras'

/** A page before it knows how many there are. */
export interface DraftPage {
  readonly filled: FilledPage
  readonly geometry: Geometry
  readonly series: string
  readonly bare: boolean
  readonly blank: boolean
}

/** What is needed to finish pages. */
export interface AssembleInput {
  readonly fonts: FontSet
  readonly theme: Theme
  readonly meta: PackMeta
  /** Printed in the running head; null where the theme wants none there. */
  readonly logo: Logo | null
  /** Title of the chapter that a unit belongs to. */
  readonly sectionOf: (unit: number) => string
  readonly tagsOf: TagsOf
  /** Tags of what the first page says of the marking and the watermark. */
  readonly announced: AnnouncedTags
  readonly flags: PrintFlags
}

/** Printed numbers of draft pages: roman in front, arabic in the body, `A-1` in annexes. */
export function labelPages(drafts: readonly DraftPage[]): string[] {
  const counts = new Map<string, number>()
  return drafts.map(({ series }) => {
    const count = (counts.get(series) ?? 0) + 1
    counts.set(series, count)
    if (series === FRONT) return roman(count)
    return series === '' ? String(count) : `${series}-${count}`
  })
}

/** Series of front matter. */
export const FRONT = 'front'

/** Finishes pages; `labels` are their numbers as `labelPages` gives them. */
export function assemblePages(
  input: AssembleInput,
  drafts: readonly DraftPage[],
  labels: readonly string[],
): Page[] {
  const last = new Map<string, string>()
  for (const [index, draft] of drafts.entries()) last.set(draft.series, labels[index] ?? '')
  let section = ''
  const fitted = new Map<string, OneLine>()
  return drafts.map((draft, index) => {
    const { geometry, filled } = draft
    const label = labels[index] ?? ''
    const left = leftMargin(geometry, index)
    const first = filled.body.find((placed) => placed.unit >= 0)
    if (first) section = input.sectionOf(first.unit)
    const number =
      draft.series === FRONT ? `Page ${label}` : `Page ${label} of ${last.get(draft.series) ?? ''}`
    const extras = { ...input, geometry, index }
    const column = geometry.notes > 0 && !draft.blank
    return {
      width: geometry.width,
      height: geometry.height,
      label,
      groups: groupsOf(filled, left, geometry.top),
      watermark: input.flags.draft
        ? watermark(extras, index === 0 ? input.announced.watermark : ARTIFACT)
        : [],
      below: [
        ...groundsOf(filled, left, geometry.top),
        ...noteRule(input, filled, left, geometry),
        ...(column ? notesColumn(extras) : []),
        ...(input.flags.lineNumbers ? lineNumbers(extras, filled, input.tagsOf) : []),
      ],
      furniture: furnish(
        { ...input, geometry, fitted, left: isMirrored(geometry, index) ? left - geometry.notes : left },
        {
          index,
          label,
          number,
          section: draft.blank ? '' : section,
          bare: draft.bare,
          blank: draft.blank,
          announced: index === 0 ? input.announced.marking : [],
        },
      ),
    }
  })
}

function groupsOf(filled: FilledPage, left: number, top: number): Group[] {
  return [...filled.body, ...filled.notes].map(({ strip, y, unit }) => ({
    x: left,
    y: top + y,
    unit,
    frames: strip.frames,
  }))
}

function groundsOf(filled: FilledPage, left: number, top: number): Frame[] {
  const spans = new GroundSpans()
  for (const { strip, y } of filled.body) spans.add(strip, y)
  return spans.frames(left, top)
}

const NOTE_RULE_WIDTH = 0.28

function noteRule(input: AssembleInput, filled: FilledPage, left: number, geometry: Geometry): Frame[] {
  if (filled.noteRule === null) return []
  const y = geometry.top + filled.noteRule
  const x2 = left + geometry.measure * NOTE_RULE_WIDTH
  return [{ kind: 'rule', x: left, y, x2, y2: y, width: 0.5, colour: input.theme.colours.muted }]
}

/** Page and place of each anchor; where one comes up twice, the first. */
export function anchorsOf(drafts: readonly DraftPage[]): Map<string, Destination> {
  const anchors = new Map<string, Destination>()
  drafts.forEach(({ filled, geometry }, page) => {
    const left = leftMargin(geometry, page)
    const note = (placed: PlacedStrip): void => {
      const { frames } = placed.strip
      for (let i = 0; i < frames.length; i++) {
        const frame = frames[i] as Frame
        if (frame.kind !== 'anchor' || anchors.has(frame.id)) continue
        anchors.set(frame.id, { page, x: left + frame.x, y: geometry.top + placed.y + frame.y })
      }
    }
    filled.body.forEach(note)
    filled.notes.forEach(note)
  })
  return anchors
}
