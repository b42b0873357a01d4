// Words of a pack as Markdown. What Markdown can't say of them is left out here: the caller notices that by reading it back.
import type { FieldUse, Footnote, Inline, Mark, MarkName } from '#shared/document/nodes'
import { unknownFacts } from '#shared/document/unknown/part'

/** Collects the notes of a text, and gives them their keys. */
export interface Notes {
  /** Returns the key of a note. */
  key(note: Footnote): string
}

/** The marks from the outside to the inside. */
const ORDER = [
  'onlyIf',
  'toConfirm',
  'link',
  'bold',
  'italic',
  'strike',
] as const satisfies readonly MarkName[]
const SIGNS = { bold: '**', italic: '*', strike: '~~' } as const

/** Writes a line of text. */
export function writeInlines(inlines: readonly Inline[] | undefined, notes: Notes, depth = 0): string {
  const type = ORDER[depth]
  if (!inlines || inlines.length === 0) return ''
  if (type === undefined) return inlines.map((inline) => writeInline(inline, notes)).join('')
  return runsOf(inlines, type)
    .map(([mark, run]) => {
      const words = writeInlines(run, notes, depth + 1)
      return mark ? marked(mark, words) : words
    })
    .join('')
}

type Run = readonly [mark: Mark | undefined, inlines: readonly Inline[]]

function runsOf(inlines: readonly Inline[], type: MarkName): Run[] {
  const runs: [Mark | undefined, Inline[]][] = []
  for (const inline of inlines) {
    const mark = inline.marks?.find((one) => one.type === type)
    const last = runs.at(-1)
    if (last && JSON.stringify(last[0]) === JSON.stringify(mark)) last[1].push(inline)
    else runs.push([mark, [inline]])
  }
  return runs
}

function marked(mark: Mark, words: string): string {
  switch (mark.type) {
    case 'onlyIf': {
      const word = mark.attrs.filled ? 'if' : 'unless'
      return `{{#${word} ${mark.attrs.field}}}${words}{{/${word}}}`
    }
    case 'toConfirm':
      return `{?${words}?}`
    case 'link':
      return `[${words}](<${mark.attrs.href.replaceAll(/[<>\\]/g, '\\$&')}>)`
    case 'bold':
    case 'italic':
    case 'strike':
      return `${SIGNS[mark.type]}${words}${SIGNS[mark.type]}`
    default:
      return words
  }
}

function writeInline(inline: Inline, notes: Notes): string {
  switch (inline.type) {
    case 'text':
      return inline.marks?.some(({ type }) => type === 'code') ? codeText(inline.text) : escaped(inline.text)
    case 'hardBreak':
      return '\\\n'
    case 'field':
      return `{{${fieldText(inline.attrs)}}}`
    case 'footnote':
      return `[^${notes.key(inline)}]`
    case 'tickBox':
      return inline.attrs.checked ? '[x]' : '[ ]'
    case 'crossReference':
      return '(cross-reference)'
    case 'unknownInline':
      return escaped(unknownFacts(inline.attrs.json).lines.join(' '))
  }
}

function codeText(text: string): string {
  const fence = '`'.repeat(1 + Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length)))
  return text.includes('`') ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`
}

/** What stands between the braces of a field. */
export function fieldText({ name, form }: FieldUse): string {
  if (!form) return name
  if (form.agree) return `${name}|${form.agree[0]}|${form.agree[1]}`
  const article = form.article ? (form.capital ? 'The ' : 'the ') : ''
  const word = form.capital && !form.article ? name.charAt(0).toUpperCase() + name.slice(1) : name
  const ending = { possessive: '’s', adjective: '.adjective' }
  return `${article}${word}${form.ending ? ending[form.ending] : ''}`
}

/** Text in which nothing is a sign of Markdown. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[\\`*_[\]<>~{}|]/g, '\\$&')
    .replaceAll(/&(?=#?\w+;)/g, '\\&')
    .replaceAll('?\\}', '\\?\\}')
    .replaceAll('\n', ' ')

/** A line at whose start nothing is a sign of Markdown. */
export const escapedStart = (line: string): string =>
  line
    .replace(/^(\s*)([#+:=-])/, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])/, '$1\\$2')
    .replace(/^Table:/, 'Table\\:')
