// Finish: numbered draft pages -> the layout. Adds margins, backgrounds and furniture, and fills in page numbers.
import type { AnnouncedTags } from '../collect/front-matter'
import type { Configuration } from '../configuration'
import { GroundSpans } from '../flow/strip'
import type { OneLine } from '../text/one-line'
import {
  ARTIFACT,
  type DocumentInfo,
  type Frame,
  type Group,
  type Layout,
  type Page,
  type TagUnit,
} from '../types'
import { type DraftPage, FRONT } from './drafts'
import { furnish } from './furniture'
import { type Geometry, isMirrored, leftMargin } from './geometry'
import type { Labels } from './label'
import { chapterTitles, outlineOf } from './outline'
import { type DraftGroup, withPageNumbers } from './page-numbers'
import type { FilledPage } from './paginate'
import type { Plan } from './plan'
import { lineNumbers, notesColumn, watermark } from './print-extras'
import { twoPerSheet } from './two-up'

/** Finishes the pages of a plan. */
export function finishLayout(
  config: Configuration,
  plan: Plan,
  drafts: readonly DraftPage[],
  labels: Labels,
): Layout {
  const units: TagUnit[] = [
    { tags: plan.front.tags },
    ...plan.units.map(({ unit: { tags, origin } }) => ({ tags, origin })),
  ]
  const titles = chapterTitles(plan.units)
  const finishing: Finishing = { config, labels, units, announced: plan.front.announced, fitted: new Map() }
  let chapter = ''
  const pages = drafts.map((draft, index) => {
    const first = draft.filled.body.find(({ unit }) => unit >= 0)
    if (first) chapter = titles.get(first.unit) ?? ''
    return finishPage(finishing, draft, index, chapter)
  })
  const layout: Layout = {
    pages,
    units,
    outline: outlineOf(plan.units),
    anchors: labels.anchors,
    assets: config.assets,
    attached: plan.units.flatMap(({ unit }) => unit.enclosed?.attached ?? []),
    warnings: plan.problems,
    info: infoOf(config),
  }
  return config.options.twoPerSheet ? { ...layout, ...twoPerSheet(layout.pages, layout.anchors) } : layout
}

/** Input that all pages share. */
interface Finishing {
  readonly config: Configuration
  readonly labels: Labels
  readonly units: readonly TagUnit[]
  readonly announced: AnnouncedTags
  /** Lines that were fitted on other pages, by width and text. */
  readonly fitted: Map<string, OneLine>
}

function finishPage(
  { config, labels, units, announced, fitted }: Finishing,
  draft: DraftPage,
  index: number,
  chapter: string,
): Page {
  const { fonts, theme, options, pack } = config
  const { geometry, filled, series, bare, blank, plain } = draft
  const left = leftMargin(geometry, index)
  const label = labels.pages[index] ?? ''
  const extras = { fonts, theme, geometry, index }
  const furniture = furnish(
    {
      fonts,
      theme,
      meta: pack.meta,
      logo: theme.runningLogo ? config.logo : null,
      geometry,
      fitted,
      left: isMirrored(geometry, index) ? left - geometry.notes : left,
    },
    {
      number: series === FRONT ? `Page ${label}` : `Page ${label} of ${labels.lastOf.get(series) ?? ''}`,
      section: blank ? '' : chapter,
      bare,
      blank,
      announced: index === 0 ? announced.marking : [],
    },
  )
  return {
    width: geometry.width,
    height: geometry.height,
    label,
    groups: groupsOf(filled, left, geometry.top, (group) => withPageNumbers(group, fonts, labels)),
    watermark: options.draft ? watermark(extras, index === 0 ? announced.watermark : ARTIFACT) : [],
    below: [
      ...groundsOf(filled, left, geometry.top),
      ...noteRule(config, filled, left, geometry),
      ...(geometry.notes > 0 && !blank ? notesColumn(extras) : []),
      ...(options.lineNumbers ? lineNumbers(extras, filled, (unit) => units[unit]?.tags ?? []) : []),
    ],
    furniture: plain ? [] : furniture,
  }
}

/** Content; `finish` fills in page numbers. */
function groupsOf(
  filled: FilledPage,
  left: number,
  top: number,
  finish: (group: DraftGroup) => Group,
): Group[] {
  const groups: Group[] = []
  for (const placed of [filled.body, filled.notes])
    for (const { strip, y, unit } of placed)
      groups.push(finish({ x: left, y: top + y, unit, frames: strip.frames }))
  return groups
}

function groundsOf(filled: FilledPage, left: number, top: number): Frame[] {
  const spans = new GroundSpans()
  for (const { strip, y } of filled.body) spans.add(strip, y)
  return spans.frames(left, top)
}

const NOTE_RULE_WIDTH = 0.28

function noteRule({ theme }: Configuration, filled: FilledPage, left: number, geometry: Geometry): Frame[] {
  if (filled.noteRule === null) return []
  const y = geometry.top + filled.noteRule
  const x2 = left + geometry.measure * NOTE_RULE_WIDTH
  return [{ kind: 'rule', x: left, y, x2, y2: y, width: 0.5, colour: theme.colours.muted }]
}

/** Metadata of the file. */
export function infoOf({ pack: { meta } }: Pick<Configuration, 'pack'>): DocumentInfo {
  return {
    title: meta.title === '' ? 'Untitled pack' : meta.title,
    author: meta.author,
    subject: meta.subtitle,
    language: meta.language === '' ? 'en-GB' : meta.language,
    date: meta.date,
  }
}
