// Which parts of a document are printed in an edition, and in which order: used by everything that reads a document.
import { type Attributes, audienceOf, type Edition, mayRead, printsTrainer } from './audiences'
import type { DocumentNode, Section } from './nodes'

const NO_ATTRIBUTES: Attributes = {}

/** Whether a node is printed, with everything in it. The rest of the rule for sections is in `inPrintOrder`. */
export function isPrinted(type: string, attrs: Attributes, edition: Edition): boolean {
  if (type === 'guidance') return false
  if (type === 'trainer' && !printsTrainer(edition)) return false
  const audience = audienceOf(type, attrs)
  return audience === 'everyone' || mayRead(edition, audience)
}

/** Returns the attributes of a JSON node; empty for one without. */
export const attributesOf = (node: DocumentNode): Attributes =>
  'attrs' in node ? (node.attrs as unknown as Attributes) : NO_ATTRIBUTES

/** Whether a JSON node is printed. */
export const isNodePrinted = (node: DocumentNode, edition: Edition): boolean =>
  isPrinted(node.type, attributesOf(node), edition)

const attrsOf = ({ attrs }: Section): Section['attrs'] => attrs

/**
 * Returns the sections that an edition prints in printing order: the body, then the annexes, without excluded ones and
 * without those that are withheld. A section that is withheld takes the sections below it along.
 */
export function inPrintOrder(sections: readonly Section[], edition: Edition): Section[]
/** The same for sections that are not JSON: `attrs` reads their attributes. */
export function inPrintOrder<S>(
  sections: readonly S[],
  edition: Edition,
  attrs: (section: S) => Section['attrs'],
): S[]
export function inPrintOrder<S>(
  sections: readonly S[],
  edition: Edition,
  attrs: (section: S) => Section['attrs'] = attrsOf as (section: S) => Section['attrs'],
): S[] {
  return [false, true].flatMap((annexes) => {
    const part = sections.filter((section) => attrs(section).annex === annexes)
    const withheld = withheldIn(part, edition, attrs)
    return part.filter((section, index) => !attrs(section).excluded && !withheld[index])
  })
}

/** Whether an edition withholds each section of the body, or each annex. */
function withheldIn<S>(
  sections: readonly S[],
  edition: Edition,
  attrs: (section: S) => Section['attrs'],
): boolean[] {
  let branch = Number.POSITIVE_INFINITY
  return sections.map((section) => {
    const { level } = attrs(section)
    if (level <= branch) branch = Number.POSITIVE_INFINITY
    const own = !isPrinted('section', attrs(section) as unknown as Attributes, edition)
    if (own) branch = Math.min(branch, level)
    return branch !== Number.POSITIVE_INFINITY
  })
}

/**
 * Calls `visit` for every printed node in a tree, in reading order; `visit` returns false to skip a node's children.
 */
export function walkPrinted(
  node: DocumentNode,
  edition: Edition,
  visit: (node: DocumentNode) => unknown,
): void {
  if (!isNodePrinted(node, edition) || visit(node) === false) return
  const content = 'content' in node ? node.content : undefined
  for (const child of content ?? []) walkPrinted(child as DocumentNode, edition, visit)
}

/** Returns a node and all printed nodes in it, in reading order. */
export function printedNodes(node: DocumentNode, edition: Edition): DocumentNode[] {
  const nodes: DocumentNode[] = []
  walkPrinted(node, edition, (one) => void nodes.push(one))
  return nodes
}
