// Section data that the editor needs often, cached by section node.
import type { Node } from '@tiptap/pm/model'
import { conditionOf } from './conditions'

/** Data derived from a section's content. */
export interface SectionInfo {
  readonly title: string
  /** Names of the fields in it, each once. */
  readonly fields: readonly string[]
  /** Ids of all nodes with an id in it, its own first; includes empty ones. */
  readonly ids: readonly string[]
}

const cache = new WeakMap<Node, SectionInfo>()

/** Returns the data of a section, cached by node. */
export function sectionInfo(section: Node): SectionInfo {
  const known = cache.get(section)
  if (known) return known
  const facts = readInfo(section)
  cache.set(section, facts)
  return facts
}

function readInfo(section: Node): SectionInfo {
  const fields = new Set<string>()
  const ids: string[] = [section.attrs.id]
  const visit = (node: Node): void => {
    const { name } = node.type
    const condition = conditionOf(node)
    if (condition) fields.add(condition.field)
    if (name === 'field') fields.add(node.attrs.name)
    if (typeof node.attrs.id === 'string') ids.push(node.attrs.id)
    for (const child of node.children) visit(child)
  }
  for (const block of section.children) visit(block)
  return { title: titleOf(section), fields: [...fields], ids }
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
