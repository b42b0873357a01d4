// Front matter as blocks: the title with its details, and the contents, under separate tags.
import { labelIn } from '#shared/american'
import { longDate } from '#shared/days'
import type { AssetId } from '#shared/document/nodes'
import { firstPageLines } from '#shared/markings'
import type { PackMeta } from '#shared/pack'
import { printWords } from '#shared/print-words'
import type { TextLook, Theme } from '../theme'
import type { Role, Tag, TagIndex } from '../types'
import type { CollectedHeading, ParagraphBlock, RunStyle } from './blocks'
import { addTag, plainStyle } from './context'
import { paragraph, startOfLines } from './paragraph'
import { languageOf } from './spoken'

/** A picture and its size, in any unit. */
export interface Logo {
  readonly asset: AssetId
  readonly width: number
  readonly height: number
}

/** A heading that the contents list. */
export type ContentsEntry = Pick<CollectedHeading, 'level' | 'number' | 'title' | 'anchor'>

/** The input of front matter. */
export interface FrontMatterInput {
  readonly theme: Theme
  readonly meta: PackMeta
  readonly logo: Logo | null
  /** The contents; empty prints none. */
  readonly entries: readonly ContentsEntry[]
  /** The title has a separate page. */
  readonly page: boolean
  /** The lines of a first page replace title and details. */
  readonly firstPage?: boolean
  /** Number of parts of the marking. */
  readonly markingParts: number
}

/** Tags that announce, on the first page, what is printed on all pages; elsewhere it is an artifact. */
export interface AnnouncedTags {
  /** One for each part of the marking. */
  readonly marking: readonly TagIndex[]
  /** Of the word across the page. */
  readonly watermark: TagIndex
}

/** Front matter, collected. */
export interface CollectedFrontMatter {
  readonly tags: Tag[]
  /** Parent of the lines of a first page. */
  readonly root: TagIndex
  readonly announced: AnnouncedTags
  readonly logo: (Logo & { readonly tag: TagIndex }) | null
  /** Kind of the pack, title and subtitle. */
  readonly title: readonly ParagraphBlock[]
  /** Reference, date, author, organisation. */
  readonly details: readonly ParagraphBlock[]
  /** Lines that the marking needs on the first page. */
  readonly markingLines: readonly ParagraphBlock[]
  /** Null without entries. */
  readonly contents: CollectedContents | null
}

export interface CollectedContents {
  readonly title: ParagraphBlock
  readonly entries: readonly ContentsLine[]
}

/** An entry of the contents: its text as a block, and the data for its page number. */
export interface ContentsLine {
  readonly block: ParagraphBlock
  readonly style: RunStyle
  /** Anchor of the heading. */
  readonly anchor: string
  /** Number and title, for the label of its link. */
  readonly name: string
  /** Stays on the page of the next entry. */
  readonly keepNext: boolean
}

type Builder = Pick<FrontMatterInput, 'theme' | 'meta'> & { readonly tags: Tag[]; readonly root: TagIndex }

/** Collects the front matter. */
export function collectFrontMatter(input: FrontMatterInput): CollectedFrontMatter {
  const { theme, meta, entries, page } = input
  const tags: Tag[] = []
  const root = addTag({ tags }, 'Sect', -1)
  const builder: Builder = { theme, meta, tags, root }
  const watermark = addTag(builder, 'P', root)
  const marking = Array.from({ length: input.markingParts }, () => addTag(builder, 'P', root))
  const logo = input.logo && { ...input.logo, tag: logoTag(builder) }
  const title = input.firstPage ? [] : collectTitle(builder, page)
  const details = collectDetails(builder, input.firstPage ? [] : packDetails(meta))
  const lines = firstPageLines(meta.marking).map(({ label, value }): Detail => [label, value])
  const markingLines = collectDetails(builder, lines)
  const contents = entries.length > 0 ? collectContents(builder, entries) : null
  return { tags, root, announced: { marking, watermark }, logo, title, details, markingLines, contents }
}

function logoTag({ meta, tags, root }: Builder): TagIndex {
  const { logo } = printWords(meta.language).front
  const alt = meta.organisation.trim() === '' ? logo : `${logo}: ${meta.organisation}`
  return addTag({ tags }, 'Figure', root, { alt })
}

/** Size of the title above the text, as a share of that on a title page. */
const BLOCK_SCALE = 0.72

function collectTitle(builder: Builder, page: boolean): ParagraphBlock[] {
  const { theme, meta, root } = builder
  const { cover } = theme
  const words = printWords(meta.language).front
  const line = (
    text: string,
    look: TextLook,
    [before, after]: readonly [number, number],
    role: Role = 'P',
  ): ParagraphBlock[] => {
    if (text.trim() === '') return []
    const tag = addTag(builder, role, root, languageOf(text, meta.language))
    return [
      paragraph([{ text, style: plainStyle(look, tag) }], look.leading, tag, {
        format: { align: startOfLines(meta.language), before, after, balanced: true },
      }),
    ]
  }
  const scale = page ? 1 : BLOCK_SCALE
  const title = { ...cover.title, size: cover.title.size * scale, leading: cover.title.leading * scale }
  const eyebrow = { ...cover.meta, bold: true, colour: theme.colours.muted }
  return [
    ...line(words[meta.kind], eyebrow, [0, 6]),
    ...line(meta.title.trim() === '' ? words.untitledPack : meta.title, title, [0, 6], 'Title'),
    ...line(meta.subtitle, cover.subtitle, [2, 4]),
  ]
}

const DETAIL_LABEL = 92

type Detail = readonly [label: string, value: string]

function packDetails(meta: PackMeta): readonly Detail[] {
  const { reference, date, author, organisation } = printWords(meta.language).front
  return [
    [reference, meta.reference],
    [date, longDate(meta.date, meta.language)],
    [author, meta.author],
    [labelIn(organisation, meta.language), meta.organisation],
  ]
}

/** Details of the pack or lines that its marking needs, those that are filled in. */
function collectDetails(builder: Builder, details: readonly Detail[]): ParagraphBlock[] {
  const { theme, meta, root } = builder
  const look = theme.cover.meta
  return details
    .filter(([, value]) => value.trim() !== '')
    .map(([label, value]) => {
      const tag = addTag(builder, 'P', root)
      const name = plainStyle({ ...look, colour: theme.colours.muted }, tag)
      const lang = languageOf(value, meta.language)
      const words = lang ? addTag(builder, 'Span', tag, lang) : tag
      return paragraph([{ text: value, style: plainStyle(look, words) }], look.leading, tag, {
        label: { runs: [{ text: label, style: name }], width: DETAIL_LABEL, align: 'left', fixed: true },
        format: { before: 1, after: 1 },
      })
    })
}

function collectContents(builder: Builder, entries: readonly ContentsEntry[]): CollectedContents {
  const { theme } = builder
  const look = theme.headings[1]?.text ?? theme.body
  const heading = addTag(builder, 'H1', builder.root)
  const title = paragraph(
    [{ text: printWords(builder.meta.language).front.contents, style: plainStyle(look, heading) }],
    look.leading,
    heading,
    {
      format: { align: startOfLines(builder.meta.language), before: 18, after: 6 },
    },
  )
  const listOf = contentsLists(builder)
  const inColumn = entries.filter(({ level, number }) => level === 1 || !number.includes(' '))
  const numberWidth =
    Math.max(0, ...inColumn.map(({ number }) => number.length)) * 0.55 * theme.body.size + 10
  return {
    title,
    entries: entries.map((entry, index) => ({
      ...collectEntry(builder, entry, listOf(entry.level), numberWidth),
      keepNext: isTied(entries, index),
    })),
  }
}

/** Minimum number of entries on the last contents page. */
const LEAST_ENTRIES = 4

/** Whether an entry stays on the same page as the next: if it is one of the last, or has entries below it. */
function isTied(entries: readonly ContentsEntry[], index: number): boolean {
  const next = entries[index + 1]
  return (
    next !== undefined &&
    (index >= entries.length - LEAST_ENTRIES || next.level > (entries[index]?.level ?? 1))
  )
}

/** Returns the list for an entry of a level: inside that of the level above. Call it in the order of the entries. */
function contentsLists(builder: Builder): (level: number) => TagIndex {
  const open: { readonly level: number; readonly tag: TagIndex }[] = []
  return (level) => {
    while (open.length > 1 && (open.at(-1)?.level ?? 0) > level) open.pop()
    const last = open.at(-1)
    if (last && last.level >= level) return last.tag
    const tag = addTag(builder, 'TOC', last?.tag ?? builder.root)
    open.push({ level, tag })
    return tag
  }
}

const ENTRY_INDENT = 14

function collectEntry(
  builder: Builder,
  { level, number, title, anchor }: ContentsEntry,
  list: TagIndex,
  numberWidth: number,
): Omit<ContentsLine, 'keepNext'> {
  const { body } = builder.theme
  const item = addTag(builder, 'TOCI', list, languageOf(title, builder.meta.language))
  const tag = addTag(builder, 'Link', addTag(builder, 'Reference', item))
  const top = level === 1
  const look: TextLook = { ...body, family: 'sans', size: body.size * 0.95, bold: top }
  const style = plainStyle(look, tag)
  const labelWidth = top ? numberWidth : number.length * 0.5 * body.size + 8
  const block = paragraph([{ text: title, style }], look.leading, tag, {
    label:
      number === ''
        ? null
        : { runs: [{ text: `${number} `, style }], width: labelWidth, align: 'left', fixed: true },
    indent: top ? 0 : numberWidth + (level - 2) * ENTRY_INDENT,
    format: { before: top ? 4 : 0.5, after: 0.5 },
  })
  return { block, style, anchor, name: `${number} ${title}`.trim() }
}
