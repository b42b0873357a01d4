// The lines of a document: titles, headings and paragraphs in reading order, wherever they are.

import { audienceOf } from '../document/audiences'
import type { DocumentNode, FieldUse, Inline, NodeId, Section } from '../document/nodes'
import { conditionIn } from '../document/only-if'
import { attributesOf, isNodePrinted } from '../document/printed'
import { inlineText } from '../document/query'
import { isToConfirm } from '../document/to-confirm'
import { fullEdition } from '../pack'
import { portionText } from '../portions'

/** A line and where it is. */
export interface Line {
  readonly section: NodeId
  /** Of the section, heading or numbered paragraph; null for other lines. */
  readonly id: NodeId | null
  /** Indexes from the section down to the line. */
  readonly path: readonly number[]
  readonly node: DocumentNode
  readonly inlines: readonly Inline[]
  /** Its words, as they are in a file. */
  readonly text: string
  /** Whether every export prints it, so that it is missing in a file only if somebody deleted it. */
  readonly isSure: boolean
  /** The table that it is in, by the index of its block; null for none. */
  readonly table: number | null
}

const LINES: readonly string[] = ['sectionTitle', 'heading', 'paragraph', 'numberedParagraph', 'codeBlock']
const EVERYTHING = fullEdition('handout')

/** Returns the words as they are compared: without differences of spaces. */
export const plainWords = (text: string): string =>
  text
    .replace(/[\u2066-\u2069\u00ad]/g, '')
    .replace(/\s+/g, ' ')
    .trim()

/** The words of a note; empty for another inline. */
export const noteText = (inline: Inline): string =>
  inline.type === 'footnote' ? plainWords(inlineText(inline.content ?? [])) : ''

/** Returns the lines that at least one export prints; `value` is what a field prints. */
export function linesOf(sections: readonly Section[], value: (field: FieldUse) => string): Line[] {
  return sections.flatMap((section) => {
    if (section.attrs.excluded) return []
    const lines: Line[] = []
    const visit = (node: DocumentNode, path: readonly number[], isSure: boolean): void => {
      if (!isNodePrinted(node, EVERYTHING)) return
      const sure =
        isSure && node.type !== 'trainer' && audienceOf(node.type, attributesOf(node)) === 'everyone'
      const content = ('content' in node ? (node.content ?? []) : []) as readonly DocumentNode[]
      if (!LINES.includes(node.type)) {
        for (const [at, child] of content.entries()) visit(child, [...path, at], sure)
        return
      }
      const inlines = content as readonly Inline[]
      const isWhole = inlines.every((inline) => !isToConfirm(inline) && conditionIn(inline.marks) === null)
      const { marking } = attributesOf(node) as { readonly marking?: string | null }
      const [top = 0] = path
      const table = section.content[top]?.type === 'table' ? top : null
      const text = plainWords(`${marking ? portionText(marking) : ''} ${inlineText(inlines, value)}`)
      const id = node.type === 'sectionTitle' ? section.attrs.id : idOf(node)
      lines.push({ section: section.attrs.id, id, path, node, inlines, text, isSure: sure && isWhole, table })
    }
    visit(section, [], audienceOf('section', section.attrs as never) === 'everyone')
    return lines
  })
}

const idOf = (node: DocumentNode): NodeId | null =>
  node.type === 'heading' || node.type === 'numberedParagraph' ? node.attrs.id : null
