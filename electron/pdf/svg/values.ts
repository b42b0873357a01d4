// Indirect values: CSS variables, and `light-dark()`.
import type { Style } from './sheet'

/** Values grow when variables refer to each other: longer ones are dropped. */
const LONGEST = 1000
const MOST_STEPS = 20

/** Resolves a value for white paper, given the variables; undefined when it can't be resolved. */
export function resolved(value: string, variables: Style): string | undefined {
  let text = value
  for (let step = 0; step < MOST_STEPS && text.length < LONGEST; step++) {
    // The last call contains no other.
    const match = [...text.matchAll(/(var|light-dark)\(/g)].at(-1)
    if (!match) return text
    const open = match.index + match[0].length
    const close = closeOf(text, open)
    const [first = '', second] = split(text.slice(open, close))
    const instead = match[1] === 'var' ? (variables[first.trim()] ?? second) : first
    if (instead === undefined) return undefined
    text = text.slice(0, match.index) + instead.trim() + text.slice(close + 1)
  }
  return undefined
}

/** Whether a value needs `resolved`. */
export const isIndirect = (value: string): boolean => value.includes('var(') || value.includes('light-dark(')

function closeOf(text: string, open: number): number {
  let depth = 1
  for (let at = open; at < text.length; at++) {
    if (text[at] === '(') depth += 1
    else if (text[at] === ')' && --depth === 0) return at
  }
  return text.length
}

/** Splits at the first comma that is not in brackets. */
function split(text: string): [string, string?] {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (char === '(') depth += 1
    else if (char === ')') depth -= 1
    else if (char === ',' && depth === 0) return [text.slice(0, at), text.slice(at + 1)]
  }
  return [text]
}
