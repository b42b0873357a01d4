// Checks cross-references: each must print something, and point to what was meant.  A reference stores nothing but the id of its target, and ids move with their text (`plugins/ids.ts` in the editor), so a target that was moved or rewritten is still the right one. A copy of the target's words in the reference would only go stale with each edit. What remains can be seen in the document: no part has the id, more than one has it, the part is not printed, or it has no words left.
import { charactersOf, quotable } from './characters'
import { markedDocuments } from './cited-documents'
import { audienceOf, type Edition, printsTrainer, type Readers } from './document/audiences'
import type { DocumentNode, Inline, NodeId, Section } from './document/nodes'
import { jsonConditions, type PrintedBy } from './document/only-if'
import { attributesOf, inPrintOrder, isNodePrinted } from './document/printed'
import { inlineText, plainText } from './document/query'
import { isToConfirm } from './document/to-confirm'
import { audienceName } from './editions'
import { fieldLabel } from './field-text'
import type { Pack, PackField } from './pack'

/** A part that a reference can point to. */
interface Part {
  readonly node: DocumentNode
  readonly section: Section
  /** Why it is not printed; null when it is. */
  readonly unprinted: string | null
}

/** What references can point to. */
export interface Parts {
  /** All parts of a document by id: normally one each. */
  readonly byId: ReadonlyMap<NodeId, readonly Part[]>
  /** Ids of the documents of the first page. */
  readonly documents: ReadonlySet<NodeId>
}

/** Returns the parts of a document, and which of them an edition does not print. */
export function partsById(
  { doc, meta, fields }: Pick<Pack, 'doc' | 'meta' | 'fields'>,
  by: PrintedBy,
): Parts {
  const { edition } = by
  const parts = new Map<NodeId, Part[]>()
  const printed = new Set(inPrintOrder(doc.content, edition))
  for (const section of doc.content) {
    const visit = (node: DocumentNode, around: string | null): void => {
      const unprinted = around ?? whyUnprinted(node, edition, meta.readers) ?? whyDependent(node, fields, by)
      const id = 'attrs' in node ? (node.attrs as { readonly id?: NodeId }).id : undefined
      if (id) parts.set(id, [...(parts.get(id) ?? []), { node, section, unprinted }])
      for (const child of ('content' in node && node.content) || []) visit(child as DocumentNode, unprinted)
    }
    visit(section, printed.has(section) ? null : whyLeftOut(section, edition, meta.readers))
  }
  return { byId: parts, documents: new Set(markedDocuments(meta).map(({ id }) => id)) }
}

function whyLeftOut(section: Section, edition: Edition, readers: Readers | undefined): string {
  if (section.attrs.excluded) return `the section ${quoted(titleOf(section))} is set not to print`
  return whyUnprinted(section, edition, readers) ?? 'the section above it is withheld from this edition'
}

function whyUnprinted(node: DocumentNode, edition: Edition, readers: Readers | undefined): string | null {
  if (isNodePrinted(node, edition)) return null
  if (node.type === 'guidance') return 'guidance is never printed'
  if (node.type === 'trainer' && !printsTrainer(edition))
    return 'trainer material is printed in handouts only'
  const audience = audienceName(audienceOf(node.type, attributesOf(node)), readers)
  return `it is withheld from this edition (${quotable(audience)})`
}

function whyDependent(node: DocumentNode, fields: readonly PackField[], by: PrintedBy): string | null {
  if (!jsonConditions.isLeftOut(node, by)) return null
  const names = jsonConditions.fieldsIn(node)
  const labels = names.map((name) =>
    fieldLabel(
      fields.find((field) => field.name === name),
      name,
    ),
  )
  return `whether it is printed depends on ${labels.map((label) => `“${quotable(label)}”`).join(' and ')}`
}

/** A problem with a reference. */
export interface ReferenceFault {
  readonly severity: 'error' | 'warning'
  readonly message: string
  readonly target: NodeId
}

/** Returns the problems of the references directly in a node. */
export function referenceFaults(node: DocumentNode, parts: Parts): ReferenceFault[] {
  const inlines = (('content' in node && node.content) || []) as readonly DocumentNode[]
  return inlines.flatMap((inline, index): ReferenceFault[] => {
    if (inline.type !== 'crossReference') return []
    const { target } = inline.attrs
    if (parts.documents.has(target)) return []
    const fault = faultOf(parts.byId.get(target) ?? [])
    if (!fault) return []
    const name = `A cross-reference${wordsBefore(inlines.slice(0, index) as readonly Inline[])}`
    return [{ ...fault, message: `${name} ${fault.message}`, target }]
  })
}

type Fault = Pick<ReferenceFault, 'severity' | 'message'>

function faultOf([part, ...others]: readonly Part[]): Fault | null {
  if (!part) return { severity: 'error', message: 'points to a part that no longer exists' }
  const what = describe(part)
  if (others.length > 0) {
    const message = `may point to the wrong part: ${others.length + 1} parts have the id of ${what}. Choose its target again`
    return { severity: 'error', message }
  }
  if (part.unprinted !== null) {
    return { severity: 'error', message: `points to ${what}, which is not printed: ${part.unprinted}` }
  }
  const { type } = part.node
  if (isOnlyToConfirm(part.node)) {
    const message = `points to words to confirm in the section ${quoted(titleOf(part.section))}: they are printed as a blank`
    return { severity: 'warning', message }
  }
  const empty = (type === 'numberedParagraph' || type === 'heading') && !part.node.content?.length
  return empty ? { severity: 'warning', message: `points to ${what}` } : null
}

/** Whether a part says nothing that is confirmed. */
function isOnlyToConfirm(node: DocumentNode): boolean {
  const line = node.type === 'section' ? node.content[0] : node
  if (line.type !== 'sectionTitle' && line.type !== 'heading' && line.type !== 'numberedParagraph')
    return false
  return line.content !== undefined && line.content.length > 0 && line.content.every(isToConfirm)
}

/** The end of the words before it, to locate it by. */
function wordsBefore(before: readonly Inline[]): string {
  const words = inlineText(before).replaceAll(/\s+/g, ' ').trim()
  return words === '' ? '' : ` after ${quoted(words.length > SHORT ? `…${endOf(words)}` : words)}`
}

/** Maximum number of letters quoted in a message. */
const SHORT = 40

/** The last characters of a text, each complete: a cut can only split characters far before them. */
function endOf(words: string): string {
  let end = ''
  for (const char of charactersOf(words.slice(-1000)).reverse()) {
    if (end.length + char.length > SHORT) break
    end = char + end
  }
  return end
}

const quoted = (words: string): string => `“${quotable(words || 'Untitled')}”`

const titleOf = (section: Section): string => inlineText(section.content[0].content).trim()

function describe({ node, section }: Part): string {
  if (node.type === 'section') return `the section ${quoted(titleOf(section))}`
  const kind = KINDS[node.type as keyof typeof KINDS] ?? 'a part'
  const words = node.type === 'table' || node.type === 'image' ? node.attrs.caption : plainText(node)
  const short = quotable(words, SHORT)
  const place = ` in the section ${quoted(titleOf(section))}`
  return short.trim() === ''
    ? `${kind} without ${WORDLESS[node.type] ?? 'words'}${place}`
    : `${quoted(short)}${place}`
}

const KINDS = {
  heading: 'a heading',
  numberedParagraph: 'a paragraph',
  table: 'a table',
  image: 'an image',
} as const

const WORDLESS: Readonly<Record<string, string>> = { table: 'a caption', image: 'a caption' }
