// Runs of text in the style of their paragraph: what differs, links, fields, notes, languages.
import { hasRightToLeft } from '#shared/isolates'
import type { Run, RunStyle } from '../pdf/collect/blocks'
import { styleOfFont } from '../pdf/fonts/font-style'
import type { TextLook } from '../pdf/theme'
import type { Tag } from '../pdf/types'
import { wordsOf } from './bookmarks'
import { commentsAbout } from './comments'
import { fieldXml, runXml, textXml, tickXml } from './fields'
import type { Relations } from './package'
import { References } from './references'
import { fontXml, shading } from './styles'
import { halves, hex } from './units'
import type { Writing } from './writing'
import { el, on, val } from './xml'

/** Where runs are. */
export interface RunPlace {
  readonly tags: readonly Tag[]
  /** The look of the paragraph's style. */
  readonly look: TextLook
  readonly relations: Relations
  readonly rightToLeft: boolean
}

/** Writes runs; neighbours in the same link are one link. */
export function runsXml(writing: Writing, runs: readonly Run[], place: RunPlace): string {
  const parts: string[] = []
  for (let at = 0; at < runs.length; ) {
    const first = runs[at] as Run
    let end = at + 1
    while (end < runs.length && isSameLink(first, runs[end] as Run)) end += 1
    const inner = runs.slice(at, end).map((run) => commented(writing, run, place))
    parts.push(linked(writing, first, inner.join(''), place))
    at = end
  }
  return parts.join('')
}

/** Numbers of notes and references are no links of their own: their fields lead there. */
const isField = (run: Run): boolean => run.note !== undefined || run.from?.kind === 'reference'

function isSameLink(one: Run, other: Run): boolean {
  const { link } = one.style
  return link !== null && !isField(one) && !isField(other) && link === other.style.link
}

function linked(writing: Writing, run: Run, xml: string, place: RunPlace): string {
  const { link, anchor } = run.style
  const marked =
    anchor !== undefined && writing.wanted.has(anchor) ? writing.bookmarks.around([anchor], xml) : xml
  if (link === null || isField(run) || isListedNote(writing, run)) return marked
  if (link.kind === 'anchor')
    return el('w:hyperlink', { 'w:anchor': writing.bookmarks.name(link.id) }, marked)
  const id = place.relations.to('hyperlink', link.href, true)
  return el('w:hyperlink', { 'r:id': id }, marked)
}

const isListedNote = ({ listed }: Writing, { style: { link } }: Run): boolean =>
  link?.kind === 'anchor' && listed.has(link.id)

function commented(writing: Writing, run: Run, place: RunPlace): string {
  const xml = writing.changes.around(run.changes ?? [], oneRun(writing, run, place))
  return commentsAbout(run).length === 0 ? xml : writing.comments.around(run, xml)
}

function oneRun(writing: Writing, run: Run, place: RunPlace): string {
  const { link } = run.style
  if (run.note) return noteXml(writing, run, 'footnotes', place)
  if (isListedNote(writing, run)) return noteXml(writing, run, 'endnotes', place)
  const properties = differences(run.style, place)
  // Taken back from Word, it would be a word of the author's.
  if (run.from?.kind === 'shade') return ''
  if (run.from?.kind === 'tick') return tickXml(run.from.checked, run.text, properties)
  if (run.from?.kind === 'reference' && link?.kind === 'anchor')
    return new References(writing.pack, writing.bookmarks).xml({
      text: run.text,
      anchor: link.id,
      show: run.from.show,
      properties,
    })
  return wordsXml(run, place)
}

function noteXml(writing: Writing, run: Run, kind: 'footnotes' | 'endnotes', place: RunPlace): string {
  const { link } = run.style
  const note = run.note ?? (link?.kind === 'anchor' ? writing.listed.get(link.id) : undefined)
  if (!note) return wordsXml(run, place)
  const notes = writing[kind]
  const look = writing.styles.look('FootnoteText')
  const rightToLeft = writing.pack.isRightToLeft(note.runs)
  const words = runsXml(writing, note.runs, {
    tags: place.tags,
    look,
    relations: notes.relations,
    rightToLeft,
  })
  return notes.refer(note, run.text, words)
}

/** Words in pieces of one direction each. */
function wordsXml({ text, style }: Run, place: RunPlace): string {
  if (text === '') return ''
  const properties = differences(style, place)
  const lang = languageOf(style, place.tags)
  return pieces(text, place.rightToLeft)
    .map(([words, rightToLeft]) => {
      const language =
        lang === undefined ? '' : el('w:lang', { [rightToLeft ? 'w:bidi' : languageKind(lang)]: lang })
      return runXml(properties + on('w:rtl', rightToLeft) + language, textXml(words))
    })
    .join('')
}

const languageKind = (lang: string): string => (/^(ja|zh|ko)\b/.test(lang) ? 'w:eastAsia' : 'w:val')

const RTL = '\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufeff'
/** From the first letter of a script from right to left to the last, without letters of others between. */
const LEFTWARD = new RegExp(`([${RTL}](?:(?:(?!\\p{L})[^\\n]|[${RTL}])*[${RTL}])?)`, 'u')
const LETTER = /\p{L}/u

function pieces(text: string, inLeftward: boolean): [words: string, rightToLeft: boolean][] {
  if (!hasRightToLeft(text)) return [[text, inLeftward && !LETTER.test(text)]]
  return text
    .split(LEFTWARD)
    .map((words): [string, boolean] => [words, hasRightToLeft(words) || (inLeftward && !LETTER.test(words))])
    .filter(([words]) => words !== '')
}

/** The language of the nearest element that has one. */
function languageOf({ tag }: RunStyle, tags: readonly Tag[]): string | undefined {
  for (let at = tag; at >= 0; at = tags[at]?.parent ?? -1) {
    const lang = tags[at]?.lang
    if (lang !== undefined) return lang
  }
  return undefined
}

/** Sizes of raised letters are Word's affair. */
const RAISED = 0.1

/** The properties of a run that differ from its paragraph's style. */
function differences(style: RunStyle, { look }: RunPlace): string {
  const { family, bold, italic } = styleOfFont(style.font)
  const isMark = style.form === 'note'
  const raised = isMark || Math.abs(style.rise) > RAISED * look.size
  const size = raised || isTickSize(style) ? look.size : style.size
  const toggle = (name: string, is: boolean, was: boolean): string =>
    is === was ? '' : el(`w:${name}`, is ? {} : { 'w:val': 0 }) + el(`w:${name}Cs`, is ? {} : { 'w:val': 0 })
  const changedSize =
    halves(size) === halves(look.size) ? '' : val('w:sz', halves(size)) + val('w:szCs', halves(size))
  return [
    family === look.family ? '' : fontXml(family),
    toggle('b', bold, look.bold),
    toggle('i', italic, look.italic),
    on('w:strike', style.strike),
    style.colour === look.colour ? '' : val('w:color', hex(style.colour)),
    changedSize,
    style.underline ? val('w:u', 'single') : '',
    style.fill === null ? '' : shading(style.fill),
    raised ? val('w:vertAlign', isMark || style.rise > 0 ? 'superscript' : 'subscript') : '',
  ].join('')
}

/** Tick boxes are set larger and a little lower, for a pen. */
const isTickSize = ({ rise }: RunStyle): boolean => rise < 0

/** The label of a caption with its number as a field, and the words, each under a bookmark. */
export function captionXml(
  writing: Writing,
  runs: readonly Run[],
  anchors: readonly string[],
  place: RunPlace,
): string {
  const at = runs.findIndex(({ from }) => from?.kind === 'count')
  const label = runs[at]
  if (!label) return runsXml(writing, runs, place)
  const properties = differences(label.style, place)
  const [, name = '', number = ''] = /^(\S+)\s(\S+)$/.exec(label.text) ?? []
  const counted = runXml(properties, textXml(`${name} `)) + sequence(name, number, properties)
  const [space, ...words] = runs.slice(at + 1)
  return [
    runsXml(writing, runs.slice(0, at), place),
    writing.bookmarks.around(anchors, counted),
    space ? runsXml(writing, [space], place) : '',
    writing.bookmarks.around(anchors.map(wordsOf), runsXml(writing, words, place)),
  ].join('')
}

const sequence = (name: string, number: string, properties: string): string =>
  fieldXml(`SEQ ${name} \\* ARABIC`, runXml(properties, textXml(number)), properties)
