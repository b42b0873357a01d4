// The pack that is printed to show what changed between two versions: both texts as one, after a summary.

import { withChange } from '#shared/compare/change'
import { markingOfBoth } from '#shared/compare/higher-marking'
import type { ChangedValue } from '#shared/compare/particulars'
import { type ComparedSection, type Comparison, compareVersions } from '#shared/compare/versions'
import type { Readers } from '#shared/document/audiences'
import type { Block, Flow, Inline, Section, SectionTitle, Table } from '#shared/document/nodes'
import type { VersionContent } from '#shared/history'
import type { ExportOptions, Pack, PackId, PackMeta } from '#shared/pack'
import { AppError } from '#shared/result'
import { changedNode, mergedNode, mergedRows, noteLine } from './merge-blocks'
import { COMPARED_EDITION, printedVersion } from './printed-version'

/** A version, and how it is called: `version 3 May 2026 at 14:05`. */
export interface ComparedVersion {
  readonly content: VersionContent
  readonly words: string
}

/** What is printed, and how. */
export interface ComparisonPrint {
  readonly pack: Pack
  readonly options: ExportOptions
}

/** Makes it. Throws `document/damaged` when the details of both versions can't be read. */
export function comparisonPrint(
  id: PackId,
  before: ComparedVersion,
  after: ComparedVersion,
): ComparisonPrint {
  const later = after.content.meta ?? before.content.meta
  const earlier = before.content.meta ?? later
  if (!later || !earlier)
    throw new AppError('document/damaged', 'The details of these versions can’t be read. Nothing was saved.')
  const { kind, paper } = later
  const comparison = compareVersions(
    printedVersion(before.content, kind),
    printedVersion(after.content, kind),
  )
  const meta = comparedMeta(later, earlier, `Comparison of ${before.words} with ${after.words}`)
  const lost = before.content.lost + after.content.lost
  const content = [
    summary(comparison, lost),
    ...comparison.sections.map((one) => mergedSection(one, later.readers)),
  ]
  return {
    pack: { id, revision: 0, meta, fields: [], doc: { type: 'doc', content } },
    options: { paper, kind, edition: COMPARED_EDITION, sectionNumbers: 'without' },
  }
}

/** The details of the later version with what is printed about the comparison; without the lines of a staff paper. */
function comparedMeta(later: PackMeta, earlier: PackMeta, title: string): PackMeta {
  const { firstPage: _, abbreviations: __, ...meta } = later
  const marking = markingOfBoth(earlier.marking, later.marking)
  return { ...meta, title, subtitle: later.title, marking }
}

function mergedSection(
  { id, title, state, attrs, settings, rows }: ComparedSection,
  readers: Readers | undefined,
): Section {
  const [first, ...rest] = rows
  const heading = (first && titleOf(first, readers)) ?? {
    type: 'sectionTitle' as const,
    content: [{ type: 'text' as const, text: title }],
  }
  const note =
    state === 'moved'
      ? [noteLine('Moved to another place', 'added')]
      : settings.map((value) => noteLine(settingWords(value), 'added'))
  const blocks = mergedRows(rest, readers)
  const content = [
    heading,
    ...note,
    ...(blocks.length > 0 ? blocks : [paragraph()]),
  ] as unknown as Section['content']
  return { type: 'section', attrs: { ...attrs, id, excluded: false, comments: [] }, content }
}

function titleOf(row: ComparedSection['rows'][number], readers: Readers | undefined): SectionTitle | null {
  const [mine, theirs] = [row.mine, row.theirs] as unknown as (SectionTitle | null)[]
  if (mine && theirs) return mergedNode(mine, theirs, readers) as SectionTitle
  const only = theirs ?? mine
  return only ? changedNode(only, theirs ? 'added' : 'removed') : null
}

const settingWords = ({ label, before, after }: ChangedValue): string =>
  `${label}: ${before || 'none'} → ${after || 'none'}`

const text = (words: string): Inline => ({ type: 'text', text: words })
const paragraph = (...content: readonly Inline[]): Flow => ({
  type: 'paragraph',
  attrs: { textAlign: null, marking: null, audience: null },
  content,
})

/** What the marks mean, which sections differ, and the details and fields that do. */
function summary({ particulars, sections }: Comparison, lost: number): Section {
  const differing = sections.filter(({ state }) => state !== 'same')
  const lines = differing.map(({ title, state }) => `${title || 'Untitled section'}: ${state}`)
  const blocks: Block[] = [
    paragraph(
      withChange(text('Words that were added'), 'added'),
      text(' are underlined, '),
      withChange(text('words that were removed'), 'removed'),
      text(
        ' are struck out. Both versions are shown as printed for the own side; comments, guidance and what is not printed are left out.',
      ),
    ),
    ...(lost > 0
      ? [
          paragraph(
            text(
              `${lost === 1 ? 'One section' : `${lost} sections`} can’t be read in these versions: part of the history is damaged.`,
            ),
          ),
        ]
      : []),
    ...(lines.length > 0 ? [list(lines)] : []),
    ...(lines.length + particulars.length === 0 ? [paragraph(text('There are no differences.'))] : []),
    ...(particulars.length > 0 ? [valueTable(particulars)] : []),
  ]
  const title: SectionTitle = { type: 'sectionTitle', content: [text('What changed')] }
  return { type: 'section', attrs: PLAIN_SECTION, content: [title, ...blocks] }
}

const PLAIN_SECTION: Section['attrs'] = {
  ...{ id: 'comparison', level: 1, annex: false, landscape: false, excluded: false, marking: null },
  ...{ audience: 'everyone', templateId: null, templateVersion: null, templateVariant: null, comments: [] },
}

const list = (lines: readonly string[]): Block => ({
  type: 'bulletList',
  content: lines.map((line) => ({ type: 'listItem', content: [paragraph(text(line))] })),
})

function valueTable(values: readonly ChangedValue[]): Table {
  const attrs = { colspan: 1, rowspan: 1, colwidth: null, textAlign: null, shade: null }
  const cell = (words: string) => ({
    type: 'tableCell' as const,
    attrs,
    content: words.split('\n').map((line) => paragraph(...(line === '' ? [] : [text(line)]))),
  })
  const head = (words: string) => ({ type: 'tableHeader' as const, attrs, content: [paragraph(text(words))] })
  const rows = values.map(({ label, before, after }) => [label, before, after].map(cell))
  return {
    type: 'table',
    attrs: { id: 'comparison-values', caption: 'Details and fields', marking: null, audience: 'everyone' },
    content: [['Item', 'Before', 'After'].map(head), ...rows].map((content) => ({
      type: 'tableRow',
      content,
    })),
  }
}
