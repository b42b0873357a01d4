// What cross-references can point to, and what they say: as it is printed, but for page numbers.
import type { Node } from '@tiptap/pm/model'
import type { CrossReferenceForm } from '#shared/document/nodes'
import { paragraphLetters } from '#shared/document/numbers'
import { outlineOf } from './outline'

/** Something in the document that has an id and can be referred to. */
export interface ReferenceTarget {
  readonly id: string
  /** «section 2.1», «paragraph 3a», «Table 2»; the title in quotes where there is no number. */
  readonly name: string
  readonly title: string
}

const cache = new WeakMap<Node, readonly ReferenceTarget[]>()

/** All targets of a document, in order. */
export function referenceTargets(doc: Node): readonly ReferenceTarget[] {
  const known = cache.get(doc)
  if (known) return known
  const targets = findTargets(doc)
  cache.set(doc, targets)
  return targets
}

/** What a reference shows in the editor; page numbers are known in print only. */
export function referenceText(doc: Node, id: string, show: CrossReferenceForm): string {
  const target = referenceTargets(doc).find((one) => one.id === id)
  if (!target) return 'missing reference'
  if (show === 'title') return target.title || target.name
  if (show === 'page') return 'page #'
  return show === 'full' ? `${target.name}, page #` : target.name
}

interface Counts {
  tables: number
  figures: number
  /** Numbered paragraphs of the section, by level. */
  levels: number[]
}

function findTargets(doc: Node): ReferenceTarget[] {
  const counts: Counts = { tables: 0, figures: 0, levels: [] }
  return outlineOf(doc).flatMap(({ id, number, annex, facts, node: section }) => {
    const { title } = facts
    const name = number === '' ? quoted(title) : `${annex ? 'Annex' : 'section'} ${number}`
    const targets: ReferenceTarget[] = [{ id, name, title }]
    counts.levels = []
    section.descendants((node) => {
      const found = nameIn(node, counts)
      if (found !== null) targets.push({ id: node.attrs.id, name: found, title: titleOf(node) || title })
      return !node.isTextblock
    })
    return targets
  })
}

/** What a node is called; null for one that can't be referred to. */
function nameIn(node: Node, counts: Counts): string | null {
  switch (node.type.name) {
    case 'heading':
      return quoted(node.textContent)
    case 'numberedParagraph':
      return `paragraph ${paragraphNumber(counts.levels, node.attrs.level)}`
    case 'table':
      if (node.attrs.caption === '') return 'the table'
      counts.tables += 1
      return `Table ${counts.tables}`
    case 'image':
      if (node.attrs.caption === '') return 'the figure'
      counts.figures += 1
      return `Figure ${counts.figures}`
    default:
      return null
  }
}

/** What is written before each numbered paragraph by its id: `1.`, `a.`, `(1)`, `(a)`, `i.`. */
export function paragraphMarks(doc: Node): ReadonlyMap<string, string> {
  const marks = new Map<string, string>()
  doc.forEach((section) => {
    const levels: number[] = []
    section.descendants(({ type, attrs, isTextblock }) => {
      if (type.name === 'numberedParagraph') {
        paragraphNumber(levels, attrs.level)
        const mark = markOf(levels[attrs.level - 1] ?? 1, attrs.level - 1)
        marks.set(attrs.id, mark.endsWith(')') ? mark : `${mark}.`)
      }
      return !isTextblock
    })
  })
  return marks
}

/** Counts a paragraph and gives its number without points: `3a(1)`. */
function paragraphNumber(levels: number[], level: number): string {
  levels.length = Math.min(levels.length, level)
  while (levels.length < level) levels.push(0)
  levels[level - 1] = (levels[level - 1] ?? 0) + 1
  return levels.map(markOf).join('')
}

const ROMAN = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix']

function markOf(count: number, index: number): string {
  const letters = paragraphLetters(count)
  const roman = `${'x'.repeat(Math.floor(count / 10))}${ROMAN[count % 10]}`
  return [String(count), letters, `(${count})`, `(${letters})`, roman][index] ?? ''
}

function titleOf(node: Node): string {
  return node.attrs.caption ?? node.textContent.slice(0, 80)
}

function quoted(title: string): string {
  return `“${title || 'untitled'}”`
}
