// Words that are printed only when a field has a value: `{{#if name}}` … `{{/if}}`, or has none: `{{#unless name}}` … `{{/unless}}`.
import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it'
import type { Condition } from '#shared/document/nodes'

const OPEN = /\{\{#(if|unless) ([a-z][a-z0-9_]{0,63})\}\}/
const OPEN_HERE = new RegExp(OPEN, 'y')
const OPEN_LINE = new RegExp(`^${OPEN.source}$`)
const CLOSE_LINE = /^\{\{\/(if|unless)\}\}$/

/** What is written at the start of conditional words; null when it is no condition. */
export function readCondition(opening: string): Condition | null {
  const [, word, field] = OPEN_LINE.exec(opening) ?? []
  return field === undefined ? null : { field, filled: word === 'if' }
}

/** The condition that a row of a table begins with, and the text after it; null where it begins with none. */
export function conditionOfRow(text: string): { readonly opening: string; readonly rest: string } | null {
  const [opening = ''] = OPEN.exec(text) ?? []
  return opening !== '' && text.startsWith(opening) ? { opening, rest: text.slice(opening.length) } : null
}

/** The end of what an opening begins. */
export const closingOf = (opening: string): string =>
  opening.startsWith('{{#if') ? '{{/if}}' : '{{/unless}}'

/** Adds both forms: `condition` within a line of text, `conditional` around lines of the file. */
export function conditions(md: MarkdownIt): void {
  md.inline.ruler.before('emphasis', 'condition', readWords)
  md.block.ruler.before('fence', 'conditional', readLines, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  })
}

function readWords(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state
  OPEN_HERE.lastIndex = pos
  const [opening] = OPEN_HERE.exec(src) ?? []
  if (opening === undefined) return false
  const closing = closingOf(opening)
  const end = src.indexOf(closing, pos)
  if (end < 0 || end + closing.length > posMax) return false
  if (!silent) {
    state.pos = pos + opening.length
    state.posMax = end
    state.push('condition_open', '', 1).info = opening
    state.md.inline.tokenize(state)
    state.push('condition_close', '', -1)
  }
  state.pos = end + closing.length
  state.posMax = posMax
  return true
}

/** The lines between an opening and its end, each alone on its line. Without an end it takes the rest, and has no `markup`. */
function readLines(state: StateBlock, first: number, last: number, silent: boolean): boolean {
  const line = (at: number): string =>
    state.src.slice((state.bMarks[at] ?? 0) + (state.tShift[at] ?? 0), state.eMarks[at]).trimEnd()
  const opening = line(first)
  if (readCondition(opening) === null) return false
  if (silent) return true
  let end = first + 1
  while (end < last && !CLOSE_LINE.test(line(end))) end += 1
  const isClosed = end < last && line(end) === closingOf(opening)
  const { lineMax } = state
  state.lineMax = end
  const token = state.push('conditional_open', '', 1)
  token.map = [first, end]
  token.info = opening
  token.attrSet('closed', String(isClosed))
  state.md.block.tokenize(state, first + 1, end)
  state.push('conditional_close', '', -1)
  state.lineMax = lineMax
  state.line = end + 1
  return true
}
