// Numbers of paragraphs and notes in blocks drawn one by one.
import type { Block } from '#shared/document/nodes'
import { nextLevels } from '#shared/document/numbers'
import { walkPrinted } from '#shared/document/printed'
import { fullEdition } from '#shared/pack'

/** Templates are shown as a whole. */
const EVERYTHING = fullEdition('handout')
const LEVELS = [1, 2, 3, 4, 5]

/** Returns for each block the CSS `counter-reset` that continues its numbers from the preceding blocks. */
export function countersBefore(blocks: readonly Block[]): string[] {
  let levels: readonly number[] = []
  let notes = 0
  return blocks.map((block) => {
    const counts = LEVELS.map((level) => `n${level} ${levels[level - 1] ?? 0}`)
    const reset = `footnote ${notes} ${counts.join(' ')}`
    walkPrinted(block, EVERYTHING, (node) => {
      if (node.type === 'footnote') notes += 1
      if (node.type === 'numberedParagraph') levels = nextLevels(levels, node.attrs.level)
    })
    return reset
  })
}
