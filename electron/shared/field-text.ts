// Field values as text, in the form that a sentence asks for: the one place that editor, pages, check and search read.
import { longDate, longRange } from './days'
import type { FieldForm, FieldUse } from './document/nodes'
import {
  adjectiveOf,
  capitalised,
  isPlural,
  type Phrase,
  possessive,
  withArticle,
  withoutRepeated,
} from './noun-phrases'
import type { PackField } from './pack'

/** Full stop at the end of a value: the sentence has its own, wherever the value is in it. Abbreviations keep theirs. */
const FULL_STOP = /(?<=\p{Ll}{3}|\p{Lu}{3}|@\S+|[\p{N})”"’'])\.$/u

/** Returns a value as words that can be part of a sentence, with curly apostrophes. */
function valueWords({ type, value, grammar }: Phrase, language: string): string {
  const typed = value.trim()
  if (type === 'date') return longDate(typed, language)
  if (type === 'dateRange') return longRange(typed, language)
  if (type === 'dtg' || type === 'number' || type === 'choice') return withoutRepeated(typed, grammar ?? {})
  const words = typed.replaceAll(/(?<=\p{L})'/gu, '’')
  return grammar ? withoutRepeated(words.replace(FULL_STOP, ''), grammar) : words
}

/**
 * Returns the words of a field in the form that the text asks for (default: as typed); empty while it has no value.
 * `language` is the pack's.
 */
export function fieldText(field: Phrase, language: string, form?: FieldForm | null): string {
  const { article, capital, ending, agree } = form ?? {}
  if (agree) return agree[field.value.trim() !== '' && isPlural(field) ? 1 : 0]
  const value = valueWords(field, language)
  if (value === '') return ''
  const phrase = { ...field, value }
  const noun = ending === 'adjective' ? adjectiveOf(phrase) : article ? withArticle(phrase) : value
  const words = ending === 'possessive' ? possessive(noun, isPlural(phrase)) : noun
  return capital ? capitalised(words) : words
}

/** Returns a function that gives the words of a field in a form; empty for an unknown field. */
export const fieldReader =
  (field: (name: string) => PackField | undefined, language: string) =>
  ({ name, form }: FieldUse): string => {
    const known = field(name)
    return known ? fieldText(known, language, form) : ''
  }

/** Returns the label of a field; its name in words when the pack doesn't have it. */
export const fieldLabel = (field: Pick<PackField, 'label'> | undefined, name: string): string =>
  field?.label ?? capitalised(name.replaceAll('_', ' '))

/** Returns what a field prints, given its words: its label in brackets while it has none. */
export function printedField(
  words: string,
  field: Pick<PackField, 'label'> | undefined,
  use: FieldUse,
): string {
  if (words.trim() !== '') return words.trim()
  const label = fieldLabel(field, use.name)
  return use.form?.ending === 'possessive' ? `[${label}]’s` : `[${label}]`
}

/** Returns a function that gives what a field prints. */
export function printedWords(
  field: (name: string) => PackField | undefined,
  language: string,
): (use: FieldUse) => string {
  const words = fieldReader(field, language)
  return (use) => printedField(words(use), field(use.name), use)
}
