// Spaces that a language has around its punctuation: narrow and unbreakable in French, whatever the author typed.
import { baseLanguage } from '#shared/print-words'

const SPACE = '\u202f'
/** Before these marks, where the author typed a space, or none behind a letter, a figure or a bracket. */
const BEFORE_HIGH =
  /(?<=[\p{L}\p{N})\]»”%])[ \u00a0\u202f]?(?=[;!?](?![\p{L}\p{N}/=&]))|[ \u00a0\u202f](?=[;:!?%»])/gu
/** A colon without a space is one only before a space: `14:30`, `https://`. */
const BEFORE_COLON = /(?<=[\p{L})\]»])(?=:(?: |$))/gu
const INSIDE_GUILLEMETS = /(?<=«)[ \u00a0\u202f]?(?=\S)|(?<=[^\s«\u202f])(?=»)/gu
const MARKS = /[;:!?%«»]/

/** A text as its language spaces it. */
export function spaced(text: string, language: string): string {
  if (baseLanguage(language) !== 'fr' || !MARKS.test(text)) return text
  return text
    .replaceAll(BEFORE_HIGH, SPACE)
    .replaceAll(BEFORE_COLON, SPACE)
    .replaceAll(INSIDE_GUILLEMETS, SPACE)
}
