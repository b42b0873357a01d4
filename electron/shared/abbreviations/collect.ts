// The abbreviations of a pack: what each stands for, how often it is used, and whether its first use is spelled out.
import type { Edition } from '../document/audiences'
import type { BriefingDocument, DocumentNode, Inline, NodeId, Section } from '../document/nodes'
import { inPrintOrder, walkPrinted } from '../document/printed'
import type { PackAbbreviations } from '../pack'
import { KNOWN_ABBREVIATIONS } from './known'
import { type Occurrence, pluralOf, scanText } from './scan'

/** A text to search for abbreviations. Fields and notes in it are one character each (U+FFFC). */
export interface TextBlock {
  readonly section: NodeId
  /** Index among the text blocks of its section, from 0. */
  readonly index: number
  /** Titles and headings are no place for an explanation. */
  readonly heading: boolean
  readonly text: string
}

/** One use of an abbreviation. */
export interface Use {
  readonly block: TextBlock
  readonly occurrence: Occurrence
}

/** An abbreviation used in a pack. */
export interface Abbreviation {
  readonly abbreviation: string
  /**
   * What it stands for: as the pack defines it, else as the text explains it, else as generally known; null when
   * unknown.
   */
  readonly expansion: string | null
  readonly count: number
  /** The first use: in the text, or in a heading if it occurs nowhere else. */
  readonly first: Use
  /** Whether the first use spells it out; true for those in headings only. */
  readonly expanded: boolean
}

/** Settings of a new pack. */
export const NO_ABBREVIATIONS: PackAbbreviations = {
  definitions: [],
  ignored: [],
  check: false,
  list: 'none',
}

/** Collects the abbreviations of some texts in alphabetical order, without those that the pack ignores. */
export function collectAbbreviations(blocks: readonly TextBlock[], pack: PackAbbreviations): Abbreviation[] {
  const own = new Map(pack.definitions.map(({ abbreviation, expansion }) => [abbreviation, expansion]))
  const ignored = new Set(pack.ignored)
  const found = new Map<string, Found>()
  for (const block of blocks) {
    for (const occurrence of scanText(block.text, own))
      if (!ignored.has(occurrence.abbreviation)) note(found, { block, occurrence })
  }
  return [...found.values()]
    .map((one) => resolve(one, own))
    .sort((a, b) => a.abbreviation.localeCompare(b.abbreviation, 'en'))
}

interface Found {
  first: Use
  count: number
  explanation: string | null
}

function note(found: Map<string, Found>, use: Use): void {
  const { abbreviation, expansion } = use.occurrence
  const known = found.get(abbreviation)
  if (!known) {
    found.set(abbreviation, { first: use, count: 1, explanation: expansion })
    return
  }
  known.count += 1
  known.explanation ??= expansion
  if (known.first.block.heading && !use.block.heading) known.first = use
}

function resolve({ first, count, explanation: said }: Found, own: ReadonlyMap<string, string>): Abbreviation {
  const { block, occurrence } = first
  const { abbreviation } = occurrence
  return {
    abbreviation,
    expansion: own.get(abbreviation) || expansionOf(abbreviation, said),
    count,
    first,
    expanded: block.heading || occurrence.expansion !== null,
  }
}

/** The text's explanation, or the known expansion when they differ only in plural or capitals. */
function expansionOf(abbreviation: string, said: string | null): string | null {
  const known = KNOWN_ABBREVIATIONS.get(abbreviation) ?? null
  if (said === null || known === null) return said ?? known
  const forms = [known, pluralOf(known)].map((words) => words.toLowerCase())
  return forms.includes(said.toLowerCase()) ? known : said
}

const cache = new WeakMap<Section, Map<Edition, readonly TextBlock[]>>()

/** Returns the texts of the sections that are printed in an edition, in printing order. */
export function textBlocks(doc: BriefingDocument, edition: Edition): TextBlock[] {
  return inPrintOrder(doc.content, edition).flatMap((section) => {
    const known = cache.get(section) ?? new Map<Edition, readonly TextBlock[]>()
    cache.set(section, known)
    const blocks = known.get(edition) ?? sectionBlocks(section, edition)
    known.set(edition, blocks)
    return blocks
  })
}

function sectionBlocks(section: Section, edition: Edition): TextBlock[] {
  const blocks: TextBlock[] = []
  walkPrinted(section, edition, (node) => {
    if (node.type === 'codeBlock') return false
    if (!isTextBlock(node)) return true
    const heading = node.type === 'heading' || node.type === 'sectionTitle'
    blocks.push({
      section: section.attrs.id,
      index: blocks.length,
      heading,
      text: (node.content ?? []).map(textOf).join(''),
    })
    return false
  })
  return blocks
}

type WithInlines = Extract<
  DocumentNode,
  { type: 'sectionTitle' | 'heading' | 'paragraph' | 'numberedParagraph' }
>

function isTextBlock(node: DocumentNode): node is WithInlines {
  return ['sectionTitle', 'heading', 'paragraph', 'numberedParagraph'].includes(node.type)
}

/** Code is not prose, and words to confirm are not printed: both are masked, keeping the positions of what follows. */
function textOf(inline: Inline): string {
  if (inline.type !== 'text') return '\ufffc'
  const masked = inline.marks?.some(({ type }) => type === 'code' || type === 'toConfirm')
  return masked ? '\ufffc'.repeat(inline.text.length) : inline.text
}
