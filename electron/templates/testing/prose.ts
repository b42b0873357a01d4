// Prose metrics for the tests of the library: sentences, words, syllables, reading grade.

/** A full stop after these does not end a sentence. */
const ABBREVIATIONS =
  /\b(e\.g|i\.e|cf|vs|No|Nos|Art|art|arts|para|Gen|Col|Lt|Maj|Capt|Cdr|Adm|Dr|Mr|Mrs|Ms|St|vol|p|pp|rev|ch)\.$/

/** Splits a paragraph into sentences; a list item without a full stop is one. */
export function sentencesOf(paragraph: string): string[] {
  const sentences: string[] = []
  let start = 0
  for (const match of paragraph.matchAll(/[.!?]["”’)]*(?=\s+["“‘([]?[\p{Lu}\d])/gu)) {
    const end = match.index + match[0].length
    const sentence = paragraph.slice(start, end).trim()
    if (ABBREVIATIONS.test(sentence)) continue
    sentences.push(sentence)
    start = end
  }
  const rest = paragraph.slice(start).trim()
  return rest === '' ? sentences : [...sentences, rest]
}

/** Splits a text into words: letters and digits with hyphens and apostrophes inside. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:[-’'.,/][\p{L}\p{N}]+)*/gu) ?? []
}

/** Estimates the syllables of an English word from its groups of vowels. */
export function syllablesOf(word: string): number {
  // An accented e is pronounced even at the end of a word, so it must not count as silent.
  const plain = word
    .toLowerCase()
    .normalize('NFD')
    .replace(/e\u0301/g, 'i')
    .replace(/[^a-z]/g, '')
  if (plain === '') return 1
  const silent = plain.replace(/(?:[^laeiouy]es|[^aeiouydt]ed|[^laeiouy]e)$/, (ending) => ending.charAt(0))
  return Math.max(1, silent.match(/[aeiouy]+/g)?.length ?? 1)
}

/**
 * Flesch-Kincaid grade: years of school that a reader needs. J. P. Kincaid and others, Derivation of New Readability
 * Formulas for Navy Enlisted Personnel, 1975.
 */
export function readingGrade(sentences: readonly string[]): number {
  const words = sentences.flatMap(wordsOf)
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0)
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59
}
