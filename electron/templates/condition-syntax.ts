// Words that are printed only when a field has a value: `{{#if name}}` … `{{/if}}`, or has none: `{{#unless name}}` … `{{/unless}}`.
import type { Condition } from '#shared/document/nodes'

const OPEN = /^\{\{#(if|unless) ([a-z][a-z0-9_]{0,63})\}\}/
/** Maximum length of an opening, with the longest name. */
const LONGEST = 80
const CLOSE_LINE = /^\{\{\/(if|unless)\}\}$/

/** Whether a line closes a condition. */
export const isClosing = (line: string): boolean => CLOSE_LINE.test(line)

/** Parses the opening of a condition; null when it isn't one. */
export function readCondition(opening: string): Condition | null {
  const [whole, word, field] = OPEN.exec(opening) ?? []
  return field === undefined || whole !== opening ? null : { field, filled: word === 'if' }
}

/** Returns the opening of a condition at a position of a text; empty if there is none. */
export const openingAt = (text: string, at: number): string =>
  OPEN.exec(text.slice(at, at + LONGEST))?.[0] ?? ''

/** Returns what closes an opening. */
export const closingOf = (opening: string): string =>
  opening.startsWith('{{#if') ? '{{/if}}' : '{{/unless}}'
