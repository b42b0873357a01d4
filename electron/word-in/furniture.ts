// Heads and feet of pages: their lines, of which one may be a marking.
import { readItems } from './items'
import { type Item, isBlank, type Line, type Piece, wordsOf } from './lines'
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
      for (const words of bothWays(item.pieces)) add(words)
    }
    for (const { name, attributes } of descendants(root))
      if (name === 'v:textpath') add(attributes.string ?? '')
  }
  return [...lines]
}

/** The words without what is proposed to be inserted, and without what is proposed to be deleted. */
const bothWays = (pieces: readonly Piece[]): readonly string[] =>
  (['deleted', 'inserted'] as const).map((undecided) =>
    wordsOf(pieces.filter(({ marks }) => !marks?.some(({ type }) => type === undecided))),
  )

/** So many lines at the start and at the end of the text may be a marking that the heads of pages don't have. */
const AT_EDGES = 4
/** Longer lines are sentences. */
const LONGEST_MARKING = 120

/**
 * Returns lines of the text in capitals that may be its marking: at its start and its end, and those that stand in the middle of
 * the page anywhere. Which scheme knows them is found out later.
 */
export function markingLines(items: readonly Item[]): readonly string[] {
  const lines = items.filter((item): item is Line => item.kind === 'line' && !isBlank(item.pieces))
  const isPlaced = ({ align }: Line, at: number): boolean =>
    at < AT_EDGES || at >= lines.length - AT_EDGES || align === 'center'
  return lines
    .filter(isPlaced)
    .flatMap(({ pieces }) => bothWays(pieces))
    .flatMap((words) => words.split(/[\n\t]+/))
    .map((words) => words.replace(/\s+/g, ' ').trim())
    .filter(
      (words) => words.length <= LONGEST_MARKING && /\p{Lu}/u.test(words) && words === words.toUpperCase(),
    )
}

const divided = (elements: readonly El[]): El[] =>
  elements.flatMap((one) => {
    if (DIVIDED.test(one.name)) return divided(one.children)
    return one.name === 'w:sdt' && find(one, 'w:tbl')
      ? divided(child(one, 'w:sdtContent')?.children ?? [])
      : [one]
  })
