// The first page of a staff paper as rows of blocks: a list with labels beside the text.

import { markedDocuments } from '#shared/cited-documents'
import type { Convention, ConventionRow } from '#shared/convention-lines'
import { addressees, lineText, type PrintedLine, printedLine } from '#shared/first-page'
import type { FirstPage } from '#shared/first-page-values'
import { hasRightToLeft, isolated } from '#shared/isolates'
import type { PackMeta } from '#shared/pack'
import { printWords } from '#shared/print-words'
import type { Theme } from '../theme'
import type { Tag, TagIndex } from '../types'
import type { Align, ParagraphBlock, Run } from './blocks'
import { addTag, plainStyle } from './context'
import { cleanText } from './inlines'
import { paragraph, startOfLines } from './paragraph'

/** Blocks side by side; empty ones take no space. */
export interface FirstPageRow {
  /** Space above. */
  readonly before: number
  /** In the column of labels; null when the text begins at its left edge. */
  readonly label: ParagraphBlock | null
  readonly words: readonly ParagraphBlock[]
  /** At the right edge of the first line. */
  readonly right: ParagraphBlock | null
}

/** A first page, collected. */
export interface CollectedFirstPage {
  /** Width of the column of labels. */
  readonly labels: number
  readonly rows: readonly FirstPageRow[]
}

/** Rows with tags of their own. */
export interface CollectedRows extends CollectedFirstPage {
  readonly tags: readonly Tag[]
}

interface Builder {
  readonly theme: Theme
  readonly meta: PackMeta
  readonly convention: Convention
  readonly tags: Tag[]
  /** The list of all lines. */
  readonly list: TagIndex
}

/** Collects the first page by a convention, and adds its tags below `root`. */
export function collectFirstPage(
  theme: Theme,
  meta: PackMeta,
  convention: Convention,
  tags: Tag[],
  root: TagIndex,
): CollectedFirstPage {
  const list = addTag({ tags }, 'L', root, { list: 'None' })
  const builder: Builder = { theme, meta, convention, tags, list }
  return {
    labels: convention.labels * theme.body.size,
    rows: convention.rows.flatMap((row) => collectRow(builder, row) ?? []),
  }
}

function collectRow(builder: Builder, row: ConventionRow): FirstPageRow | null {
  const main = printedLine(builder.meta, row)
  const beside = row.right ? printedLine(builder.meta, row.right) : null
  if (!main && !beside) return null
  const before = row.gap ?? 0
  const left = main ? collectLine(builder, main) : { label: null, words: [] }
  return { before, ...left, right: beside && collectRight(builder, beside) }
}

function collectLine(builder: Builder, line: PrintedLine): Pick<FirstPageRow, 'label' | 'words'> {
  const { tags, list, theme } = builder
  const item = addTag({ tags }, 'LI', list)
  const label = line.label === '' ? null : labelBlock(builder, line, item)
  const body = addTag({ tags }, 'LBody', item)
  if (line.line === 'references') return { label, words: referenceBlocks(builder, body) }
  const isList = line.line === 'action' || line.line === 'information'
  const texts = isList ? listed(builder, addressees(line.text)) : [line.text]
  const words = texts.map((text) =>
    paragraph([wordsRun(builder, line, text, body)], theme.body.leading, body, {
      format: { align: line.align === undefined ? startOfLines(builder.meta.language) : ALIGN[line.align] },
    }),
  )
  return { label, words }
}

const ALIGN: Readonly<Record<NonNullable<PrintedLine['align']>, Align>> = {
  left: 'start',
  centre: 'center',
  right: 'right',
}

/** Many addressees are listed at the end of the paper. */
function listed({ convention }: Builder, all: readonly string[]): readonly string[] {
  const { from, words } = convention.distribution
  return all.length < from ? all : [words]
}

/** Lines whose addressees can be listed at the end of the paper. */
const DISTRIBUTION = ['action', 'information'] as const

/** Collects the lists of addressees that are too long for the first page, and adds their tags; empty without any. */
export function collectDistribution(
  theme: Theme,
  meta: PackMeta,
  { distribution }: Convention,
  tags: Tag[],
): FirstPageRow[] {
  const { paper } = printWords(meta.language)
  const long = DISTRIBUTION.map((line) => ({
    label: paper[line],
    all: addressees(lineText(meta, line)),
  })).filter(({ all }) => all.length >= distribution.from)
  if (long.length === 0) return []
  const list = addTag({ tags }, 'L', -1, { list: 'None' })
  const heading = addTag({ tags }, 'Caption', list)
  const block = (text: string, tag: TagIndex, bold = false) =>
    paragraph([{ text, style: plainStyle({ ...theme.body, bold }, tag) }], theme.body.leading, tag, {
      format: { align: startOfLines(meta.language) },
    })
  const title = block(distribution.title, heading, true)
  return [
    { before: 0, label: null, words: [title], right: null },
    ...long.map(({ label, all }) => {
      const item = addTag({ tags }, 'LI', list)
      const name = block(label, addTag({ tags }, 'Lbl', item))
      const body = addTag({ tags }, 'LBody', item)
      return { before: 4, label: name, words: all.map((one) => block(one, body)), right: null }
    }),
  ]
}

function labelBlock({ theme, tags }: Builder, line: PrintedLine, item: TagIndex): ParagraphBlock {
  const tag = addTag({ tags }, 'Lbl', item)
  return paragraph([{ text: line.label, style: plainStyle(theme.body, tag) }], theme.body.leading, tag)
}

/** The text of a line, or a blank with its name. */
function wordsRun({ theme, meta }: Builder, line: PrintedLine, text: string, tag: TagIndex): Run {
  const look = { ...theme.body, bold: line.bold ?? theme.body.bold }
  const style = { ...plainStyle(look, tag), underline: line.underlined ?? false }
  if (text === '')
    return {
      text: `[${printWords(meta.language).paper[line.line]}]`,
      style: { ...style, fill: theme.colours.blank },
    }
  return { text: line.capitals ? text.toLocaleUpperCase(meta.language || 'en') : text, style }
}

function collectRight(builder: Builder, line: PrintedLine): ParagraphBlock {
  const { tags, list, theme } = builder
  const item = addTag({ tags }, 'LI', list)
  const label = line.label === '' ? null : addTag({ tags }, 'Lbl', item)
  const body = addTag({ tags }, 'LBody', item)
  const words = wordsRun(builder, line, line.text, body)
  const runs: Run[] =
    label === null
      ? [words]
      : [
          { text: `${line.label} `, style: plainStyle(theme.body, label) },
          hasRightToLeft(words.text) ? { ...words, text: isolated(words.text) } : words,
        ]
  return paragraph(runs, theme.body.leading, body, { format: { align: 'right' } })
}

/** Width of the column of marks, as a multiple of the font size. */
const MARK_EMS = 2

function referenceBlocks({ theme, meta, tags }: Builder, body: TagIndex): ParagraphBlock[] {
  const list = addTag({ tags }, 'L', body, { list: 'None' })
  return markedDocuments(meta).map(({ id, mark, text }) => {
    const item = addTag({ tags }, 'LI', list)
    const label = addTag({ tags }, 'Lbl', item)
    const tag = addTag({ tags }, 'LBody', item)
    const width = MARK_EMS * theme.body.size
    return paragraph([{ text, style: plainStyle(theme.body, tag) }], theme.body.leading, tag, {
      label: {
        runs: [{ text: mark, style: plainStyle(theme.body, label) }],
        width,
        align: 'left',
        fixed: true,
      },
      anchors: [id],
    })
  })
}

/** The values of the first page, without unprintable characters. */
export function cleanFirstPage(page: FirstPage): FirstPage {
  const texts = Object.entries(page.values).map(([key, text]) => [key, cleanLines(text)] as const)
  return {
    ...page,
    values: Object.fromEntries(texts),
    references: page.references.map(({ id, text }) => ({ id, text: cleanText(text) })),
  }
}

/** Line breaks are kept: they separate addressees. */
const cleanLines = (text: string): string => text.split('\n').map(cleanText).join('\n')
