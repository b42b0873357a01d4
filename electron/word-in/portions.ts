// Portion marks as they are typed at the start of paragraphs.
import type { DocumentNode, Section } from '#shared/document/nodes'
import { portionAt } from '#shared/found-markings'
import type { FoundPortion } from '#shared/word-import'

/** Most different marks. */
const MOST = 200

const LINES: readonly string[] = ['sectionTitle', 'paragraph', 'heading', 'numberedParagraph']

/** Returns what may be portion marks, with how often each is there; which scheme knows them is found out later. */
export function portionsIn(sections: readonly Section[]): readonly FoundPortion[] {
  const counts = new Map<string, number>()
  const visit = (node: DocumentNode): void => {
    const content = ('content' in node && node.content) || []
    if (LINES.includes(node.type)) {
      const text = portionAt(content as readonly DocumentNode[])
      if (text !== null && (counts.has(text) || counts.size < MOST))
        counts.set(text, (counts.get(text) ?? 0) + 1)
      return
    }
    for (const one of content) visit(one)
  }
  for (const section of sections) visit(section)
  return [...counts].map(([text, count]) => ({ text, count }))
}
