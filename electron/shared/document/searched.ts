// The words of a document that a search of the library finds: all that an author can read, printed or not.

import { VOWEL_POINTS } from '../characters'
import { fieldReader } from '../field-text'
import { fold } from '../fold'
import { bannerText } from '../markings'
import type { PackField, PackMeta } from '../pack'
import type { DocumentNode, FieldUse, Section } from './nodes'
import { decided, hasProposals } from './proposals'
import { assetIds, inlinesOf, inlineText, walk } from './query'
import { unknownFacts } from './unknown/part'

/** The words of one section, template or pack as they are indexed. */
export interface SearchedWords {
  readonly title: string
  /** One line per paragraph, caption, note or comment. */
  readonly text: string
}

/** The words of a pack apart from its text, each kind apart so that a search can be limited to one. */
export interface SearchedPack extends SearchedWords {
  readonly kind: string
  readonly marking: string
  readonly author: string
  /** For each field its value after its name, and after its label, and as it is shown. */
  readonly fields: string
}

/** Returns the words of a section: title, text, captions, notes, guidance, comments. `value` returns what a field shows. */
export function sectionWords(section: Section, value: (field: FieldUse) => string): SearchedWords {
  const [title, ...others] = readings(section).map(([first, ...blocks]) => ({
    title: linesOf(first, value).join(' '),
    lines: blocks.flatMap((block) => linesOf(block, value)),
  }))
  if (!title) return { title: '', text: '' }
  const known = new Set(title.lines)
  const proposed = others.flatMap(({ title: own, lines }) =>
    [...(own === title.title ? [] : [own]), ...lines].filter((line) => !known.has(line)),
  )
  return {
    title: indexed(title.title),
    text: indexed([...title.lines, ...proposed, ...commentLines(section)].join('\n')),
  }
}

/** The contents of a section: with proposed changes twice, without them and with all of them. */
function readings(section: Section): Section['content'][] {
  if (!hasProposals(section)) return [section.content]
  // A section that is proposed itself has words in one of the two alone.
  return [...decided([section], 'without'), ...decided([section], 'accepted')].map(({ content }) => content)
}

/** Returns what a section is made of, as words: its template and its images. */
export function usedIn(section: Section): string {
  const { templateId } = section.attrs
  return [...(templateId ? [templateWord(templateId)] : []), ...assetIds(section)].join(' ')
}

/** The word that stands for a template: no part of another one's. */
export const templateWord = (id: string): string => `template${id.replaceAll(/[^a-z0-9]/gi, '')}`

/** Returns the words of blocks, as `sectionWords`. */
export function blockWords(blocks: readonly DocumentNode[]): string {
  return indexed(blocks.flatMap((block) => linesOf(block, ({ name }) => `[${name}]`)).join('\n'))
}

/** Returns the words of a pack that are not in its sections. */
export function packWords(meta: PackMeta, fields: readonly PackField[]): SearchedPack {
  const { values = {}, references = [] } = meta.firstPage ?? {}
  const about = [meta.subtitle, meta.author, meta.organisation, meta.reference, meta.date]
  const shown = fieldReader((name) => fields.find((field) => field.name === name), meta.language)
  const filled = fields.filter(({ value }) => value.trim() !== '')
  const firstPage = [...Object.values(values), ...references.map(({ text }) => text)]
  const lines = [
    ...about,
    ...firstPage,
    ...filled.map(({ name, label }) => `${label}: ${shown({ name })}`),
    ...(meta.abbreviations?.definitions ?? []).map((one) => `${one.abbreviation}: ${one.expansion}`),
  ]
  return {
    title: indexed(meta.title),
    text: indexed(lines.filter((line) => line !== '').join('\n')),
    kind: meta.kind,
    marking: indexed(bannerText(meta.marking)),
    author: indexed(`${meta.author}\n${meta.organisation}`),
    fields: indexed(
      // The value follows both, for `field:host=Norway`.
      filled
        .flatMap(({ name, label, value }) => [`${name} ${value}`, `${label} ${value}`, shown({ name })])
        .join('\n'),
    ),
  }
}

function linesOf(node: DocumentNode, value: (field: FieldUse) => string): string[] {
  const lines: string[] = []
  walk(node, (child) => {
    if (child.type === 'image') lines.push(child.attrs.alt, child.attrs.caption)
    if (child.type === 'table') lines.push(child.attrs.caption)
    if (child.type === 'unknownBlock') lines.push(...unknownFacts(child.attrs.json).lines)
    if (child.type === 'enclosure') lines.push(child.attrs.source, child.attrs.note, child.attrs.alt)
    const inlines = inlinesOf(child)
    if (inlines === undefined) return true
    lines.push(inlineText(inlines, value))
    for (const inline of inlines) if (inline.type === 'footnote') lines.push(inlineText(inline.content))
    return false
  })
  return lines.filter((line) => line !== '' && line !== undefined)
}

const commentLines = ({ attrs }: Section): string[] =>
  (attrs.comments ?? []).flatMap(({ entries }) => entries.map(({ text }) => text))

/** Invisible characters within words, and marks of direction. */
const UNSEEN = /[\u00ad\u2060\ufeff\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]|\ufe0e|\ufe0f/g
/** Letters of scripts that are written without spaces between words, and signs such as ✓ and emoji. */
const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{So}]\p{M}*/gu
/** Separates such letters, so that each is a word to the index; invisible. */
const GAP = '\u200b'
/** Names of one letter, such as C++ and C#, whose signs are a part of the word: private letters stand for them. */
const SIGNED = /(?<![\p{L}\p{N}])\p{L}(?:\+{1,2}|#)(?![\p{L}\p{N}])/gu
const [PLUS, HASH] = ['\uf82b', '\uf823']

/**
 * Returns a text as it is indexed and searched for: ligatures and widths made equal, without invisible characters, and
 * with each letter of a script without spaces as a word.
 */
export function indexed(text: string): string {
  return text
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replace(VOWEL_POINTS, '')
    .replace(UNSPACED, `${GAP}$&${GAP}`)
    .replace(SIGNED, (name) => name.replaceAll('+', PLUS).replace('#', HASH))
}

/** Returns an indexed text as it is shown. */
export const shownWords = (text: string): string =>
  text.replaceAll(GAP, '').replaceAll(PLUS, '+').replaceAll(HASH, '#')

/** Private letters at the beginning and end of a tag, and from which on those are that stand for its signs. */
const [TAG, TAG_END, TAG_SIGNS] = ['\uf854', '\uf855', 0xf0000]

/**
 * Returns a tag as it is indexed and searched for: with its signs, and between marks of its beginning and end. One that is
 * `open` may go on.
 */
export function tagWords(tag: string, open = false): string {
  const words = indexed(tag.replace(/["“”„«»]/g, ' '))
    .replace(/[\p{P}\p{S}]/gu, (sign) => String.fromCodePoint(TAG_SIGNS + (sign.codePointAt(0) ?? 0)))
    .trim()
  return open ? `${TAG} ${words}` : `${TAG} ${words} ${TAG_END}`
}

/** Letters that are also typed as others, and those of alphabets whose accents the index does not fold. */
const SPECIAL = 'øłđðħıæœßþ\\p{sc=Greek}\\p{sc=Cyrillic}\\p{sc=Arabic}'
const SPECIAL_WORDS = new RegExp(`[\\p{L}\\p{M}]*[${SPECIAL}][\\p{L}\\p{M}]*`, 'giu')
const HAS_SPECIAL = new RegExp(`[${SPECIAL}]`, 'iu')

/** Whether a text may be found in another spelling. */
export const hasOtherSpelling = (text: string): boolean => HAS_SPECIAL.test(text)

/** Conjunctions, prepositions and the article, which Arabic writes together with the word after them. */
const ARABIC_BEGINNING = /(?<![\p{L}\p{M}])[وف]?(?:[بكل]?ال|لل|[بكل])?(?=\p{sc=Arabic}{3})/gu

/** Returns words as they are also typed: without accents of any alphabet; in Arabic, without what is joined to their beginning. */
export const otherSpelling = (text: string): string =>
  fold(text).replace(ARABIC_BEGINNING, '').replaceAll('ى', 'ي').replaceAll('ة', 'ه')

/** Returns the words that are also typed with other letters, as typed: `Tromso` for `Tromsø`, `Αθηνα` for `Αθήνα`. */
export function otherSpellings(text: string): string {
  const words = new Set(text.match(SPECIAL_WORDS) ?? [])
  return [...words]
    .flatMap((word) => (otherSpelling(word) === word.toLowerCase() ? [] : otherSpelling(word)))
    .join(' ')
}
