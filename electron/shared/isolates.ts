// Values in lines of another direction: isolated, so that what is around them stays in its place.
import { withoutSecondStop } from './sentence-ends'

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u200f\u2067\u202b]/
const LEFTWARD_LANGUAGE = /^(?:ar|he|fa|ur|ps|ckb|sd|ug|yi|dv)\b/i
const FIRST_STRONG_ISOLATE = '\u2068'
const POP_ISOLATE = '\u2069'
/** Directional embeddings, overrides and isolates: one in a value could end the isolate around it. */
const CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g

/** Whether a text has anything that runs from right to left. */
export const hasRightToLeft = (text: string): boolean => RIGHT_TO_LEFT.test(text)

/** Whether a language is written from right to left. */
export const runsRightToLeft = (language: string): boolean => LEFTWARD_LANGUAGE.test(language)

/** A text between two invisible characters, whose direction has no effect on what is around it (Unicode UAX 9). */
export const isolated = (text: string): string =>
  `${FIRST_STRONG_ISOLATE}${text.replaceAll(CONTROLS, '')}${POP_ISOLATE}`

/** Words of a line, some of which are a value or name put into it. */
export interface LinePart {
  readonly text: string
  readonly isValue: boolean
}

/** Whether the values in a line must be isolated: only where some of it runs from right to left. */
export const needsIsolates = (parts: readonly LinePart[]): boolean =>
  parts.length > 1 && parts.some(({ isValue }) => isValue) && parts.some(({ text }) => hasRightToLeft(text))

/** The words of a line as printed: values are isolated where that makes a difference, and no sentence has two stops. */
export function joinedLine(parts: readonly LinePart[]): string {
  const isolates = needsIsolates(parts)
  return parts
    .map(({ text, isValue }, index) => {
      const before = parts[index - 1]
      if (!isValue) return before?.isValue ? withoutSecondStop(before.text, text) : text
      return isolates && text !== '' ? isolated(text) : text
    })
    .join('')
}
