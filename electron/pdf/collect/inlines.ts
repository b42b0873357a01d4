// Inline content -> runs: marks become styles, fields their values, references and notes their numbers and links.

import { changeOf } from '#shared/compare/change'
import { linkNotes, printedAddress } from '#shared/document/link-notes'
import type { CrossReference, FieldUse, Footnote, Inline, Mark, TickBox } from '#shared/document/nodes'
import { noteMark } from '#shared/document/note-mark'
import { changesOf, isChange } from '#shared/document/proposals'
import { sourceKey } from '#shared/document/survey'
import { fieldText, printedField } from '#shared/field-text'
import { hasRightToLeft, isolated, needsIsolates } from '#shared/isolates'
import { findLevel } from '#shared/markings'
import { caveatOf, portionText } from '#shared/portions'
import { filled, printWords } from '#shared/print-words'
import { assertNever } from '#shared/result'
import { withoutSecondStop } from '#shared/sentence-ends'
import { fontOf, isCode, styleOfFont } from '../fonts/font-style'
import { remember } from '../remember'
import type { TextLook } from '../theme'
import type { LinkTarget, TagIndex } from '../types'
import type { Note, Run, RunStyle } from './blocks'
import { markedRuns, signOf } from './changes'
import { COMMENT_FILL, commentAnchor, commentLabel } from './comment-marks'
import { addTag, type Collector, plainStyle, referenceText } from './context'
import { spaced } from './spacing'
import { foreignPieces, raisedFigure } from './spoken'

/** How tick boxes are printed. */
export const TICKED = '☑'
export const UNTICKED = '☐'

const SUPERSCRIPT = { scale: 0.65, rise: 0.34 }
/** Large enough for a pen. */
const BOX = { scale: 1.25, rise: -0.06 }
const SUBSCRIPT = { scale: 0.65, rise: -0.14 }
/** Monospaced type looks larger than the text around it. */
const CODE_SCALE = 0.92

interface Scope {
  readonly collector: Collector
  readonly look: TextLook
  readonly tag: TagIndex
  readonly styles: Map<string, RunStyle>
  /** The style of text without marks, once needed. */
  plain: RunStyle | null
  /** Styles with the background of commented text. */
  readonly commented: Map<RunStyle, RunStyle>
  /** Whether values must not move what is around them: the line runs in both directions. */
  readonly isolates: boolean
  /** Link that the last run was part of: neighbours with the same target share an element. */
  link: { href: string; tag: TagIndex } | null
}

/** Converts inline content to runs in a look; the text belongs to `tag`. Notes contain no further notes. */
export function collectInlines(
  collector: Collector,
  content: readonly Inline[] | undefined,
  look: TextLook,
  tag: TagIndex,
  inNote = false,
): Run[] {
  const inlines = content ?? []
  const scope: Scope = {
    collector,
    look,
    tag,
    styles: new Map(),
    plain: null,
    commented: new Map(),
    isolates: runsBothWays(collector, inlines),
    link: null,
  }
  const addresses = collector.input.numbering.linkNotes ? linkNotes(inlines) : null
  const runs: Run[] = []
  for (let i = 0; i < inlines.length; i++) {
    const own = collectInline(scope, inlines[i] as Inline)
    const before = inlines[i - 1]
    runs.push(...(before?.type === 'field' ? withoutDoubleStop(collector, before.attrs, own) : own))
    const href = addresses?.get(i)
    if (href !== undefined) runs.push(collectAddress(scope, href, inNote))
  }
  return runs.length > 1 ? joined(runs) : runs
}

/** The runs after a field without a full stop where its value ends the sentence. */
function withoutDoubleStop(collector: Collector, before: FieldUse, runs: Run[]): Run[] {
  const [first, ...rest] = runs
  if (!first) return runs
  const text = withoutSecondStop(fieldWords(collector, before).text, first.text)
  if (text === first.text) return runs
  return text === '' ? rest : [{ ...first, text }, ...rest]
}

const isValue = ({ type }: Inline): boolean => type === 'field' || type === 'crossReference'

/** Whether values of a line have to be isolated. */
function runsBothWays(collector: Collector, inlines: readonly Inline[]): boolean {
  if (inlines.length < 2 || !inlines.some(isValue)) return false
  return needsIsolates(
    inlines.map((inline) => {
      if (inline.type === 'field') return { text: fieldWords(collector, inline.attrs).text, isValue: true }
      const isReference = inline.type === 'crossReference'
      if (isReference) return { text: referenceText(collector, inline) ?? '', isValue: true }
      return { text: inline.type === 'text' ? inline.text : '', isValue: false }
    }),
  )
}

/**
 * Joins adjacent runs of the same style: an unprinted boundary, such as that of a comment, must not split a ligature.
 */
function joined(runs: readonly Run[]): Run[] {
  const whole: Run[] = []
  for (const run of runs) {
    const last = whole.at(-1)
    if (last && last.style === run.style && isPlain(last) && isPlain(run) && sameComments(last, run))
      whole[whole.length - 1] = { ...last, text: last.text + run.text }
    else whole.push(run)
  }
  return whole
}

const isPlain = (run: Run): boolean => run.note === undefined && run.from === undefined

const sameComments = (one: Run, other: Run): boolean =>
  one.changes === other.changes &&
  (one.comments === other.comments || String(one.comments) === String(other.comments))

/** An inline, with the numbers of the comments that end at it. */
function collectInline(scope: Scope, inline: Inline): Run[] {
  const { comments, input } = scope.collector
  const proposed = changesOf(inline)
  const change = changeOf(inline) ?? (input.commentsApart ? undefined : signOf(proposed))
  const bare = collectBare(scope, inline)
  const marked = change ? markedRuns(scope.collector, change, bare) : bare
  const isApart = input.commentsApart && proposed.length > 0
  const runs = isApart ? marked.map((run) => ({ ...run, changes: proposed })) : marked
  if (!comments.commented.has(inline)) return runs
  if (input.commentsApart) {
    const about = comments.covering.get(inline) ?? []
    return runs.map((run) => ({ ...run, comments: about }))
  }
  const numbers = comments.endingAt.get(inline) ?? []
  const shown = runs.map((run) => ({ ...run, style: commented(scope, run.style) }))
  return [...shown, ...numbers.map((number) => collectMark(scope, number))]
}

/** The style with the background of commented text; always the same object, so that the runs stay one text. */
function commented(scope: Scope, style: RunStyle): RunStyle {
  return remember(scope.commented, style, () => ({ ...style, fill: COMMENT_FILL }))
}

function collectMark({ collector, look, tag }: Scope, number: number): Run {
  const { notes } = printWords(collector.input.language)
  const link = addTag(collector, 'Link', addTag(collector, 'Reference', tag))
  const target = { kind: 'anchor', id: commentAnchor(number) } as const
  const raisedStyle = raised(plainStyle({ ...look, bold: true }, link), SUPERSCRIPT)
  return {
    text: commentLabel(number),
    style: { ...raisedStyle, link: target, name: filled(notes.comment, { n: commentLabel(number) }) },
  }
}

function collectBare(scope: Scope, inline: Inline): Run[] {
  switch (inline.type) {
    case 'text':
      return collectText(scope, cleanText(inline.text), styleOf(scope, inline.marks))
    case 'hardBreak':
      return [{ text: '\n', style: styleOf(scope, undefined) }]
    case 'field':
      return [collectField(scope, inline.attrs, inline.marks)]
    case 'footnote':
      return [collectNote(scope, inline)]
    case 'crossReference':
      return collectReference(scope, inline)
    case 'tickBox':
      return [collectTickBox(scope, inline)]
    // What is printed of it are words by now (`unknown/printed.ts`).
    case 'unknownInline':
      return []
    default:
      return assertNever(inline, 'inline node')
  }
}

/** Text, split where a screen reader needs a hint. The text of a link stays one element. */
function collectText({ collector }: Scope, typed: string, style: RunStyle): Run[] {
  const text = styleOfFont(style.font).family === 'mono' ? typed : spaced(typed, collector.input.language)
  if (style.link !== null) return [{ text, style }]
  const { language } = collector.input
  const figure = style.rise > 0 ? raisedFigure(text) : null
  const pieces = figure ? [{ text, facts: figure }] : foreignPieces(text, language)
  if (pieces === null) return [{ text, style }]
  return pieces.map(({ text: words, facts }) => ({
    text: words,
    style: facts === null ? style : { ...style, tag: addTag(collector, 'Span', style.tag, facts) },
  }))
}

/** Control characters have no ink, and a font may draw them as boxes. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: matches control characters on purpose
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g
/** Unpaired surrogates: no encoding can represent them. */
const HALVES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Unicode noncharacters. */
const NO_CHARACTERS = /\p{Noncharacter_Code_Point}/gu

/** Anything of these; characters beyond 16 bits are looked at one by one. Nearly all text has none. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: matches control characters on purpose
const SUSPECT = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]/

/** Printable text: control characters become spaces, unpaired surrogates and noncharacters question marks. */
export function cleanText(text: string): string {
  if (!SUSPECT.test(text)) return text
  return text.replace(CONTROLS, ' ').replace(HALVES, '\ufffd').replace(NO_CHARACTERS, '\ufffd')
}

function collectField(scope: Scope, use: FieldUse, marks: readonly Mark[] | undefined): Run {
  const { text, isBlank } = fieldWords(scope.collector, use)
  const style = styleOf(scope, marks)
  const words = scope.isolates ? linewise(text, isolated) : text
  return {
    text: words,
    style: isBlank ? { ...style, fill: scope.collector.input.theme.colours.blank } : style,
  }
}

/** What a field prints: its words, or a blank with its label. */
function fieldWords(
  { input }: Collector,
  use: FieldUse,
): { readonly text: string; readonly isBlank: boolean } {
  const field = input.fields.get(use.name)
  const words = field ? fieldText(field, input.language, use.form) : ''
  return { text: linewise(words || printedField('', field, use), cleanText), isBlank: words === '' }
}

/** Changes each line of a value: its line breaks are printed, such as those of an address. */
const linewise = (text: string, change: (line: string) => string): string =>
  text
    .split(/\r\n?|\n/)
    .map(change)
    .join('\n')

function collectNote(scope: Scope, footnote: Footnote): Run {
  const { collector } = scope
  const { theme, notes, numbering } = collector.input
  const key = footnote.attrs.kind === 'source' ? sourceKey(footnote) : null
  const counted = collector.counter.note(key)
  const { number, listed: source } = counted
  const place = source ? numbering.sources : notes
  const series = place === 'sections' ? `${collector.sectionId}-` : ''
  const list = source ? collector.sources : place === 'footnotes' ? null : collector.endnotes
  const anchor = `${source ? 'source' : 'note'}-${series}${number}`
  const link = addTag(collector, 'Link', addTag(collector, 'Reference', scope.tag))
  const tag = list ? -1 : addTag(collector, 'Note', noteParent(scope), { id: anchor })
  const label = plainStyle(theme.note, list ? -1 : addTag(collector, 'Link', addTag(collector, 'Lbl', tag)))
  const own = collectInlines(collector, footnote.content, theme.note, tag, true)
  const text = noteMark(counted)
  const words = printWords(collector.input.language).notes
  const name = filled(source ? words.source : words.note, { n: number })
  const back = {
    link: { kind: 'anchor', id: `to-${anchor}` },
    name: filled(words.back, { name }),
  } as const
  const note: Note = {
    number,
    source: key ?? '',
    anchor,
    label: [{ text, style: { ...label, ...back } }],
    repeatStyle: plainStyle(theme.note, tag),
    repeated: words.see,
    runs: own.length > 0 ? own : [{ text: '—', style: plainStyle(theme.note, tag) }],
  }
  if (list && !list.some((one) => one.number === number)) list.push(note)
  const style = {
    ...markStyle(plainStyle(scope.look, link), text),
    link: { kind: 'anchor', id: anchor } as const,
    name,
    anchor: `to-${anchor}`,
  }
  return list ? { text, style } : { text, style, note }
}

/** A note belongs to the text that refers to it, but is not part of a heading's text. */
function noteParent({ collector, tag }: Scope): TagIndex {
  const own = collector.tags[tag]
  return own && /^H[1-6]$/.test(own.role) ? own.parent : tag
}

/** The address of a link, for readers on paper: in a note, or in brackets inside a note. */
function collectAddress(scope: Scope, href: string, inNote: boolean): Run {
  const address = { type: 'text', text: printedAddress(href) } as const
  scope.link = null
  if (inNote) return { text: ` <${cleanText(address.text)}>`, style: styleOf(scope, undefined) }
  const marks = [{ type: 'link', attrs: { href } }] as const
  return collectNote(scope, {
    type: 'footnote',
    attrs: { id: '', kind: 'footnote', checkAfter: null },
    content: [{ ...address, marks }],
  })
}

function collectReference(scope: Scope, reference: CrossReference): Run[] {
  const { collector } = scope
  const text = referenceText(collector, reference)
  if (text === null) {
    const style = { ...styleOf(scope, reference.marks), fill: collector.input.theme.colours.blank }
    const { missing } = printWords(collector.input.language).references
    return [{ text: missing.replaceAll(' ', '\u00a0'), style }]
  }
  const tag = addTag(collector, 'Link', scope.tag)
  const link = { kind: 'anchor', id: reference.attrs.target } as const
  const words = scope.isolates ? isolated(cleanText(text)) : cleanText(text)
  const from = { kind: 'reference', show: reference.attrs.show } as const
  return [{ text: words, style: { ...styleOf(scope, reference.marks), tag, link }, from }]
}

/** A screen reader says whether the box is ticked instead of naming the sign. */
function collectTickBox(scope: Scope, { attrs, marks }: TickBox): Run {
  const style = styleOf(scope, marks)
  const { ticked, notTicked } = printWords(scope.collector.input.language).spoken
  const alt = attrs.checked ? ticked : notTicked
  const tag = addTag(scope.collector, 'Span', style.tag, { alt })
  const size = style.size * BOX.scale
  const rise = style.rise + style.size * BOX.rise
  const from = { kind: 'tick', checked: attrs.checked } as const
  return { text: attrs.checked ? TICKED : UNTICKED, style: { ...style, size, rise, tag }, from }
}

function styleOf(scope: Scope, all: readonly Mark[] | undefined): RunStyle {
  const marks = all?.filter((mark) => mark.type !== 'comment' && !isChange(mark))
  const link = marks?.find((mark) => mark.type === 'link')
  const href = link?.type === 'link' ? link.attrs.href : null
  if (href === null) scope.link = null
  else if (scope.link?.href !== href) {
    scope.link = { href, tag: addTag(scope.collector, 'Link', scope.tag) }
  }
  // Most text has no marks: its style is found without building a key.
  if (!marks?.length) {
    scope.link = null
    scope.plain ??= makeStyle(scope, NO_MARKS, null)
    return scope.plain
  }
  const names = marks.map((mark) => mark.type).sort()
  const key = `${names.join()} ${scope.link?.tag ?? ''}`
  return remember(scope.styles, key, () => makeStyle(scope, new Set(names), href))
}

const NO_MARKS: ReadonlySet<Mark['type']> = new Set()

function makeStyle(scope: Scope, marks: ReadonlySet<Mark['type']>, href: string | null): RunStyle {
  const { look, collector } = scope
  const { colours } = collector.input.theme
  const code = marks.has('code')
  const style: RunStyle = {
    font: fontOf(
      code ? 'mono' : look.family,
      look.bold || marks.has('bold'),
      look.italic !== marks.has('italic'),
    ),
    size: code ? look.size * CODE_SCALE : look.size,
    colour: href === null ? look.colour : colours.link,
    ...(look.form && { form: look.form }),
    rise: 0,
    // A link is seen without colour, too.
    underline: marks.has('underline') || href !== null,
    strike: marks.has('strike'),
    fill: marks.has('toConfirm') ? colours.blank : code ? colours.codeFill : null,
    link: href === null ? null : targetOf(href),
    tag: scope.link?.tag ?? scope.tag,
  }
  if (marks.has('superscript')) return raised(style, SUPERSCRIPT)
  return marks.has('subscript') ? raised(style, SUBSCRIPT) : style
}

/** The fonts have raised figures that are as heavy as the text; other marks are made of smaller letters. */
const markStyle = (style: RunStyle, text: string): RunStyle =>
  /^\d+$/.test(text) && !isCode(style.font) ? { ...style, form: 'note' } : raised(style, SUPERSCRIPT)

function raised(style: RunStyle, by: { readonly scale: number; readonly rise: number }): RunStyle {
  return { ...style, size: style.size * by.scale, rise: style.rise + style.size * by.rise }
}

function targetOf(href: string): LinkTarget {
  return href.startsWith('#') ? { kind: 'anchor', id: href.slice(1) } : { kind: 'address', href }
}

/** `(O-S) ` before a portion with its own marking; nothing without one. */
export function portionMark(collector: Collector, marking: string | null, style: RunStyle): Run[] {
  if (marking === null) return []
  const spec = findLevel(collector.input.scheme, marking)
  const mark = portionText(marking)
  if (!spec || mark === '') return []
  // Announced in full, followed by a pause.
  const tag = addTag(collector, 'Span', style.tag, {
    expansion: `${[spec.banner, caveatOf(marking)].filter((words) => words !== '').join(', ')}: `,
  })
  // A mark in a script from right to left must not turn the paragraph around.
  const alone = hasRightToLeft(mark) ? isolated(mark) : mark
  return [{ text: `${alone}\u00a0`, style: { ...style, tag } }]
}
