// Sets sections one by one and keeps those that did not change, so that an edit costs one section.
import type { Section } from '#shared/document/nodes'
import type { Problem } from '#shared/pack'
import type { Block, CollectedHeading, Note, ParagraphBlock, Run } from '../collect/blocks'
import { addTag, type CollectInput, plainStyle } from '../collect/context'
import { collectSection } from '../collect/section'
import type { SurveyedSection } from '../collect/survey'
import { typesetBlocks } from '../flow/flow'
import type { Strip, TypesetContext } from '../flow/strip'
import type { FontSet } from '../fonts/font-set'
import { remember } from '../remember'
import type { Hyphenate } from '../text/hyphenate'
import { tiesOf } from '../text/ties'
import type { TextLook, Theme } from '../theme'
import type { Tag, UnitOrigin } from '../types'
import type { Geometry } from './geometry'

/** A part of the document with tags of its own, set in lines. */
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
  /** Where its text stands in the pack; null for what the program adds. */
  readonly origin: UnitOrigin | null
}

/** Everything that sections are set with. */
export interface UnitInput {
  readonly collect: CollectInput
  readonly fonts: FontSet
  readonly hyphenate: Hyphenate
  /** Differs whenever something differs that all sections depend on. */
  readonly key: string
  readonly geometry: (landscape: boolean) => Geometry
}

/** Keeps set sections by the identity of their JSON. */
export type UnitCache = WeakMap<Section, { readonly key: string; readonly unit: TypesetUnit }>

/** Sets a section, or takes it from the cache when nothing that it depends on changed. */
export function typesetSection(input: UnitInput, surveyed: SurveyedSection, cache: UnitCache): TypesetUnit {
  const key = unitKey(input, surveyed)
  const known = cache.get(surveyed.section)
  if (known?.key === key) return known.unit
  const { blocks: text, ...collected } = collectSection(input.collect, surveyed)
  const problems = [...collected.problems]
  const { id, landscape } = surveyed.section.attrs
  const missing = new Set<string>()
  const context = typesetContext(input, input.geometry(landscape), { section: id, problems, missing })
  const { theme } = input.collect
  const tags = [...collected.tags]
  const lists = { endnotes: collected.endnotes, sources: collected.sources }
  const blocks = [...text]
  if (input.collect.notes === 'sections') {
    blocks.push(...sectionNotes(theme, 'Notes', lists.endnotes, tags))
    lists.endnotes = []
  }
  if (input.collect.numbering.sources === 'sections') {
    blocks.push(...sectionNotes(theme, 'Sources', lists.sources, tags))
    lists.sources = []
  }
  const strips = typesetBlocks(context, blocks, 0, context.measure)
  const unit = { ...collected, ...lists, tags, strips, problems, missing }
  cache.set(surveyed.section, { key, unit })
  return unit
}

function unitKey(
  input: UnitInput,
  { number, start, uses, sourceNumbers, commentsBefore }: SurveyedSection,
): string {
  const { fields, targets, assets, pageOf } = input.collect
  return JSON.stringify([
    input.key,
    number,
    start,
    commentsBefore,
    [...sourceNumbers.values()],
    uses.fields.map((name) => [fields.get(name)?.label, fields.get(name)?.value]),
    uses.references.map((id) => [targets.get(id), pageOf(id)]),
    uses.assets.map((id) => assets.has(id)),
  ])
}

/** Where setting puts what it finds: problems of a section (null for none), characters that no font has. */
export interface Findings {
  readonly section: string | null
  readonly problems: Problem[]
  readonly missing: Set<string>
}

/** The context in which blocks are set on pages of a geometry. */
export function typesetContext(
  input: UnitInput,
  geometry: Geometry,
  { section, problems, missing }: Findings,
): TypesetContext {
  return {
    fonts: input.fonts,
    theme: input.collect.theme,
    hyphenate: input.hyphenate,
    ties: tiesOf(input.collect.language),
    measure: geometry.measure,
    pageHeight: geometry.textHeight,
    missing: (chars) => {
      for (const char of chars) missing.add(char)
    },
    warn: (message, target, fix) => problems.push({ severity: 'warning', message, section, target, fix }),
  }
}

/** What the program adds by itself: answers, sources. */
export interface Extra {
  readonly title: string
  readonly anchor: string
  /** Tags of the blocks; the title's is added. */
  readonly tags: Tag[]
  readonly blocks: readonly Block[]
}

/** Sets an addition; what is wrong with it is added to `problems`. */
export function typesetExtra(
  input: UnitInput,
  { title, anchor, tags, blocks }: Extra,
  problems: Problem[],
): TypesetUnit {
  const { theme } = input.collect
  const tag = addTag({ tags }, 'H1', -1)
  const look = theme.headings[0] ?? { text: theme.body, before: 0, after: 0 }
  const heading: ParagraphBlock = {
    kind: 'paragraph',
    runs: [{ text: title, style: plainStyle(look.text, tag) }],
    tag,
    label: null,
    indent: 0,
    anchors: [anchor],
    ruled: theme.headingRule,
    format: {
      align: 'start',
      leading: look.text.leading,
      before: look.before,
      after: look.after,
      hyphenate: false,
      keepNext: true,
      preformatted: false,
    },
  }
  const missing = new Set<string>()
  const context = typesetContext(input, input.geometry(false), { section: null, problems, missing })
  const strips = typesetBlocks(context, [heading, ...blocks], 0, context.measure)
  return {
    strips,
    tags,
    headings: [{ level: 1, number: '', title, anchor, tag }],
    problems: [],
    answers: [],
    sources: [],
    endnotes: [],
    missing,
    origin: null,
  }
}

/** The notes or sources of one section behind its text. */
function sectionNotes(theme: Theme, title: string, notes: readonly Note[], tags: Tag[]): Block[] {
  if (notes.length === 0) return []
  const look = { ...theme.caption, bold: true }
  const tag = addTag({ tags }, 'P', -1)
  const label: ParagraphBlock = {
    kind: 'paragraph',
    runs: [{ text: title, style: plainStyle(look, tag) }],
    tag,
    label: null,
    indent: 0,
    anchors: [],
    ruled: false,
    format: {
      align: 'start',
      leading: look.leading,
      before: 12,
      after: 2,
      hyphenate: false,
      keepNext: true,
      preformatted: false,
    },
  }
  return [label, ...noteBlocks(theme, notes, tags)]
}

/** The list of abbreviations as blocks: letters hanging, words beside them. */
export function abbreviationBlocks(
  theme: Theme,
  entries: readonly (readonly [string, string])[],
  tags: Tag[],
): Block[] {
  const list = addTag({ tags }, 'L', -1, { list: 'None' })
  const look = theme.body
  const longest = Math.max(0, ...entries.map(([letters]) => letters.length))
  const width = Math.max(4, longest + 1) * ABBREVIATION_EMS * look.size
  return entries.map(([letters, words]): ParagraphBlock => {
    const item = addTag({ tags }, 'LI', list)
    const label = addTag({ tags }, 'Lbl', item)
    const body = addTag({ tags }, 'LBody', item)
    return {
      kind: 'paragraph',
      runs: [{ text: words, style: plainStyle(look, body) }],
      tag: body,
      label: {
        runs: [{ text: letters, style: plainStyle({ ...look, bold: true }, label) }],
        width,
        align: 'left',
      },
      indent: 0,
      anchors: [],
      ruled: false,
      format: {
        align: 'start',
        leading: look.leading,
        before: 1.5,
        after: 1.5,
        hyphenate: false,
        keepNext: false,
        preformatted: false,
      },
    }
  })
}

/** Width of a capital, generously. */
const ABBREVIATION_EMS = 0.72

/** A list of notes or sources as blocks. */
export function noteBlocks(theme: Theme, notes: readonly Note[], tags: Tag[]): Block[] {
  const list = addTag({ tags }, 'L', -1, { list: 'Decimal' })
  const look = { ...theme.note, size: theme.note.size * 1.08, leading: theme.note.leading * 1.1 }
  const named = new Map<string, number>()
  return notes.map((note): ParagraphBlock => {
    const first = note.source === '' ? note.number : remember(named, note.source, () => note.number)
    const item = addTag({ tags }, 'LI', list)
    const label = addTag({ tags }, 'Lbl', item)
    const body = addTag({ tags }, 'LBody', item)
    return {
      kind: 'paragraph',
      runs: listedRuns(first === note.number ? note.runs : note.again(first), look, body, tags),
      tag: body,
      label: {
        runs: listedRuns(note.label, look, label, tags),
        width: 30,
        align: 'left',
      },
      indent: 0,
      anchors: [note.anchor],
      ruled: false,
      format: {
        align: 'start',
        leading: look.leading,
        before: 3,
        after: 3,
        hyphenate: false,
        keepNext: false,
        preformatted: false,
      },
    }
  })
}

/** The runs of a note in a list: under the list's tags, each link under one of its own. */
function listedRuns(runs: readonly Run[], { size }: TextLook, parent: number, tags: Tag[]): Run[] {
  const links = new Map<number, number>()
  return runs.map(({ text, style }) => {
    const tag = style.link ? remember(links, style.tag, () => addTag({ tags }, 'Link', parent)) : parent
    return { text, style: { ...style, size, tag } }
  })
}
