// Typesets sections one by one and caches unchanged ones, so that an edit costs one section.

import type { Section } from '#shared/document/nodes'
import type { Problem } from '#shared/pack'
import { printWords } from '#shared/print-words'
import { backMatterTitle } from '../collect/back-matter'
import type { Block, CollectedEnclosure, CollectedHeading, CollectedUnit, Note } from '../collect/blocks'
import type { CollectInput } from '../collect/context'
import { collectSection } from '../collect/section'
import type { Survey, SurveyedSection } from '../collect/survey'
import { type Configuration, geometryFor } from '../configuration'
import { typesetBlocks } from '../flow/flow'
import { type Strip, strip, type TypesetContext } from '../flow/strip'
import { tiesOf } from '../text/ties'
import type { Tag, UnitOrigin } from '../types'
import type { Geometry } from './geometry'

/** A unit: a part of the document with its own tags, typeset in strips. */
export interface TypesetUnit {
  readonly strips: readonly Strip[]
  readonly tags: readonly Tag[]
  readonly headings: readonly CollectedHeading[]
  readonly problems: readonly Problem[]
  readonly answers: readonly Block[]
  readonly sources: readonly Note[]
  readonly endnotes: readonly Note[]
  /** Characters that no font has. */
  readonly missing: ReadonlySet<string>
  /** Where its text is in the pack; null for units that the program adds. */
  readonly origin: UnitOrigin | null
  /** The file that the section encloses. */
  readonly enclosed: CollectedEnclosure | null
}

/** Cache of typeset sections by the identity of their JSON. */
export type UnitCache = WeakMap<Section, { readonly key: string; readonly unit: TypesetUnit }>

/** Typesets all sections. `pages` are the page numbers that references print. */
export function typesetSections(
  config: Configuration,
  survey: Survey,
  pages: ReadonlyMap<string, string>,
  cache: UnitCache,
  onProgress: (done: number) => void,
): TypesetUnit[] {
  const { sections } = survey
  const input = collectInput(config, survey, pages)
  return sections.map((surveyed, index) => {
    onProgress(index / sections.length)
    const key = unitKey(config.key, input, surveyed)
    const known = cache.get(surveyed.section)
    if (known?.key === key) return known.unit
    const unit = typesetSection(config, input, surveyed)
    cache.set(surveyed.section, { key, unit })
    return unit
  })
}

/** What collecting a section needs; `pages` are the page numbers that references print. */
export function collectInput(
  { theme, setting, fields, assets }: Configuration,
  { targets }: Survey,
  pages: ReadonlyMap<string, string>,
): CollectInput {
  const { numbering, notes, language, scheme, flowing } = setting
  return { theme, numbering, notes, language, scheme, flowing, fields, assets, targets, pages }
}

/** Differs whenever anything that a section's print depends on differs. */
function unitKey(
  key: string,
  { fields, targets, assets, pages }: CollectInput,
  { number, start, uses, sourceNumbers, commentsBefore }: SurveyedSection,
): string {
  return JSON.stringify([
    key,
    number,
    start,
    commentsBefore,
    [...sourceNumbers.values()],
    uses.fields.map((name) => {
      const { label, value, grammar } = fields.get(name) ?? {}
      return [label, value, grammar]
    }),
    uses.references.map((id) => [targets.get(id), pages.get(id)]),
    uses.assets.map((id) => assets.has(id)),
  ])
}

function typesetSection(config: Configuration, input: CollectInput, surveyed: SurveyedSection): TypesetUnit {
  const { section } = surveyed
  const { blocks: all, ...collected } = collectSection(input, surveyed)
  const blocks = config.setting.label ? all.slice(1 + all.findIndex(({ kind }) => kind !== 'break')) : all
  const problems = [...collected.problems]
  const missing = new Set<string>()
  const geometry = geometryFor(config, section)
  const context = typesetContext(config, geometry, { section: section.attrs.id, problems, missing })
  const set = (): Strip[] => typesetBlocks(context, blocks, 0, context.measure)
  const { enclosed } = collected
  const strips = !enclosed ? set() : enclosed.divider ? [lowering(geometry), ...set()] : []
  return { ...collected, strips, problems, missing }
}

/** Space above the title of a divider, as a share of the text's height. */
const DIVIDER_TOP = 0.24

const lowering = ({ textHeight }: Geometry): Strip =>
  strip(textHeight * DIVIDER_TOP, [], { keep: true, breakBefore: true })

/** Receives the results of typesetting: problems of a section (null for the pack), characters that no font has. */
export interface Findings {
  readonly section: string | null
  readonly problems: Problem[]
  readonly missing: Set<string>
}

/** The context in which blocks are typeset on pages of a geometry. */
export function typesetContext(
  config: Configuration,
  geometry: Geometry,
  { section, problems, missing }: Findings,
): TypesetContext {
  return {
    fonts: config.fonts,
    theme: config.theme,
    hyphenate: config.hyphenate,
    ties: tiesOf(config.setting.language),
    tokens: new WeakMap(),
    measure: geometry.measure,
    pageHeight: geometry.textHeight,
    rightToLeft: geometry.rightToLeft,
    decimal: printWords(config.setting.language).decimal,
    missing: (chars) => {
      for (const char of chars) missing.add(char)
    },
    warn: (message, target, fix) => problems.push({ severity: 'warning', message, section, target, fix }),
  }
}

/** A list that the program adds after the sections, or answers. */
export interface Addition {
  /** Null for what follows an addition of its kind. */
  readonly title: string | null
  readonly anchor: string
  readonly tags: readonly Tag[]
  readonly blocks: readonly Block[]
  readonly origin: UnitOrigin | null
}

/** An addition with the title above it. */
export function titledAddition(
  config: Pick<Configuration, 'theme'>,
  { title, anchor, blocks, ...addition }: Addition,
): Pick<CollectedUnit, 'blocks' | 'tags' | 'headings'> {
  if (title === null) return { blocks, tags: addition.tags, headings: [] }
  const tags = [...addition.tags]
  const { block, heading } = backMatterTitle(config.theme, title, anchor, tags)
  return { blocks: [block, ...blocks], tags, headings: [heading] }
}

/** Typesets an addition under its title. */
export function typesetAddition(config: Configuration, addition: Addition): TypesetUnit {
  const { blocks, tags, headings } = titledAddition(config, addition)
  const unit = typesetExtra(config, tags, (context) => typesetBlocks(context, blocks, 0, context.measure))
  return { ...unit, headings, origin: addition.origin }
}

/** Typesets, on portrait pages, a unit that the program adds to the sections; it has neither headings nor notes. */
export function typesetExtra(
  config: Configuration,
  tags: readonly Tag[],
  typeset: (context: TypesetContext) => readonly Strip[],
): TypesetUnit {
  const problems: Problem[] = []
  const missing = new Set<string>()
  const strips = typeset(typesetContext(config, config.portrait, { section: null, problems, missing }))
  const none = { headings: [], answers: [], sources: [], endnotes: [], origin: null, enclosed: null }
  return { ...none, strips, tags, problems, missing }
}
