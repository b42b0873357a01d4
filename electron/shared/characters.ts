// Characters as readers see them: accents stay on their letters, the parts of an emoji together.

/** Made when it is needed: its data take 10 ms to load. */
let graphemes: Intl.Segmenter | undefined
/** Text in which each code is a character as readers see them: nothing combines. */
const PLAIN =
  /^[\u0020-\u02ff\u0370-\u0482\u05d0-\u05ea\u0620-\u064a\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3]*$/

/** The characters of a text. */
export function charactersOf(text: string): string[] {
  return PLAIN.test(text) ? [...text] : Array.from(segments(text), ({ segment }) => segment)
}

function segments(text: string): Intl.Segments {
  graphemes ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  return graphemes.segment(text)
}

/** Units looked at beyond a bound for the end of the character that lies over it. */
const LONGEST_CHARACTER = 32

/** The start of a text: so many UTF-16 units at most, and whole characters but where one alone is longer. */
export function startOf(text: string, most: number): string {
  if (text.length <= most) return text
  const end = segments(text.slice(0, most + LONGEST_CHARACTER)).containing(most)?.index ?? 0
  return text.slice(0, end > 0 ? end : most)
}

/** A name as messages quote it: its start with an ellipsis where it is long. */
export function quotable(name: string, most = 80): string {
  return name.length <= most ? name : `${startOf(name, most).trimEnd()}…`
}
