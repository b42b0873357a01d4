// Section -> blocks: one handler per node type; resolves numbers, labels, tags and warnings.

import { changeOf } from '#shared/compare/change'
import { annexHeading, annexName, isNamedAnnex } from '#shared/document/annex-names'
import { enclosureOf } from '#shared/document/enclosures'
import type { Flow, Heading, Image, Section, Block as SourceBlock } from '#shared/document/nodes'
import { isNodePrinted } from '#shared/document/printed'
import { changesOf } from '#shared/document/proposals'
import { printWords } from '#shared/print-words'
import { assertNever } from '#shared/result'
import type { TextLook } from '../theme'
import { NO_BLOCK, type Role, type TagIndex } from '../types'
import type { Block, CollectedUnit, ParagraphBlock, Run } from './blocks'
import { withEnd } from './changes'
import { collectComments } from './comments'
import { addTag, type CollectInput, type Collector, createCollector, plainStyle, plainWords } from './context'
import { collectDivider, collectSheets } from './enclosure'
import { collectImage } from './image'
import { cleanText, collectInlines, portionMark } from './inlines'
import { collectList } from './lists'
import { sectionNotes } from './notes'
import { bodyUnder, collectNumbered, NUMBER_STEP } from './numbered'
import { collectCallout, collectCode, collectTrainer } from './panels'
import { type BlockContext, paragraph, paragraphIn } from './paragraph'
import type { SurveyedSection } from './survey'
import { collectTable } from './table'

const KEPT = { keepNext: true } as const

/** Collects a section. Pure: equal input gives equal blocks. */
export function collectSection(input: CollectInput, surveyed: SurveyedSection): CollectedUnit {
  const collector = createCollector(input, surveyed)
  const { section } = surveyed
  const root = addTag(collector, 'Sect', -1)
  const { theme } = input
  const context: BlockContext = {
    tag: root,
    look: theme.body,
    align: theme.align,
    indent: 0,
    depth: 0,
    tight: false,
  }
  const [title, ...content] = section.content
  const first = content.findIndex(
    (block) => block.type !== 'pageBreak' && isNodePrinted(block, input.numbering.edition),
  )
  const body = content.slice(Math.max(0, first))
  // A page break right after the title applies to the whole section.
  const breaks = content.slice(0, Math.max(0, first)).filter((block) => block.type === 'pageBreak')
  const starts: [number, TagIndex][] = [[0, root]]
  const startOf = (block: number): void => void starts.push([block, collector.tags.length])
  const blocks = [
    ...breaks.map((): Block => ({ kind: 'break' })),
    collectTitle(collector, section, inlineTextRuns(collector, title.content), root),
  ]
  let under = 0
  for (const [index, block] of body.entries()) {
    startOf(1 + Math.max(0, first) + index)
    const tag = bodyUnder(collector, root) ?? root
    const inner = isList(block) && under > 0 ? { ...context, tag, indent: under } : context
    blocks.push(...collectBlock(collector, block, inner))
    if (!isList(block)) under = indentUnder(collector, block) ?? under
  }
  startOf(NO_BLOCK)
  blocks.push(...collectComments(collector, context))
  const { tags, headings, problems, answers } = collector
  const words = printWords(input.language)
  const lists = { endnotes: collector.endnotes, sources: collector.sources }
  if (input.notes === 'sections') {
    blocks.push(...sectionNotes(theme, words.lists.notes, lists.endnotes, tags))
    lists.endnotes = []
  }
  if (input.numbering.sources === 'sections') {
    blocks.push(...sectionNotes(theme, words.lists.sources, lists.sources, tags))
    lists.sources = []
  }
  const enclosure = enclosureOf(section)
  const enclosed = enclosure ? collectSheets(collector, enclosure, root) : null
  const origin = { section: section.attrs.id, starts }
  return { blocks, tags, headings, problems, answers, ...lists, origin, enclosed }
}

const inlineTextRuns =
  (collector: Collector, content: Section['content'][0]['content']) =>
  (look: TextLook, tag: TagIndex): Run[] =>
    collectInlines(collector, content, look, tag)

function collectTitle(
  collector: Collector,
  section: Section,
  words: (look: TextLook, tag: TagIndex) => Run[],
  root: TagIndex,
): ParagraphBlock {
  const { number } = collector.surveyed
  const { level, annex, id, marking } = section.attrs
  const title = cleanText(plainWords(collector, section.content[0].content))
  const heading = collectHeading(
    collector,
    { level, number, title, anchor: id, root, annex },
    (look, tag) => {
      const style = plainStyle(look, tag)
      return [...portionMark(collector, marking, style), ...words(look, tag)]
    },
  )
  return heading
}

interface HeadingFacts {
  readonly level: number
  readonly number: string
  readonly title: string
  readonly anchor: string
  readonly root: TagIndex
  readonly annex: boolean
}

const HEADING_ROLES: readonly Role[] = ['H1', 'H2', 'H3', 'H4', 'H5', 'H6']
const NUMBER_GAP = 0.75

function collectHeading(
  collector: Collector,
  facts: HeadingFacts,
  words: (look: TextLook, tag: TagIndex) => Run[],
): ParagraphBlock {
  const { theme } = collector.input
  const level = Math.min(facts.level, HEADING_ROLES.length)
  const look = theme.headings[level - 1] ?? { text: theme.body, before: 0, after: 0 }
  const tag = addTag(collector, HEADING_ROLES[level - 1] ?? 'H6', facts.root)
  const style = plainStyle(look.text, tag)
  const { annexes } = collector.input.numbering
  const annexTitle = isNamedAnnex(facts, facts.number, annexes)
  const title = facts.title === '' ? printWords(collector.input.language).front.untitled : facts.title
  const number = annexTitle ? annexName(facts.number, annexes) : facts.number
  collector.headings.push({ level, number, title, anchor: facts.anchor, tag })
  const runs = words(look.text, tag)
  if (runs.every((run) => run.text.trim() === '')) runs.push({ text: title, style })
  if (annexTitle) {
    const muted = { ...style, colour: theme.colours.muted }
    runs.unshift({
      text: `${annexHeading(number, annexes)}\n`,
      style: muted,
      from: { kind: 'annex', number: facts.number },
    })
  }
  const numbered = facts.number !== '' && !annexTitle
  return paragraph(runs, look.text.leading, tag, {
    label: numbered
      ? {
          runs: [{ text: facts.number, style }],
          width: labelWidth(facts.number, look.text),
          align: 'left',
          counted: { kind: 'section' },
        }
      : null,
    anchors: facts.anchor === '' ? [] : [facts.anchor],
    ruled: theme.headingRule && facts.level === 1,
    format: { before: look.before, after: look.after, keepNext: true, balanced: true },
  })
}

/** Width for a heading's number: figures are about half an em wide. */
function labelWidth(number: string, look: TextLook): number {
  return Math.max(2, number.length) * 0.52 * look.size + NUMBER_GAP * look.size
}

/** Collects one block of a section, cell or panel; empty if it is not printed. */
export function collectBlock(collector: Collector, block: SourceBlock, context: BlockContext): Block[] {
  if (!isNodePrinted(block, collector.input.numbering.edition)) return []
  switch (block.type) {
    case 'heading':
      return [withEnd(collector, collectInnerHeading(collector, block, context), changesOf(block))]
    case 'table':
      return [collectTable(collector, block, context)]
    case 'callout':
      return collectCallout(collector, block, context)
    case 'guidance':
      return []
    case 'trainer':
      return collectTrainer(collector, block, context)
    case 'pageBreak':
      return [{ kind: 'break' }]
    case 'enclosure':
      return collectDivider(collector, block, context)
    default:
      return collectFlow(collector, block, context)
  }
}

function collectInnerHeading(collector: Collector, heading: Heading, context: BlockContext): ParagraphBlock {
  const { id, level, marking } = heading.attrs
  const facts = {
    level: collector.surveyed.section.attrs.level + level,
    number: '',
    title: cleanText(plainWords(collector, heading.content)),
    anchor: id,
    root: context.tag,
    annex: false,
  }
  return collectHeading(collector, facts, (look, tag) => [
    ...portionMark(collector, marking, plainStyle(look, tag)),
    ...collectInlines(collector, heading.content, look, tag),
  ])
}

/** Collects a block that is allowed anywhere. */
export function collectFlow(collector: Collector, block: Flow, context: BlockContext): Block[] {
  switch (block.type) {
    case 'paragraph': {
      if (!block.content?.length && !context.tight) return []
      const tag = addTag(collector, 'P', context.tag)
      const mark = portionMark(collector, block.attrs.marking, plainStyle(context.look, tag))
      const runs = [...mark, ...collectInlines(collector, block.content, context.look, tag)]
      const align = block.attrs.textAlign ?? context.align
      // What a comparison says about the next block stays with it.
      const format = changeOf(block) && KEPT
      const made = paragraphIn(collector, context, { runs, tag, align, ...(format && { format }) })
      return [withEnd(collector, made, changesOf(block))]
    }
    case 'numberedParagraph':
      return [withEnd(collector, collectNumbered(collector, block, context), changesOf(block))]
    case 'bulletList':
    case 'orderedList':
    case 'taskList':
      return collectList(collector, block, context)
    case 'blockquote': {
      const tag = addTag(collector, 'BlockQuote', context.tag)
      const { accent } = collector.input.theme.colours
      const blocks = block.content.flatMap((child) =>
        collectFlow(collector, child, { ...context, tag, indent: 0, tight: true }),
      )
      return [
        {
          kind: 'panel',
          look: { bar: accent, fill: '#ffffff', style: 'quote' },
          blocks,
          indent: context.indent,
        },
      ]
    }
    case 'codeBlock':
      return [collectCode(collector, block.content?.map((text) => text.text).join('') ?? '', context)]
    case 'horizontalRule':
      return [{ kind: 'rule' }]
    case 'image':
      return collectPicture(collector, block, context)
    // What is printed of it is a paragraph by now (`unknown/printed.ts`).
    case 'unknownBlock':
      return []
    default:
      return assertNever(block, 'block')
  }
}

/** An image; a proposed one has a line before it that says so, unless the file has signs for images. */
function collectPicture(collector: Collector, block: Image, context: BlockContext): Block[] {
  const image = collectImage(collector, block, context)
  const changes = changesOf(block)
  if (changes.length === 0) return [image]
  if (collector.input.commentsApart) return [{ ...image, changes }]
  const tag = addTag(collector, 'P', context.tag)
  const words = { type: 'text', text: '[Image]', marks: changes } as const
  return [
    paragraphIn(collector, context, { runs: collectInlines(collector, [words], context.look, tag), tag }),
    image,
  ]
}

const isList = ({ type }: SourceBlock): boolean =>
  type === 'bulletList' || type === 'orderedList' || type === 'taskList'

/** Indent of a list after a block: it belongs to a numbered paragraph, and is under its text. Null for a block that is not printed. */
function indentUnder({ input }: Collector, before: SourceBlock): number | null {
  if (before.type === 'numberedParagraph') return before.attrs.level * input.theme.indent * NUMBER_STEP
  return isNodePrinted(before, input.numbering.edition) ? 0 : null
}
