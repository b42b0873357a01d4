// Markings that are words of a file: which scheme and level the lines of its pages and the marks before its paragraphs can be.
import type { DocumentNode, Section } from './document/nodes'
import { findScheme, levelRank, type MarkingScheme, type PackMarking, TRAINING_RIDER } from './markings'
import { knownSchemes } from './own-schemes'
import { cleanCaveat, withCaveat } from './portions'
import type { FoundPortion, WordMarking } from './word-import'

const PORTION = /^\s*\(([A-Z]{1,4}(?:[-–][A-Z]{1,3}){0,2}(?:\s?\/\/[^()\n]{1,80})?)\)[\s\u00a0]*/

/** Portion marks, in brackets, with which a text begins. */
export function portionsAt(text: string): readonly string[] {
  const found: string[] = []
  for (let rest = text, start = portionStart(rest); start; start = portionStart(rest)) {
    found.push(start.mark)
    rest = rest.slice(start.letters)
  }
  return found
}

/** The portion mark, in brackets, with which a text begins, and its length with the space after it. */
function portionStart(text: string): { readonly mark: string; readonly letters: number } | null {
  const found = PORTION.exec(text)
  return found ? { mark: `(${found[1] ?? ''})`, letters: found[0].length } : null
}

/** The words with which the content of a line begins, however many looks they have. */
export function leadingText(content: readonly DocumentNode[]): string {
  const end = content.findIndex(({ type }) => type !== 'text')
  return content
    .slice(0, end < 0 ? content.length : end)
    .map((node) => (node.type === 'text' ? node.text : ''))
    .join('')
}

/** A portion mark as a marking of a scheme, `secret//NOFORN`; null when the scheme has no such. */
export function portionIn(text: string, { levels, caveats }: MarkingScheme): string | null {
  const [short = '', ...rest] = text
    .replace(/^\(|\)$/g, '')
    .split('//')
    .map((part) => part.trim())
  const level = levels.find(
    ({ portion, retired }) => portion !== '' && !retired && portion === short.replace('–', '-'),
  )
  if (!level) return null
  const words = rest.join('//')
  if (words === '') return level.id
  if (!caveats.onPortions) return null
  const items = words.split(/\/|,(?!\s)/).map((part) => part.trim())
  const full = items.map((item) => {
    const known = caveats.known.find(
      ({ portion, text: name, list }) =>
        item === name || item === portion || (list && item.startsWith(`${name} `)),
    )
    return known && item === known.portion ? known.text : item
  })
  return withCaveat(level.id, full.join(caveats.between))
}

/** A marking without its rider. */
export type Banner = Omit<PackMarking, 'trainingRider'>

/** A line of a page as a marking of a scheme; null when it is none. */
export function bannerIn(line: string, scheme: MarkingScheme): Banner | null {
  for (const words of readingsOf(line)) {
    const banner = bannerOf(words, scheme)
    if (banner) return banner
  }
  return spacedBanner(line, scheme)
}

const LABEL = /^(?:[\p{L}]+ )?(?:classification|marking|classified)\s*[:–—-]\s*/iu
const PAGE =
  /(?:\b(?:page|seite|pagina|página)\s*)?\d+(?:\s*(?:of|von|de|sur|\/)\s*\d+)\b|\b(?:page|seite|pagina|página)\s*\d+\b/giu

/** What may be the marking in a line: all of it, then without its page, label and signs around it, then its parts. */
function readingsOf(line: string): readonly string[] {
  const bare = (words: string) =>
    words
      .replace(PAGE, ' ')
      .replace(/^[^\p{L}]+|[^\p{L}\p{N})]+$/gu, '')
      .replace(LABEL, '')
      .replace(/\s+/g, ' ')
  const words = line.replace(/\s+/g, ' ').trim()
  return [words, bare(words), ...line.split(/\s*[|·•]\s*|\s+[–—-]\s+|\s{3,}/).map(bare)]
}

/** A level whose letters are set apart, `S E C R E T`; or the last words of a line of capitals, `UK SECRET`. */
function spacedBanner(line: string, { id, levels }: MarkingScheme): Banner | null {
  const words = line.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
  const isSpaced = /^(?:\p{Lu} ){2,}\p{Lu}$/u.test(words)
  if (!isSpaced && words !== words.toUpperCase()) return null
  const plain = (text: string) => text.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, isSpaced ? '' : ' ')
  const level = levels
    .filter(({ banner }) => banner !== '')
    .sort((one, other) => other.banner.length - one.banner.length)
    .find(({ banner }) =>
      isSpaced ? plain(words) === plain(banner) : ` ${words}`.endsWith(` ${plain(banner)}`),
    )
  return level ? { scheme: id, level: level.id, caveat: '' } : null
}

/** Words that are a marking and nothing else; null for others. */
function bannerOf(words: string, { id, levels, caveats }: MarkingScheme): Banner | null {
  const byLength = levels
    .filter(({ banner }) => banner !== '')
    .sort((one, other) => other.banner.length - one.banner.length)
  for (const level of byLength) {
    if (!words.toUpperCase().startsWith(level.banner.toUpperCase())) continue
    const rest = words.slice(level.banner.length)
    if (rest.trim() === '') return { scheme: id, level: level.id, caveat: '' }
    // Only what is set off from the level belongs to it: `OFFICIAL JOURNAL` is no marking.
    const after = /^\s*(?:\/\/|\/|[-–—:])\s*(.+)$/.exec(rest)?.[1]
    if (after !== undefined && /^[\p{Lu}\p{N}]/u.test(after))
      return { scheme: id, level: level.id, caveat: cleanCaveat(after) }
  }
  const caveat = caveats.known.find(
    ({ text, list }) => words === text || (list && words.startsWith(`${text} `)),
  )
  return caveat && caveats.after === 'line' ? { scheme: id, level: '', caveat: words } : null
}

/** What a file seems to be marked as in one scheme. */
export interface FoundMarking {
  readonly scheme: string
  /** The highest level of all that was found. */
  readonly level: string
  readonly caveat: string
  readonly trainingRider: boolean
  /** Lines and portion marks that are markings of this scheme, of all that were found. */
  readonly known: number
  readonly lines: readonly string[]
}

/** Returns the schemes that what was found can be of, the likeliest first; empty when nothing looks like a marking. */
export function foundMarkings(
  lines: readonly string[],
  portions: readonly FoundPortion[],
): readonly FoundMarking[] {
  return knownSchemes()
    .flatMap((scheme) => foundIn(scheme, lines, portions) ?? [])
    .sort((one, other) => other.known - one.known)
}

function foundIn(
  scheme: MarkingScheme,
  lines: readonly string[],
  portions: readonly FoundPortion[],
): FoundMarking | null {
  const banners = lines.flatMap((line) => {
    const banner = bannerIn(line, scheme)
    return banner ? [{ line, ...banner }] : []
  })
  const marks = portions.flatMap(({ text }) => portionIn(text, scheme) ?? [])
  const ranked = [...banners.map(({ level }) => level), ...marks].filter((level) => level !== '')
  const highest = ranked.reduce<string | null>(
    (high, level) =>
      high === null || levelRank(scheme.id, level) > levelRank(scheme.id, high) ? level : high,
    null,
  )
  if (highest === null) return null
  const level = scheme.levels[levelRank(scheme.id, highest)]?.id ?? highest
  const caveats = [...new Set(banners.map(({ caveat }) => caveat).filter((caveat) => caveat !== ''))]
  return {
    scheme: scheme.id,
    level,
    caveat: caveats.join(scheme.caveats.between),
    trainingRider: lines.some((line) => line.toLowerCase() === TRAINING_RIDER.toLowerCase()),
    known: banners.length + marks.length,
    lines: banners.map(({ line }) => line),
  }
}

/** Whether a choice is at least as high as what was found in its scheme. */
export function isHighEnough(
  { scheme, level, none }: WordMarking,
  lines: readonly string[],
  portions: readonly FoundPortion[],
): boolean {
  const found = foundMarkings(lines, portions)
  if (found.length === 0) return true
  if (none) return true
  const own = found.find((one) => one.scheme === scheme)
  return own !== undefined && levelRank(scheme, level) >= levelRank(scheme, own.level)
}

/**
 * Returns sections whose typed portion marks are markings of a scheme; those that it doesn't know stay words. The mark of a title
 * is about the title alone: it is that of the section only if no words below it would be marked by it.
 */
export function withPortions(sections: readonly Section[], schemeId: string): readonly Section[] {
  const scheme = findScheme(schemeId)
  return sections.map((section) => {
    const [title, ...blocks] = section.content
    const rest = blocks.map((block) => marked(block, scheme))
    const own = taken(title as DocumentNode, scheme)
    if (own.marking === null || !rest.every(hasMarking))
      return { ...section, content: [title, ...rest] } as Section
    const attrs = { ...section.attrs, marking: own.marking }
    return { ...section, attrs, content: [own.node, ...rest] } as Section
  })
}

/** Whether a part has a marking of its own, or nothing in it that needs one. */
function hasMarking(node: DocumentNode): boolean {
  if ('attrs' in node && node.attrs && 'marking' in node.attrs && node.attrs.marking !== null) return true
  const content = (('content' in node && node.content) || []) as readonly DocumentNode[]
  if (LINES.includes(node.type)) return content.length === 0
  return node.type !== 'image' && node.type !== 'codeBlock' && content.every(hasMarking)
}

const LINES: readonly string[] = ['paragraph', 'heading', 'numberedParagraph']

function marked(node: DocumentNode, scheme: MarkingScheme): DocumentNode {
  if (LINES.includes(node.type)) {
    const { node: bare, marking } = taken(node, scheme)
    return marking === null
      ? node
      : ({ ...bare, attrs: { ...('attrs' in node ? node.attrs : {}), marking } } as DocumentNode)
  }
  const content = 'content' in node ? node.content : undefined
  if (!content || node.type === 'codeBlock') return node
  return { ...node, content: content.map((one) => marked(one as DocumentNode, scheme)) } as DocumentNode
}

/** A line without its portion mark, and the marking that it means. */
function taken(
  node: DocumentNode,
  scheme: MarkingScheme,
): { readonly node: DocumentNode; readonly marking: string | null } {
  const content = (('content' in node && node.content) || []) as readonly DocumentNode[]
  const start = portionStart(leadingText(content))
  const marking = start && portionIn(start.mark, scheme)
  if (!start || !marking) return { node, marking: null }
  const left: DocumentNode[] = []
  let letters = start.letters
  for (const one of content) {
    if (one.type !== 'text' || letters === 0) left.push(one)
    else {
      // A mark that is only proposed stays in the words until somebody decides.
      if (one.marks?.some(({ type }) => type === 'inserted' || type === 'deleted'))
        return { node, marking: null }
      const text = one.text.slice(letters)
      letters -= one.text.length - text.length
      if (text !== '') left.push({ ...one, text })
    }
  }
  return { node: { ...node, content: left } as DocumentNode, marking }
}
