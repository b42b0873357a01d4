// Heads and feet of pages: their lines, of which one may be a marking.
import { readItems } from './items'
import { wordsOf } from './lines'
import { newStory, type Reading } from './reading'

/** Longest line that is kept. */
const LONGEST = 300

/** Returns the different lines of all heads and feet. Their pictures, notes and numbers of pages are those of the pack. */
export function furnitureLines(reading: Reading): readonly string[] {
  const { word } = reading
  const lines = new Set<string>()
  for (const { kind, to, external } of word.targets(word.main).values()) {
    if (external || (kind !== 'header' && kind !== 'footer')) continue
    const root = word.xml(to)
    if (!root) continue
    const story = newStory(to, 'box', { landscape: false, width: 9000 })
    for (const item of readItems(reading, story, root.children)) {
      if (item.kind !== 'line') continue
      for (const line of wordsOf(item.pieces).split(/[\n\t]+/)) {
        const text = line.replace(/\s+/g, ' ').trim()
        if (/\p{L}{2}/u.test(text)) lines.add(text.slice(0, LONGEST))
      }
    }
  }
  return [...lines]
}
