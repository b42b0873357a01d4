// The abbreviations of a pack: what each stands for, how often it is used, and whether its first use is spelled out.
import type { BriefingDocument, DocumentNode, Inline, NodeId, Section } from '../document/nodes'
import { type FilledFields, jsonConditions, metInlines, type PrintedBy } from '../document/only-if'
import { inPrintOrder, walkPrinted } from '../document/printed'
import { walk } from '../document/query'
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

/** Stands for each character that is no text or isn't printed. */
export const MASK = '\ufffc'

const cache = new WeakMap<Section, { readonly key: string; readonly blocks: readonly TextBlock[] }>()

/** Returns the texts of the sections that are printed, in printing order. */
export function textBlocks(doc: BriefingDocument, by: PrintedBy): TextBlock[] {
  return inPrintOrder(doc.content, by.edition).flatMap((section) => {
    const key = `${by.edition} ${by.filled === undefined} ${jsonConditions.stateOf(section, by)}`
    const known = cache.get(section)
    const blocks = known?.key === key ? known.blocks : sectionBlocks(section, by)
    cache.set(section, { key, blocks })
    return blocks
  })
}

function sectionBlocks(section: Section, by: PrintedBy): TextBlock[] {
  const blocks: TextBlock[] = []
  const gone = new Set<DocumentNode>()
  walkPrinted(section, by.edition, (node) => {
    if (node.type === 'codeBlock') return false
    if (jsonConditions.isOmitted(node, by)) walk(node, (inside) => void gone.add(inside))
    if (!isTextBlock(node)) return true
    const heading = node.type === 'heading' || node.type === 'sectionTitle'
    blocks.push({
      section: section.attrs.id,
      index: blocks.length,
      heading,
      text: (node.content ?? []).map((inline) => textOf(inline, by.filled, gone.has(inline))).join(''),
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

/**
 * Code is not prose; words to confirm and those that are left out are not printed: all are masked, keeping the positions of what
 * follows.
 */
function textOf(inline: Inline, filled: FilledFields, isGone: boolean): string {
  if (inline.type !== 'text') return MASK
  const isOut = isGone || metInlines([inline], filled).length === 0
  const masked = isOut || inline.marks?.some(({ type }) => type === 'code' || type === 'toConfirm')
  return masked ? MASK.repeat(inline.text.length) : inline.text
}
