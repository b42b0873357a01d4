// Portion marks as they are typed at the start of paragraphs.
import type { DocumentNode, Section } from '#shared/document/nodes'
import { leadingText, portionsAt } from '#shared/found-markings'
import type { FoundPortion } from '#shared/word-import'

/** Most different marks. */
const MOST = 200

const LINES: readonly string[] = ['sectionTitle', 'paragraph', 'heading', 'numberedParagraph', 'footnote']

/**
 * Returns what may be portion marks, with how often each is there; which scheme knows them is found out later. `titles` are the
 * titles of the file, which are in no section.
 */
export function portionsIn(sections: readonly Section[], titles: readonly string[]): readonly FoundPortion[] {
  const counts = new Map<string, number>()
  const note = (words: string): void => {
    for (const text of portionsAt(words))
      if (counts.has(text) || counts.size < MOST) counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  const visit = (node: DocumentNode): void => {
    const content = (('content' in node && node.content) || []) as readonly DocumentNode[]
    if (LINES.includes(node.type)) note(leadingText(content))
    if (node.type === 'table' || node.type === 'image') note(node.attrs.caption)
    for (const one of content) visit(one)
  }
  for (const title of titles) note(title)
  for (const section of sections) visit(section)
  return [...counts].map(([text, count]) => ({ text, count }))
}
