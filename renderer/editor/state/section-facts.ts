// What the editor must know about a section again and again, computed once per section node.
import type { Node } from '@tiptap/pm/model'

/** Facts of one section, all derived from its content. */
export interface SectionFacts {
  readonly title: string
  /** Words of what can be printed: guidance is left out. */
  readonly words: number
  /** Names of the fields in it, each once. */
  readonly fields: readonly string[]
  /** Ids of all nodes with an id in it, its own first; empty ones included. */
  readonly ids: readonly string[]
  /** Notes that can be printed. */
  readonly footnotes: number
}

const cache = new WeakMap<Node, SectionFacts>()

/** The facts of a section; nodes never change, so each is read once. */
export function sectionFacts(section: Node): SectionFacts {
  const known = cache.get(section)
  if (known) return known
  const facts = readFacts(section)
  cache.set(section, facts)
  return facts
}

function readFacts(section: Node): SectionFacts {
  const fields = new Set<string>()
  const ids: string[] = [section.attrs.id]
  let words = 0
  let footnotes = 0
  const visit = (node: Node, printed: boolean): void => {
    const { name } = node.type
    if (name === 'field') fields.add(node.attrs.name)
    if (name === 'footnote' && printed) footnotes += 1
    if (typeof node.attrs.id === 'string') ids.push(node.attrs.id)
    if (node.isTextblock && printed) words += countWords(node)
    for (const child of node.children) visit(child, printed && name !== 'guidance')
  }
  for (const block of section.children) visit(block, true)
  return { title: titleOf(section), words, fields: [...fields], ids, footnotes }
}

/** A field or note is one word in a line; text runs between them are counted by white space. */
function countWords(block: Node): number {
  const text = block.textBetween(0, block.content.size, ' ', (leaf) =>
    leaf.type.name === 'field' ? 'x' : ' ',
  )
  return text.match(/\S+/g)?.length ?? 0
}

function titleOf(section: Node): string {
  const title = section.firstChild
  if (!title) return ''
  return title
    .textBetween(0, title.content.size, ' ', (leaf) =>
      leaf.type.name === 'field' ? `[${leaf.attrs.name}]` : '',
    )
    .trim()
}
