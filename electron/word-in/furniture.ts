// Heads and feet of pages: their lines, of which one may be a marking.
import { readItems } from './items'
import { wordsOf } from './lines'
import { newStory, type Reading } from './reading'
import { child, descendants, type El, find } from './tree'

/** Longest line that is kept. */
const LONGEST = 300

/** Elements whose parts stand for themselves here: a marking in a cell is a line of its own. */
const DIVIDED = /^w:(tbl|tr|tc|customXml)$/

/**
 * Returns the different lines of all heads and feet, and the words of their watermarks. Their pictures, notes and numbers of
 * pages are those of the pack. What a tracked change leaves open is there both ways.
 */
export function furnitureLines(reading: Reading): readonly string[] {
  const { word } = reading
  const lines = new Set<string>()
  const add = (words: string): void => {
    for (const line of words.split(/[\n\t]+/)) {
      const text = line.replace(/\s+/g, ' ').trim()
      if (/\p{L}{2}|(?:\p{L} ){2}/u.test(text) && !text.startsWith('[Left out: '))
        lines.add(text.slice(0, LONGEST))
    }
  }
  for (const { kind, to, external } of word.targets(word.main).values()) {
    if (external || (kind !== 'header' && kind !== 'footer')) continue
    const root = word.xml(to)
    if (!root) continue
    const story = newStory(to, 'box', { landscape: false, width: 9000 })
    for (const item of readItems(reading, story, divided(root.children))) {
      if (item.kind !== 'line') continue
      for (const undecided of ['deleted', 'inserted'])
        add(wordsOf(item.pieces.filter(({ marks }) => !marks?.some(({ type }) => type === undecided))))
    }
    for (const { name, attributes } of descendants(root))
      if (name === 'v:textpath') add(attributes.string ?? '')
  }
  return [...lines]
}

const divided = (elements: readonly El[]): El[] =>
  elements.flatMap((one) => {
    if (DIVIDED.test(one.name)) return divided(one.children)
    return one.name === 'w:sdt' && find(one, 'w:tbl')
      ? divided(child(one, 'w:sdtContent')?.children ?? [])
      : [one]
  })
