// Turns pieces in a line of text into inline nodes: words with marks, fields, notes.
import type { FieldUse, Footnote, Inline, Mark, MarkName, Text } from '#shared/document/nodes'
import { isAllowedHref } from '#shared/document/schema'
import { isMonth } from '#shared/source-dates'
import { readCondition } from './condition-syntax'
import { fault } from './fault'
import { readFieldUse } from './field-syntax'
import { descriptionOf, htmlInWords, wordsIn, wordsOfHtml } from './foreign-words'
import type { Outline, Piece } from './markdown'

/** State shared by the readers of one file. */
export interface Source {
  /** Name of the file in messages. */
  readonly file: string
  readonly notes: Outline['notes']
  /** Returns the next id; ids are the same each time the file is read. */
  readonly newId: () => string
  /** Absent for a template, in which everything that the format does not have is refused. */
  readonly any?: AnyMarkdown
}

/** How Markdown by anyone is read: what the format does not have becomes the nearest that a pack has, and is told. */
export interface AnyMarkdown {
  /** Depth of the heading of the section that the text is in. */
  depth: number
  /** The program wrote it: it has the format of templates. */
  readonly isOwn: boolean
  /** The asset that an address of a picture names; null when there is none. */
  picture(address: string): string | null
  /** Something is not kept, or otherwise. */
  tell(kind: 'lost' | 'changed', what: string): void
}

const MARKS: Readonly<Record<string, 'bold' | 'italic'>> = { strong: 'bold', em: 'italic' }

/** The mark of words to confirm. */
export const SUGGESTED: Mark = { type: 'toConfirm' }

/** The marks that concern the content: notes and breaks have them, too. */
const MEANINGS: readonly string[] = ['onlyIf', 'toConfirm'] satisfies MarkName[]

/** Markdown that was meant as an element but is not one, and would print literally. */
const STRAY: readonly (readonly [RegExp, string])[] = [
  [
    /\{\{[#/]/,
    'words that depend on a field must look like {{#if field_name}}words{{/if}} or {{#unless field_name}}words{{/unless}}, within one paragraph or cell and not in each other',
  ],
  [
    /\{\{|\}\}/,
    'a field must look like {{field_name}}, {{the field_name}} or another form in templates/README.md',
  ],
  [/\[\^/, 'this note has no definition: add a line `[^key]: text` at the end of the file'],
  [
    /\{\?|\?\}/,
    'words to confirm must look like {?words?}, within one paragraph or cell and not in each other',
  ],
  [
    /^:::/,
    'unknown container; use audience, callout, confirm, coordination, decision, guidance, options, signature or trainer',
  ],
  [/\]\(/, 'this link has an address that is not allowed: it must begin with https://, http:// or mailto:'],
  [/<\/?[a-z!]/i, 'HTML is not allowed'],
  [/\*\*/, 'this bold text is not closed'],
]

/** Reads the inline pieces of a paragraph, heading or cell. */
export function readInlines(source: Source, pieces: readonly Piece[], marks: readonly Mark[] = []): Inline[] {
  if (!source.any) return joinText(pieces.flatMap((piece) => readInline(source, piece, marks)))
  // Tags that mean a format begin and end among the pieces.
  const open: { readonly tag: string; readonly mark: Mark }[] = []
  return joinText(
    pieces.flatMap((piece) => {
      const found = piece.type === 'html_inline' ? formatTag(piece.content) : null
      if (!found)
        return readInline(
          source,
          piece,
          open.reduce((all, { mark }) => withMark(all, mark), [...marks]),
        )
      if (!found.closes) open.push(found)
      else {
        const at = open.findLastIndex(({ tag }) => tag === found.tag)
        if (at >= 0) open.splice(at, 1)
      }
      return []
    }),
  )
}

const FORMATS: Readonly<Record<string, MarkName>> = {
  ...{ b: 'bold', strong: 'bold', i: 'italic', em: 'italic', u: 'underline', ins: 'underline' },
  ...{ s: 'strike', del: 'strike', strike: 'strike', sup: 'superscript', sub: 'subscript', code: 'code' },
}

/** A tag that begins or ends a format; null for others. */
function formatTag(
  html: string,
): { readonly tag: string; readonly mark: Mark; readonly closes: boolean } | null {
  const [, slash = '', tag = ''] = /^<(\/?)([a-z]+)\s*>$/i.exec(html) ?? []
  const type = FORMATS[tag.toLowerCase()]
  return type ? { tag: tag.toLowerCase(), mark: { type } as Mark, closes: slash !== '' } : null
}

function readInline(source: Source, piece: Piece, marks: readonly Mark[]): Inline[] {
  const marked = marks.length > 0 ? { marks } : {}
  // Breaks and notes have no formatting.
  const meanings = marks.filter(({ type }) => MEANINGS.includes(type))
  const meant = meanings.length > 0 ? { marks: meanings } : {}
  switch (piece.type) {
    case 'inline':
      return readInlines(source, piece.children, marks)
    case 'text':
      return readText(source, piece, marked)
    case 'softbreak':
      return [{ type: 'text', text: ' ', ...marked }]
    case 'hardbreak':
      return [{ type: 'hardBreak', ...meant }]
    case 'field':
      return [{ type: 'field', attrs: readField(source, piece), ...marked }]
    case 'footnote_ref':
      return [{ ...readNote(source, piece), ...meant }]
    case 'tick_box':
      return [{ type: 'tickBox', attrs: { checked: piece.content !== ' ' }, ...meant }]
    case 'suggestion':
      return readSuggestion(source, piece, marks)
    case 'condition':
      return readConditional(source, piece, marks)
    case 'strong':
    case 'em':
      return readInlines(source, piece.children, withMark(marks, { type: MARKS[piece.type] ?? 'bold' }))
    case 'link':
      return readInlines(source, piece.children, linkMarks(source, piece, marks))
    default:
      if (source.any) return readOther(source, source.any, piece, marks)
      throw fault(source.file, piece.line, `${piece.type.replaceAll('_', ' ')} can't be used in a template`)
  }
}

/** What templates don't have. */
function readOther(source: Source, any: AnyMarkdown, piece: Piece, marks: readonly Mark[]): Inline[] {
  const words = (text: string, more: readonly Mark[]): Inline[] =>
    text === '' ? [] : [{ type: 'text', text, ...(more.length > 0 ? { marks: more } : {}) }]
  switch (piece.type) {
    case 's':
      return readInlines(source, piece.children, withMark(marks, { type: 'strike' }))
    case 'code_inline':
      return words(piece.content, withMark(marks, { type: 'code' }))
    case 'image':
      any.tell(
        'lost',
        `The picture ${(piece.attrs.src ?? '').slice(0, 80)} in a line of text: its description stands there`,
      )
      return words(descriptionOf(piece), marks)
    case 'html_inline':
      if (/^<br\b[^>]*>$/i.test(piece.content)) return [{ type: 'hardBreak' }]
      any.tell('lost', htmlInWords(piece.content))
      return words(wordsOfHtml(piece.content), marks)
    default:
      return readInlines(source, piece.children, marks)
  }
}

function readField(source: Source, piece: Piece): FieldUse {
  const use = readFieldUse(piece.content)
  if (!use) throw fault(source.file, piece.line, `{{${piece.content}}} is not a field`)
  return use
}

function readText(source: Source, piece: Piece, marked: { marks?: readonly Mark[] }): Inline[] {
  if (piece.content === '') return []
  if (source.any) return [{ type: 'text', text: piece.content, ...marked }]
  for (const [pattern, message] of STRAY) {
    if (pattern.test(piece.content)) throw fault(source.file, piece.line, message)
  }
  return [{ type: 'text', text: piece.content, ...marked }]
}

function readSuggestion(source: Source, piece: Piece, marks: readonly Mark[]): Inline[] {
  if (piece.children.every(({ type, content }) => type === 'text' && content.trim() === ''))
    throw fault(source.file, piece.line, 'there are no words between {? and ?}')
  return readInlines(source, piece.children, withMark(marks, SUGGESTED))
}

function readConditional(source: Source, piece: Piece, marks: readonly Mark[]): Inline[] {
  const condition = readCondition(piece.info)
  if (!condition) throw fault(source.file, piece.line, `${piece.info} is not a condition`)
  if (marks.some(({ type }) => type === 'onlyIf'))
    throw fault(source.file, piece.line, `${piece.info} can't be in words that depend on a field`)
  if (piece.children.every(({ type, content }) => type === 'text' && content.trim() === ''))
    throw fault(source.file, piece.line, `there are no words after ${piece.info}`)
  return readInlines(source, piece.children, withMark(marks, { type: 'onlyIf', attrs: condition }))
}

function linkMarks(source: Source, piece: Piece, marks: readonly Mark[]): readonly Mark[] {
  const { href = '', title = '' } = piece.attrs
  if (title !== '') source.any?.tell('lost', `The title of a link: ${title.slice(0, 400)}`)
  if (!source.any) return withMark(marks, readLink(source, piece))
  if (isAllowedHref(href)) return withMark(marks, { type: 'link', attrs: { href } })
  source.any.tell('lost', `A link to ${href.slice(0, 60)}: its words stay`)
  return marks
}

function readLink(source: Source, piece: Piece): Mark {
  const href = piece.attrs.href ?? ''
  if (!isAllowedHref(href))
    throw fault(source.file, piece.line, `the link ${href} must begin with https://, http:// or mailto:`)
  if (piece.attrs.title) throw fault(source.file, piece.line, 'a link has text and an address, but no title')
  return { type: 'link', attrs: { href } }
}

function readNote(source: Source, piece: Piece): Footnote {
  const [paragraph, ...more] = source.notes.get(piece.info)?.children ?? []
  if (source.any) return readAnyNote(source, source.any, piece.info)
  if (paragraph?.type !== 'paragraph' || more.length > 0) {
    throw fault(source.file, piece.line, `the note [^${piece.info}] must be one paragraph of text`)
  }
  const words = paragraph.children
    .flatMap((child) => child.children)
    .filter((child) => child.type !== 'footnote_anchor')
  const content = readInlines(source, words).map((inline): Text => {
    if (inline.type !== 'text')
      throw fault(source.file, paragraph.line, 'a note can contain only text, bold, italic and links')
    return inline
  })
  const kind = piece.info.startsWith('src-') ? 'source' : 'footnote'
  const place = { file: source.file, line: paragraph.line, kind } as const
  const { words: text, checkAfter } = readCheckDate(place, trimEnd(content))
  if (text.length === 0) throw fault(source.file, paragraph.line, `the note [^${piece.info}] is empty`)
  return { type: 'footnote', attrs: { id: source.newId(), kind, checkAfter }, content: text }
}

/** A note by anyone: the texts of its paragraphs one after the other. */
function readAnyNote(source: Source, any: AnyMarkdown, key: string): Footnote {
  const children = source.notes.get(key)?.children ?? []
  if (children.some(({ type }) => type !== 'paragraph') || children.length > 1)
    any.tell('changed', 'A note of several paragraphs: it is one')
  const content = children.flatMap((child, index) => {
    const pieces = child.children
      .flatMap((one) => one.children)
      .filter(({ type }) => type !== 'footnote_anchor')
    const read = child.type === 'paragraph' ? readInlines(source, pieces) : wordsIn(child, source.notes)
    const texts = read.flatMap((inline): Text[] =>
      inline.type === 'text' ? [withNoteMarks(inline)] : textOfInline(inline),
    )
    return index > 0 ? [{ type: 'text', text: ' ' } as const, ...texts] : texts
  })
  const kind = key.startsWith('src-') ? 'source' : 'footnote'
  const trimmed = trimEnd(content)
  const month = kind === 'source' ? CHECK_DATE.exec(trimmed.at(-1)?.text ?? '')?.[1] : undefined
  const { words, checkAfter } =
    month !== undefined && isMonth(month)
      ? readCheckDate({ file: source.file, line: 1, kind }, trimmed)
      : { words: trimmed, checkAfter: null }
  const attrs = { id: source.newId(), kind, checkAfter } as const
  return words.length > 0
    ? { type: 'footnote', attrs, content: joinText(words) as Text[] }
    : { type: 'footnote', attrs }
}

/** What a note can't have besides text, as text. */
function textOfInline(inline: Inline): Text[] {
  switch (inline.type) {
    case 'hardBreak':
      return [{ type: 'text', text: ' ' }]
    case 'field':
      return [{ type: 'text', text: `{{${inline.attrs.name}}}` }]
    case 'tickBox':
      return [{ type: 'text', text: inline.attrs.checked ? '☒ ' : '☐ ' }]
    case 'footnote':
      return [{ type: 'text', text: ' (' }, ...(inline.content ?? []), { type: 'text', text: ')' }]
    default:
      return []
  }
}

const NOTE_MARKS: readonly string[] = ['bold', 'italic', 'link'] satisfies MarkName[]

function withNoteMarks({ marks = [], ...text }: Text): Text {
  const kept = marks.filter(({ type }) => NOTE_MARKS.includes(type))
  return kept.length > 0 ? { ...text, marks: kept } : text
}

const CHECK_DATE = /\s*\{check: *([^{}]*)\}$/

/** Removes `{check: 2027-06}` from the end of a source. */
function readCheckDate(
  { file, line, kind }: { readonly file: string; readonly line: number; readonly kind: string },
  content: readonly Text[],
): { words: Text[]; checkAfter: string | null } {
  const last = content.at(-1)
  const [tail = '', month = ''] = CHECK_DATE.exec(last?.text ?? '') ?? []
  const words = content
    .map((text) =>
      text === last ? { ...text, text: text.text.slice(0, text.text.length - tail.length) } : text,
    )
    .filter(({ text }) => text !== '')
  if (words.some(({ text }) => text.includes('{check')))
    throw fault(file, line, 'the date to check a source again must be at its end: {check: 2027-06}')
  if (tail === '') return { words, checkAfter: null }
  if (kind !== 'source') throw fault(file, line, 'only a source, [^src-…], can have a date to check it again')
  if (!isMonth(month)) throw fault(file, line, `"${month}" is not a month; write {check: 2027-06}`)
  return { words, checkAfter: month }
}

/** The plugin leaves a space before its back reference. */
function trimEnd(content: readonly Text[]): Text[] {
  return content.map((text, index) =>
    index === content.length - 1 ? { ...text, text: text.text.trimEnd() } : text,
  )
}

/** With one more mark, in the order of the schema. */
export function withMark(marks: readonly Mark[], mark: Mark): Mark[] {
  return [...marks.filter((other) => other.type !== mark.type), mark].sort(byRank)
}

const RANK: readonly string[] = [
  ...['onlyIf', 'toConfirm', 'link', 'bold', 'italic'],
  ...['underline', 'strike', 'superscript', 'subscript', 'code'],
]

function byRank(a: Mark, b: Mark): number {
  return RANK.indexOf(a.type) - RANK.indexOf(b.type)
}

function joinText(inlines: readonly Inline[]): Inline[] {
  const joined: Inline[] = []
  for (const inline of inlines) {
    const last = joined.at(-1)
    if (
      inline.type === 'text' &&
      last?.type === 'text' &&
      JSON.stringify(last.marks) === JSON.stringify(inline.marks)
    ) {
      joined[joined.length - 1] = { ...last, text: last.text + inline.text }
    } else {
      joined.push(inline)
    }
  }
  return joined
}
