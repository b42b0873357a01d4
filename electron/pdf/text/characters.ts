// Characters as readers see them: accents stay on their letters, the parts of an emoji together.

/** Made when it is needed: its data take 10 ms to load. */
let graphemes: Intl.Segmenter | undefined
/** Text in which each code is a character as readers see them: nothing combines. */
const PLAIN = /^[\u0020-\u02ff\u0370-\u0482\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]*$/

/** The characters of a text. */
export function charactersOf(text: string): string[] {
  if (PLAIN.test(text)) return [...text]
  graphemes ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  return [...graphemes.segment(text)].map(({ segment }) => segment)
}

/** Units looked at beyond a bound for the end of the character that lies over it. */
const LONGEST_CHARACTER = 32

/** The start of a text: so many UTF-16 units at most, and whole characters. */
export function startOf(text: string, most: number): string {
  if (text.length <= most) return text
  let end = 0
  for (const character of charactersOf(text.slice(0, most + LONGEST_CHARACTER))) {
    if (end + character.length > most) break
    end += character.length
  }
  return text.slice(0, end > 0 ? end : most)
}
