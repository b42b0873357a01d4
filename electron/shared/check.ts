// Finds problems that the author should fix before an export: from a pack and its export options to problems in reading order.
import { collectAbbreviations, textBlocks } from './abbreviations/collect'
import { quotable } from './characters'
import { checkForms } from './check-forms'
import { checkPackMarking, checkPortions } from './check-markings'
import { checkProposals } from './check-proposals'
import { type Parts, partsById, referenceFaults } from './check-references'
import { checkRelease } from './check-release'
import { checkToConfirm } from './check-to-confirm'
import { checkUnknown } from './check-unknown'
import { endsBeforeItBegins, isFalseDay, readRange } from './days'
import { audienceOf, type Edition, mayRead } from './document/audiences'
import type { DocumentNode, FieldUse, Inline, NodeId, Section, Table } from './document/nodes'
import { fieldStates, hasValue } from './document/only-if'
import { attributesOf, inPrintOrder, printedNodes } from './document/printed'
import { withProposals } from './document/printed-proposals'
import { inlineText, walk } from './document/query'
import { sourceKey } from './document/survey'
import { withoutUnconfirmed } from './document/to-confirm'
import { withPrintedUnknown } from './document/unknown/printed'
import { withoutLeftOut } from './document/without-left-out'
import { editionMarking } from './edition-marking'
import { printedWords } from './field-text'
import type { PackMarking } from './markings'
import { namingAdvice, needsAdvice } from './own-countries'
import {
  type ExportOptions,
  editionOf,
  type FieldType,
  type Pack,
  type PackField,
  type Problem,
} from './pack'
import { checkFirstPage } from './paper-check'
import { isDue, monthName } from './source-dates'

/** What checking one section needs from the whole pack. */
interface Whole {
  readonly pack: Pack
  readonly edition: Edition
  /** The marking at the top of its pages. */
  readonly marking: PackMarking
  /** Parts that references can point to. */
  readonly parts: Parts
  /** What fields print. */
  readonly value: (field: FieldUse) => string
}

/** A finding, before its section is added. */
type Finding = Pick<Problem, 'severity' | 'message' | 'stops'> & { readonly target?: string | null }
type Check = (section: Section, nodes: readonly DocumentNode[], whole: Whole) => Finding[]

/** The checks of each section, in the order in which their findings are listed. */
const CHECKS: readonly Check[] = [
  checkTitle,
  checkContent,
  (_section, nodes, { marking }) => checkPortions(nodes, marking),
  checkHeadings,
  checkImages,
  checkTables,
  (_section, nodes, { value }) => checkForms(nodes, value),
  checkLinks,
  checkReferences,
]

/** Link texts that do not say where the link leads (WCAG 2.2, 2.4.4). */
const EMPTY_LINK_WORDS =
  /^(click( here)?|here|this|(this|the) (link|page|site)|link|more|read more|see (here|more)|details)[.:…]*$/i
const BARE_ADDRESS = /^(https?:\/\/|www\.)\S*$/i

/**
 * Returns the problems of what would be printed with these options: first of the pack, then section by section. `now`
 * decides which sources are due to be checked again.
 */
export function checkPack(whole: Pack, options: ExportOptions, now: Date): Problem[] {
  const edition = editionOf(options, whole.meta.readers)
  const unread = withProposals(whole, options.proposals)
  const pack = withPrintedUnknown(unread, edition)
  const by = { edition, ...fieldStates(pack.fields) }
  const left = withContent(pack, withoutLeftOut(pack.doc.content, by))
  const printed = withContent(left, withoutUnconfirmed(left.doc.content))
  const fields = new Map(pack.fields.map((field) => [field.name, field]))
  const checked: Whole = {
    pack: printed,
    edition: by.edition,
    marking: editionMarking(printed, by.edition),
    parts: partsById(pack, by),
    value: printedWords((name) => fields.get(name), pack.meta.language),
  }
  return [
    ...checkProposals(whole, by.edition, options.proposals),
    ...checkUnknown(unread, edition),
    ...checkToConfirm(left, options),
    ...checkPrinted(checked, now),
  ]
}

/** Returns the marking at the top of the pages that would be printed with these options. */
export function markingInPrint(whole: Pack, options: ExportOptions): PackMarking {
  const edition = editionOf(options, whole.meta.readers)
  const pack = withPrintedUnknown(withProposals(whole, options.proposals), edition)
  const left = withContent(pack, withoutLeftOut(pack.doc.content, { edition, ...fieldStates(pack.fields) }))
  return editionMarking(withContent(left, withoutUnconfirmed(left.doc.content)), edition)
}

const withContent = (pack: Pack, content: readonly Section[]): Pack => ({
  ...pack,
  doc: { type: 'doc', content },
})

function checkPrinted(whole: Whole, now: Date): Problem[] {
  const { pack, edition, marking } = whole
  const sections = inPrintOrder(pack.doc.content, edition)
  return [
    ...checkWhole(pack, sections),
    ...checkPackMarking(marking, sections, edition),
    ...checkRelease(marking, sections, edition),
    ...checkFields(pack, sections, edition),
    ...checkFirstPage(pack, sections, edition),
    ...sections.flatMap((section) => checkSection(section, whole)),
    ...checkSources(sections, edition, now),
    ...checkAbbreviations(pack, edition),
  ]
}

function checkSection(section: Section, whole: Whole): Problem[] {
  const nodes = printedNodes(section, whole.edition)
  return CHECKS.flatMap((check) => check(section, nodes, whole)).map((finding) => ({
    severity: finding.severity,
    message: finding.message,
    section: section.attrs.id,
    target: finding.target || null,
    ...(finding.stops ? { stops: finding.stops } : {}),
  }))
}

/** Problems of the pack, or of the sequence of its sections. */
function checkWhole(pack: Pack, sections: readonly Section[]): Problem[] {
  const found: Problem[] = []
  if (pack.meta.title.trim() === '')
    found.push({ severity: 'warning', message: 'The pack has no title', section: null, target: null })
  if (isFalseDay(pack.meta.date)) {
    const message = `The pack’s date: ${noDay(pack.meta.date)}`
    found.push({ severity: 'warning', message, section: null, target: null })
  }
  if (sections.length === 0) {
    found.push({
      severity: 'error',
      message: pack.doc.content.every(({ attrs }) => attrs.excluded)
        ? 'Every section is set not to print: there is nothing to print'
        : 'Every section is withheld from this edition: there is nothing to print',
      section: null,
      target: null,
    })
  }
  const seen = new Set<NodeId>()
  let level = 0
  let annex = false
  for (const { attrs } of sections) {
    if (seen.has(attrs.id))
      found.push({
        severity: 'error',
        message: `Two sections have the id ${attrs.id}`,
        section: attrs.id,
        target: null,
      })
    seen.add(attrs.id)
    if (attrs.annex !== annex) level = 0
    if (attrs.level > level + 1) {
      found.push({
        severity: 'warning',
        message: `The section skips a level: it has level ${attrs.level}, the one before it level ${level}`,
        section: attrs.id,
        target: null,
      })
    }
    level = attrs.level
    annex = attrs.annex
  }
  return found
}

const noDay = (value: string): string => `${quotable(value)} is not a valid date`

/** Fields without a value, with an impossible date or a disputed name, each once, with the first section that uses it. */
function checkFields(pack: Pack, sections: readonly Section[], edition: Edition): Problem[] {
  const fields = new Map(pack.fields.map((field) => [field.name, field]))
  const seen = new Set<string>()
  const found: Problem[] = []
  for (const section of sections) {
    for (const node of printedNodes(section, edition)) {
      if (node.type !== 'field' || seen.has(node.attrs.name)) continue
      const { name } = node.attrs
      seen.add(name)
      const message = fieldFault(name, fields.get(name))
      if (message !== null)
        found.push({ severity: 'warning', message, section: section.attrs.id, target: name })
    }
  }
  return found
}

function fieldFault(name: string, field: PackField | undefined): string | null {
  const value = field?.value.trim() ?? ''
  const label = `“${quotable(field?.label ?? name)}”`
  if (!field || !hasValue(field)) return `${label} is not filled in`
  const fault = dayFault(field.type, value)
  if (fault !== null) return `${label}: ${fault}`
  const isOpen = field.type === 'country' && needsAdvice(field)
  return isOpen ? `${label}: ${namingAdvice(value)}` : null
}

/** What is wrong with a date or a range of dates. */
function dayFault(type: FieldType, value: string): string | null {
  if (type !== 'date' && type !== 'dateRange') return null
  const range = type === 'date' ? { first: value, last: '' } : readRange(value)
  const [wrong] = [range.first, range.last].filter(isFalseDay)
  if (wrong !== undefined) return noDay(wrong)
  if (range.first === '') return 'the first day is missing'
  return endsBeforeItBegins(range) ? 'the last day is before the first' : null
}

/** Sources that are due to be checked again, each once, at its first citation. */
function checkSources(sections: readonly Section[], edition: Edition, now: Date): Problem[] {
  const seen = new Set<string>()
  const found: Problem[] = []
  for (const section of sections) {
    for (const node of printedNodes(section, edition)) {
      if (node.type !== 'footnote' || !isDue(node, now) || seen.has(sourceKey(node))) continue
      seen.add(sourceKey(node))
      const source = quotable(inlineText(node.content))
      found.push({
        severity: 'warning',
        message: `Check this source again (due after ${monthName(node.attrs.checkAfter ?? '')}): “${source}”`,
        section: section.attrs.id,
        target: node.attrs.id,
      })
    }
  }
  return found
}

/** Abbreviations not explained at their first use; only if the pack asks for this check. */
function checkAbbreviations({ doc, meta }: Pack, edition: Edition): Problem[] {
  if (!meta.abbreviations?.check) return []
  return collectAbbreviations(textBlocks(doc, { edition }), meta.abbreviations)
    .filter(({ expanded }) => !expanded)
    .map(({ abbreviation, first }) => ({
      severity: 'warning',
      message: `“${quotable(abbreviation)}” is not expanded at its first use`,
      section: first.block.section,
      target: null,
    }))
}

function checkTitle(section: Section): Finding[] {
  const words = inlineText(section.content[0].content)
  return words.trim() === '' ? [{ severity: 'warning', message: 'The section has no title' }] : []
}

/** Nodes that are visible on the page although they contain no text. */
const VISIBLE = new Set([
  'image',
  'horizontalRule',
  'field',
  'crossReference',
  'table',
  'trainer',
  'enclosure',
])

function checkContent(section: Section, nodes: readonly DocumentNode[], { edition }: Whole): Finding[] {
  const title = new Set<DocumentNode>([section.content[0]])
  walk(section.content[0], (node) => void title.add(node))
  const visible = nodes.some(
    (node) =>
      !title.has(node) && (VISIBLE.has(node.type) || (node.type === 'text' && node.text.trim() !== '')),
  )
  if (visible) return []
  const withheld = section.content.some((block) => isWithheld(block, edition))
  const message = withheld
    ? 'All text of the section is withheld from this edition: only its title is printed'
    : 'The section is empty'
  return [{ severity: 'warning', message }]
}

const isWithheld = (node: DocumentNode, edition: Edition): boolean =>
  !mayRead(edition, audienceOf(node.type, attributesOf(node)))

function checkHeadings(_section: Section, nodes: readonly DocumentNode[]): Finding[] {
  let before = 0
  return nodes.flatMap((node): Finding[] => {
    if (node.type !== 'heading') return []
    const { level, id } = node.attrs
    const words = inlineText(node.content)
    const found: Finding[] = []
    if (level > before + 1)
      found.push({
        severity: 'warning',
        message: `The heading “${quotable(words)}” skips a level`,
        target: id,
      })
    if (words.trim() === '') found.push({ severity: 'warning', message: 'A heading is empty', target: id })
    before = level
    return found
  })
}

function checkImages(_section: Section, nodes: readonly DocumentNode[]): Finding[] {
  return nodes.flatMap((node): Finding[] => {
    if (node.type !== 'image' || node.attrs.decorative || node.attrs.alt.trim() !== '') return []
    const name = node.attrs.caption.trim() === '' ? 'An image' : `The image “${quotable(node.attrs.caption)}”`
    return [
      {
        severity: 'error',
        message: `${name} has no alternative text`,
        target: node.attrs.id,
      },
    ]
  })
}

function checkTables(_section: Section, nodes: readonly DocumentNode[]): Finding[] {
  return nodes.flatMap((node): Finding[] => {
    if (node.type !== 'table' || hasHeaders(node)) return []
    const name = node.attrs.caption.trim() === '' ? 'A table' : `The table “${quotable(node.attrs.caption)}”`
    return [{ severity: 'warning', message: `${name} has no header row`, target: node.attrs.id }]
  })
}

/** Whether the first row names the columns, or the first column names the rows. */
function hasHeaders(table: Table): boolean {
  const rows = table.content.map((row) => row.content)
  const namesColumns = rows[0]?.every((cell) => cell.type === 'tableHeader') ?? false
  const namesRows = rows.every((cells) => cells.length > 1 && cells[0]?.type === 'tableHeader')
  return namesColumns || namesRows
}

function checkLinks(_section: Section, nodes: readonly DocumentNode[]): Finding[] {
  return nodes.flatMap(linkTexts).flatMap((words): Finding[] => {
    const text = words.trim()
    if (EMPTY_LINK_WORDS.test(text))
      return [{ severity: 'warning', message: `The link “${quotable(text)}” does not describe its target` }]
    return BARE_ADDRESS.test(text)
      ? [
          {
            severity: 'warning',
            message: `The link “${quotable(text)}” is a bare address. Add text to display`,
          },
        ]
      : []
  })
}

/** The text of each link among a node's children; adjacent pieces with other marks belong to the same link. */
function linkTexts(node: DocumentNode): string[] {
  const content = ('content' in node ? node.content : undefined) as readonly DocumentNode[] | undefined
  const texts: string[] = []
  let open: string | null = null
  for (const child of content ?? []) {
    const href = hrefOf(child)
    if (href !== null && href === open) texts[texts.length - 1] += inlineText([child as Inline])
    else if (href !== null) texts.push(inlineText([child as Inline]))
    open = href
  }
  return texts
}

function hrefOf(node: DocumentNode): string | null {
  const marks = 'marks' in node ? node.marks : undefined
  for (const mark of marks ?? []) if (mark.type === 'link') return mark.attrs.href
  return null
}

function checkReferences(_section: Section, nodes: readonly DocumentNode[], { parts }: Whole): Finding[] {
  return nodes.flatMap((node) => referenceFaults(node, parts))
}
