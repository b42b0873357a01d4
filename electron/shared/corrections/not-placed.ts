// What of a file has no place in a pack is kept as a comment on the title of its first section.
import type { CommentEntry, Inline, NodeId, Section } from '../document/nodes'

const LONGEST = 4000

/** Returns the section with a comment that names what has no place. */
export function withNotPlaced(
  section: Section,
  texts: readonly string[],
  { id, author, time }: Omit<CommentEntry, 'text'> & { readonly id: NodeId },
): Section {
  const text = `No place was found for:\n${texts.map((one) => `– ${one}`).join('\n')}`.slice(0, LONGEST)
  const [title, ...blocks] = section.content
  const mark = { type: 'comment', attrs: { id } } as const
  const marked = title.content?.map(
    (inline) => ({ ...inline, marks: [...(inline.marks ?? []), mark] }) as Inline,
  )
  const comments = [...section.attrs.comments, { id, resolved: false, entries: [{ author, time, text }] }]
  return {
    ...section,
    attrs: { ...section.attrs, comments },
    content: [marked ? { ...title, content: marked } : title, ...blocks],
  }
}
