// Which lists of a Word file are the numbered paragraphs of a staff paper.
import type { NumberedLists } from './flow'
import type { Item, Line } from './lines'
import { wordsOf } from './lines'
import { TYPED } from './typed-numbers'

/** Styles of numbered paragraphs. */
const STYLE = /^(numbered ?\d?|numbered para.*|para(graph)? ?(num|number|level).*|staff paragraph.*)$/
/** Words from which the items of a list are paragraphs of text. */
const LONG = 25

/** Returns the lists of numbered paragraphs, each with the depth of its first level. */
export function numberedLists(items: readonly Item[]): NumberedLists {
  const lists = new Map<string, Line[]>()
  const sections = new Map<Line, number>()
  let section = 0
  for (const item of items) {
    if (item.kind !== 'line') continue
    if (item.heading !== null) section += 1
    sections.set(item, section)
    if (item.number) lists.set(item.number.list, [...(lists.get(item.number.list) ?? []), item])
  }
  const found = new Map<string, number>()
  for (const [list, lines] of lists) {
    const base = list === TYPED ? 0 : baseOf(lines, sections)
    if (base !== null) found.set(list, base)
  }
  return found
}

/** The depth of the first level; null for a list that is none of numbered paragraphs. */
function baseOf(lines: readonly Line[], sections: ReadonlyMap<Line, number>): number | null {
  const text = lines.filter(({ heading, number }) => heading === null && isCounted(number?.level.format))
  const [first] = text
  if (!first) return null
  const headings = lines.filter(({ heading }) => heading !== null).map(({ number }) => number?.depth ?? 0)
  if (headings.length > 0) return Math.min(...text.map(({ number }) => number?.depth ?? 0))
  const least = Math.min(...text.map(({ number }) => number?.depth ?? 0))
  if (text.some(({ style }) => STYLE.test(style.name))) return least
  if (text.some(({ number }) => /%\d[^%]*%\d/.test(number?.level.text ?? ''))) return least
  const top = text.filter(({ number }) => number?.depth === least)
  if (top.some(({ number }) => !/^decimal/.test(number?.level.format ?? ''))) return null
  const places = new Set(top.map((line) => sections.get(line)))
  if (places.size > 1 && top.length > places.size) return least
  const words = top.reduce((sum, line) => sum + wordsOf(line.pieces).split(/\s+/).length, 0)
  return top.length >= 3 && words / top.length >= LONG ? least : null
}

const isCounted = (format: string | undefined): boolean =>
  format !== undefined && format !== 'bullet' && format !== 'none'
