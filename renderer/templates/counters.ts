// Numbers of paragraphs and notes in blocks that are drawn one by one.
import type { Block } from '#shared/document/nodes'
import { walk } from '#shared/document/query'

/** For each block the value of CSS `counter-reset` that lets its numbers go on from the blocks before it. */
export function countersBefore(blocks: readonly Block[]): string[] {
  const levels = [0, 0, 0, 0, 0]
  let notes = 0
  return blocks.map((block) => {
    const reset = `footnote ${notes} ${levels.map((value, index) => `n${index + 1} ${value}`).join(' ')}`
    walk(block, (node) => {
      if (node.type === 'footnote') notes += 1
      if (node.type !== 'numberedParagraph') return
      const level = node.attrs.level - 1
      levels[level] = (levels[level] ?? 0) + 1
      levels.fill(0, level + 1)
    })
    return reset
  })
}
