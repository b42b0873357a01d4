// The text of a version as it is compared: fields as their values, references as the words of their targets.
import { withoutComments } from '../document/comments'
import type { Block, DocumentNode, NodeId, Section, SectionTitle, Text } from '../document/nodes'
import { decided, withoutPlaces } from '../document/proposals'
import { plainText, walk } from '../document/query'
import { fieldReader, printedField } from '../field-text'
import type { VersionContent } from '../history'

/** What a section shows. */
export interface ShownSection {
  readonly id: NodeId
  readonly title: string
  readonly attrs: Section['attrs']
  readonly blocks: readonly (SectionTitle | Block)[]
}

/** Longest words of a target. */
const LONGEST = 60

/** Returns what the sections of a version show, without comments and proposed changes. */
export function shownSections({ meta, fields, sections }: VersionContent): ShownSection[] {
  const byName = new Map((fields ?? []).map((field) => [field.name, field]))
  const read = fieldReader((name) => byName.get(name), meta?.language ?? 'en-GB')
  const targets = targetsOf(decided(sections, 'without'))
  const textOf = (node: DocumentNode): string | undefined => {
    if (node.type === 'field') return printedField(read(node.attrs), byName.get(node.attrs.name), node.attrs)
    if (node.type === 'crossReference') return `→ ${targets.get(node.attrs.target) ?? 'missing'}`
    return node.type === 'tickBox' ? (node.attrs.checked ? '☑' : '☐') : undefined
  }
  const shown = (node: DocumentNode): DocumentNode => {
    const text = textOf(node)
    if (text !== undefined) return { type: 'text', text, ...marksOf(node) } as Text
    const content = 'content' in node ? (node.content as readonly DocumentNode[] | undefined) : undefined
    return content ? ({ ...node, content: content.map(shown) } as DocumentNode) : node
  }
  return decided(sections, 'without')
    .map(withoutPlaces)
    .map((section) => {
      const { content } = shown(withoutComments(section)) as Section
      const [title] = content
      return { id: section.attrs.id, title: plainText(title).trim(), attrs: section.attrs, blocks: content }
    })
}

const marksOf = (node: DocumentNode) => ('marks' in node && node.marks ? { marks: node.marks } : {})

function targetsOf(sections: readonly Section[]): ReadonlyMap<NodeId, string> {
  const targets = new Map<NodeId, string>()
  for (const section of sections) {
    walk(section, (node) => {
      const attrs =
        'attrs' in node ? (node.attrs as { id?: NodeId; caption?: string; alt?: string }) : undefined
      if (!attrs?.id) return
      const words = attrs.caption || attrs.alt || plainText(node).split('\n')[0] || 'untitled'
      targets.set(attrs.id, words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words)
    })
  }
  return targets
}
