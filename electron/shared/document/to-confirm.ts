// Words to confirm: suggestions that nobody has confirmed. A blank is printed instead of them.
import type { DocumentNode, Inline, Mark, Section } from './nodes'
import { mayHold, TO_CONFIRM as UNCONFIRMED } from './traits'

/** The blank. */
export const TO_CONFIRM = '[To confirm]'

/** Whether an inline is, or is part of, a suggestion that nobody has confirmed. */
export const isToConfirm = ({ marks }: { readonly marks?: readonly Mark[] }): boolean =>
  marks?.some(({ type }) => type === 'toConfirm') ?? false

/**
 * Returns inline content as printed: one blank in place of each run of words to confirm, with the comments on them. The
 * same array when there are none.
 */
export function withBlanks(content: readonly Inline[]): readonly Inline[] {
  if (!content.some(isToConfirm)) return content
  return runsOf(content).flatMap((run) => (run[0] && isToConfirm(run[0]) ? blankFor(run) : run))
}

/** Groups inlines: adjacent ones that are to confirm, and adjacent other ones. */
function runsOf(content: readonly Inline[]): Inline[][] {
  const runs: Inline[][] = []
  for (const [index, inline] of content.entries()) {
    const before = content[index - 1]
    if (before && isToConfirm(before) === isToConfirm(inline)) runs.at(-1)?.push(inline)
    else runs.push([inline])
  }
  return runs
}

function blankFor(run: readonly Inline[]): Inline {
  const comments = new Map<string, Mark>()
  for (const mark of run.flatMap(({ marks = [] }) => marks))
    if (mark.type === 'comment') comments.set(mark.attrs.id, mark)
  return { type: 'text', text: TO_CONFIRM, marks: [{ type: 'toConfirm' }, ...comments.values()] }
}

const LINES: readonly string[] = ['sectionTitle', 'heading', 'paragraph', 'numberedParagraph']

/**
 * Returns a node with the content of each line of text converted; the same object when nothing changes. `change` returns
 * the array that it got when it changes nothing.
 */
export function mapLines<N extends DocumentNode>(
  node: N,
  change: (content: readonly Inline[]) => readonly Inline[],
): N {
  const content = 'content' in node ? (node.content as readonly DocumentNode[] | undefined) : undefined
  if (!content) return node
  if (LINES.includes(node.type)) {
    const line = change(content as readonly Inline[])
    return line === content ? node : { ...node, content: line }
  }
  const changed = content.map((child) => mapLines(child, change))
  return changed.every((child, index) => child === content[index]) ? node : { ...node, content: changed }
}

// Cached by identity: sections are immutable, and the page engine caches them by identity, too.
const known = new WeakMap<Section, Section>()

function sectionWithBlanks(section: Section): Section {
  return section.content.some((block) => mayHold(block, UNCONFIRMED))
    ? mapLines(section, withBlanks)
    : section
}

/** Returns sections as printed, with a blank in place of all words to confirm; unchanged ones are the same objects. */
export function withoutUnconfirmed(sections: readonly Section[]): Section[] {
  return sections.map((section) => {
    const printed = known.get(section) ?? sectionWithBlanks(section)
    known.set(section, printed)
    return printed
  })
}

/** Returns a node in which every suggestion is confirmed as it is; the same object when there are none. */
export const withAllConfirmed = <N extends DocumentNode>(node: N): N =>
  mapLines(node, (content) =>
    content.some(isToConfirm)
      ? content.map((inline): Inline => {
          const marks = inline.marks?.filter(({ type }) => type !== 'toConfirm') ?? []
          const { marks: _, ...bare } = inline
          return (marks.length > 0 ? { ...bare, marks } : bare) as Inline
        })
      : content,
  )

/** Returns the words to confirm in a block, one string per place. `wordsOf` returns the text of inlines. */
export function wordsToConfirm(
  node: DocumentNode,
  wordsOf: (inlines: readonly Inline[]) => string,
): string[] {
  const content = 'content' in node ? (node.content as readonly DocumentNode[] | undefined) : undefined
  if (!content) return []
  if (!LINES.includes(node.type)) return content.flatMap((child) => wordsToConfirm(child, wordsOf))
  const runs = runsOf(content as readonly Inline[])
  return runs.flatMap((run) => (run[0] && isToConfirm(run[0]) ? [wordsOf(run)] : []))
}
