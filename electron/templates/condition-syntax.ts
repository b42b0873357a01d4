// Words that are printed only when a field has a value: `{{#if name}}` … `{{/if}}`, or has none: `{{#unless name}}` … `{{/unless}}`.
import type { Condition } from '#shared/document/nodes'

const OPEN = /^\{\{#(if|unless) ([a-z][a-z0-9_]{0,63})\}\}/
/** Of a start with the longest name. */
const LONGEST = 80
const CLOSE_LINE = /^\{\{\/(if|unless)\}\}$/

/** Whether a line is the end of some condition. */
export const isClosing = (line: string): boolean => CLOSE_LINE.test(line)

/** What is written at the start of conditional words; null when it is no condition. */
export function readCondition(opening: string): Condition | null {
  const [whole, word, field] = OPEN.exec(opening) ?? []
  return field === undefined || whole !== opening ? null : { field, filled: word === 'if' }
}

/** Returns the start of a condition that a text has at a place; empty where it has none. */
export const openingAt = (text: string, at: number): string =>
  OPEN.exec(text.slice(at, at + LONGEST))?.[0] ?? ''

/** The end of what an opening begins. */
export const closingOf = (opening: string): string =>
  opening.startsWith('{{#if') ? '{{/if}}' : '{{/unless}}'
