// Characters as readers see them (graphemes): accents stay on their letters, the parts of an emoji together.

/** Created on first use: its data take 10 ms to load. */
let graphemes: Intl.Segmenter | undefined
/** Text in which each code unit is a whole character: nothing combines. */
const PLAIN =
  /^[\u0020-\u02ff\u0370-\u0482\u05d0-\u05ea\u0620-\u064a\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3]*$/

/** Splits a text into characters. */
export function charactersOf(text: string): string[] {
  return PLAIN.test(text) ? [...text] : Array.from(segments(text), ({ segment }) => segment)
}

function segments(text: string): Intl.Segments {
  graphemes ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  return graphemes.segment(text)
}

/** Code units examined beyond a limit to find the end of the character that crosses it. */
const LONGEST_CHARACTER = 32

/**
 * Returns the start of a text: at most `most` UTF-16 units of whole characters, unless the first one alone is longer.
 */
export function startOf(text: string, most: number): string {
  if (text.length <= most) return text
  const end = segments(text.slice(0, most + LONGEST_CHARACTER)).containing(most)?.index ?? 0
  return text.slice(0, end > 0 ? end : most)
}

/** Shortens a name for use in messages, with an ellipsis where it is long. */
export function quotable(name: string, most = 80): string {
  return name.length <= most ? name : `${startOf(name, most).trimEnd()}…`
}

/** Stretched Arabic letters, and Arabic and Hebrew vowel points: few people type them, so searches leave them out. */
export const VOWEL_POINTS = /[\u0640\u064b-\u065f\u0670\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]/g
