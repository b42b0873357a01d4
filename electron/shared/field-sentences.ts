// The first sentence in which each field's value will be, so that forms can show it under the input.
import type { Edition } from './document/audiences'
import type { Condition, DocumentNode, Field, FieldUse, Inline, Section, TableRow } from './document/nodes'
import { conditionIn, isMet } from './document/only-if'
import { inPrintOrder, isNodePrinted } from './document/printed'
import { withoutSecondStop } from './sentence-ends'

/** Words or a field in a sentence, and when they are printed. */
interface Run {
  readonly what: string | FieldUse
  readonly onlyIf: Condition | null
}

/** A sentence, or the row of a table that holds the value: words and fields in order. */
export interface FieldSentence {
  readonly runs: readonly Run[]
  /** False for a value on its own, as in the cell of a table. */
  readonly hasWords: boolean
}

/** The sentence of each field by its name. */
export type FieldSentences = ReadonlyMap<string, FieldSentence>

/** A piece of a sentence as it is printed; `own` is the value that the sentence is shown for. */
export interface SentencePart {
  readonly text: string
  readonly own: boolean
}

/**
 * Returns the sentences of one section by field: for each the first one with other words around the value, else the
 * first occurrence of the value.
 */
export function sectionSentences(section: Section, edition: Edition): FieldSentences {
  const found = new Map<string, FieldSentence>()
  for (const sentence of sentencesIn(section, edition)) {
    for (const { what } of sentence.runs)
      if (typeof what !== 'string' && !what.form?.agree) keep(found, what.name, sentence)
  }
  return found
}

/**
 * Returns the first sentence for each field over all sections that are printed, in printing order. `sentencesOf` gives
 * those of one section, from a cache where there is one.
 */
export function firstSentences<S>(
  sections: readonly S[],
  edition: Edition,
  attrs: (section: S) => Section['attrs'],
  sentencesOf: (section: S) => FieldSentences,
): FieldSentences {
  const found = new Map<string, FieldSentence>()
  for (const section of inPrintOrder(sections, edition, attrs))
    for (const [name, sentence] of sentencesOf(section)) keep(found, name, sentence)
  return found
}

/**
 * Returns a sentence as it is printed once one of its fields has a value; `printed` gives the words of any field, `filled`
 * names those that have a value now.
 */
export function sentenceParts(
  { runs }: FieldSentence,
  name: string,
  printed: (use: FieldUse) => string,
  filled: readonly string[],
): SentencePart[] {
  const shown = runs.filter(({ onlyIf }) => onlyIf === null || isMet(onlyIf, [name, ...filled]))
  return shown.map(({ what }, index) => {
    if (typeof what !== 'string') return { text: printed(what), own: what.name === name && !what.form?.agree }
    const before = shown[index - 1]?.what
    const isAfterValue = before !== undefined && typeof before !== 'string'
    return { text: isAfterValue ? withoutSecondStop(printed(before), what) : what, own: false }
  })
}

function keep(found: Map<string, FieldSentence>, name: string, sentence: FieldSentence): void {
  const known = found.get(name)
  if (!known || (sentence.hasWords && !known.hasWords)) found.set(name, sentence)
}

/** All sentences with fields in a printed node, in reading order. */
function sentencesIn(node: DocumentNode, edition: Edition): FieldSentence[] {
  if (!isNodePrinted(node, edition)) return []
  if (node.type === 'table') {
    const [header] = node.content
    return node.content.flatMap((row) => rowSentences(row, header, edition))
  }
  const content = ('content' in node ? node.content : undefined) as readonly DocumentNode[] | undefined
  if (!content) return []
  return isText(content) ? split(content) : content.flatMap((child) => sentencesIn(child, edition))
}

const INLINES = new Set(['text', 'field', 'hardBreak', 'footnote', 'crossReference', 'tickBox'])

const isText = (content: readonly DocumentNode[]): content is readonly Inline[] =>
  content[0] !== undefined && INLINES.has(content[0].type)

/** The sentences of a row. A value alone in a cell is shown after the heading of its row, or else of its column. */
function rowSentences(row: TableRow, header: TableRow | undefined, edition: Edition): FieldSentence[] {
  return row.content.flatMap((cell, index) => {
    const label = index > 0 ? words(row.content[0]) : row === header ? '' : words(header?.content[0])
    return cell.content
      .flatMap((block) => sentencesIn(block, edition))
      .map((sentence) =>
        sentence.hasWords || label === ''
          ? sentence
          : { ...sentence, runs: [{ what: `${label}: `, onlyIf: null }, ...sentence.runs] },
      )
  })
}

/** The words of a heading, without fields and notes. */
function words(node: DocumentNode | undefined): string {
  if (!node) return ''
  if (node.type === 'text') return node.text
  const content = ('content' in node ? node.content : undefined) as readonly DocumentNode[] | undefined
  return (content ?? []).map(words).join('').trim()
}

/** Replaces a field while a paragraph is divided into sentences. */
const FIELD = '\uE000'
/** Space between two sentences: after a stop that does not belong to an abbreviation, before a capital, digit or field. */
const BETWEEN = new RegExp(
  `(?<=(?:[\\p{L}\\p{N}\\)”’]{3}|${FIELD})[.!?][”’)]?)\\s+(?=[“‘(]?[\\p{Lu}\\p{N}${FIELD}])`,
  'u',
)

/** Divides a paragraph into its sentences; those without a field are left out. */
function split(content: readonly Inline[]): FieldSentence[] {
  const letters = content.flatMap(lettersOf)
  const text = letters.map(({ what }) => (typeof what === 'string' ? what : FIELD)).join('')
  let from = 0
  return text.split(BETWEEN).flatMap((sentence): FieldSentence[] => {
    from = text.indexOf(sentence, from)
    const runs = runsOf(letters.slice(from, from + sentence.length))
    from += sentence.length
    if (!runs.some(({ what }) => typeof what !== 'string')) return []
    return [{ runs, hasWords: /\p{L}{2}/u.test(sentence) }]
  })
}

/** The letters of an inline one by one; a field is a single letter. */
function lettersOf(inline: Inline): Run[] {
  const onlyIf = conditionIn(inline.marks)
  if (inline.type === 'field') return [{ what: inline.attrs, onlyIf }]
  return plain(inline)
    .split('')
    .map((what) => ({ what, onlyIf }))
}

/** Letters under the same condition are one run. */
function runsOf(letters: readonly Run[]): Run[] {
  const runs: Run[] = []
  for (const letter of letters) {
    const last = runs.at(-1)
    const joins = last && last.onlyIf === letter.onlyIf
    if (joins && typeof last.what === 'string' && typeof letter.what === 'string')
      runs[runs.length - 1] = { ...last, what: last.what + letter.what }
    else runs.push(letter)
  }
  return runs
}

function plain(inline: Exclude<Inline, Field>): string {
  if (inline.type === 'text') return inline.text.replaceAll(FIELD, '')
  if (inline.type === 'crossReference') return '…'
  return inline.type === 'hardBreak' ? ' ' : ''
}
