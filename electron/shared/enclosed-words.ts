// Markings that enclosed pages bear themselves: pages must not leave under a lower marking unless the user has said so.
import { quotable } from './characters'
import { enclosureOf } from './document/enclosures'
import type { AssetId, NodeId, Section } from './document/nodes'
import { bannerIn, portionIn, portionsAt } from './found-markings'
import type { MarkingScheme } from './marking-schemes'
import { bannerText, findLevel, findScheme, levelName, type PackMarking } from './markings'
import { knownSchemes } from './own-schemes'
import type { Problem } from './pack'

/** What is written in an enclosed file, as far as it goes into an export. */
export interface EnclosedWords {
  readonly section: NodeId
  readonly asset: AssetId
  /** The lines of each page, from 1. */
  readonly pages: readonly { readonly page: number; readonly lines: readonly string[] }[]
  /** Pages whose words can't be read: scans and the like. */
  readonly unread: readonly number[]
}

/** The highest marking that pages bear. */
export interface PageMarking {
  /** The words, as they stand on the first such page. */
  readonly words: string
  readonly pages: readonly number[]
  /** See `MarkingLevelSpec`. */
  readonly sensitivity: number
}

/** A marking is a short line. */
const LONGEST = 160
const CONTINUED = /[([]?\bcont(?:inued|inuation|[’']d|d|\.)?(?![\p{L}])[)\]]?/giu
const squeezed = (words: string): string => words.toUpperCase().replace(/[^\p{L}]+/gu, '')

/** Returns the highest marking on pages; null when they bear none above unclassified. Schemes other than the pack's count, too. */
export function markingOn(pages: EnclosedWords['pages'], scheme: string): PageMarking | null {
  const judge = judgeOf(pages, scheme)
  let highest = { words: '', pages: [] as readonly number[], sensitivity: 0 }
  for (const { page, lines } of pages)
    for (const line of lines) {
      const sensitivity = judge(line)
      if (sensitivity <= 0 || sensitivity < highest.sensitivity) continue
      if (sensitivity > highest.sensitivity) highest = { words: shown(line), pages: [page], sensitivity }
      else if (highest.pages.at(-1) !== page) highest = { ...highest, pages: [...highest.pages, page] }
    }
  return highest.sensitivity > 0 ? highest : null
}

/** Returns what says how sensitive a line is: 0 for one that is no marking. */
function judgeOf(pages: EnclosedWords['pages'], scheme: string): (line: string) => number {
  const schemes = knownSchemes().filter(({ id }) => id !== 'none')
  const mayBe = new RegExp(classified(schemes).map(squeezed).join('|'), 'u')
  const arePortions = pages.some(({ lines }) => lines.some((line) => UNCLASSIFIED.test(line)))
  return (line) => {
    const isBanner = line.length <= LONGEST && mayBe.test(squeezed(line))
    const banner = isBanner ? bannerSensitivity(line, schemes, scheme) : 0
    if (!line.trimStart().startsWith('(')) return banner
    return Math.max(banner, portionSensitivity(line, schemes, scheme, arePortions))
  }
}

const UNCLASSIFIED = /^\s*\(U(?:\/\/[^()]*)?\)/

const MOST_SHOWN = 60
const shown = (line: string): string => {
  const words = line.replace(/\s+/g, ' ').trim()
  return words.length > MOST_SHOWN ? `${words.slice(0, MOST_SHOWN)}…` : words
}

const classified = (schemes: readonly MarkingScheme[]): string[] =>
  schemes.flatMap(({ levels }) =>
    levels.flatMap(({ sensitivity, banner }) => (sensitivity > 0 && banner !== '' ? [banner] : [])),
  )

/** That of the pack's scheme if it has the level, else the highest of all schemes that have it. */
function highestOf(found: readonly { id: string; level: string }[], own: string): number {
  const mine = found.filter(({ id }) => id === own)
  return Math.max(
    0,
    ...(mine.length > 0 ? mine : found).map(({ id, level }) => findLevel(id, level)?.sensitivity ?? 0),
  )
}

function bannerSensitivity(line: string, schemes: readonly MarkingScheme[], own: string): number {
  const words = line.replace(CONTINUED, ' ').trim()
  const found = schemes.flatMap((scheme) => {
    const banner = bannerIn(words, scheme) ?? looseBanner(words, scheme)
    return banner && banner.level !== '' ? [{ id: scheme.id, level: banner.level }] : []
  })
  return highestOf(found, own)
}

/** Letters without their blanks, as some programs set them; and capitals that begin with a level, `SECRET UK EYES ONLY`. */
function looseBanner(words: string, { levels }: MarkingScheme): { readonly level: string } | null {
  const bare = squeezed(words)
  const isCapitals = words === words.toUpperCase()
  const level = levels
    .filter(({ banner, sensitivity }) => banner !== '' && sensitivity > 0)
    .sort((one, other) => other.banner.length - one.banner.length)
    .find(
      ({ banner }) =>
        bare === squeezed(banner) ||
        (isCapitals && ` ${words} `.replace(/[^\p{L}]+/gu, ' ').startsWith(` ${banner} `)),
    )
  return level ? { level: level.id } : null
}

/** `(C)` and `(S)` are often something else: they count where a `(U)` shows that portions are marked, or with more in them. */
function portionSensitivity(
  line: string,
  schemes: readonly MarkingScheme[],
  own: string,
  arePortions: boolean,
): number {
  const found = portionsAt(line)
    .filter((mark) => arePortions || mark.includes('//') || mark === '(TS)')
    .flatMap((mark) =>
      schemes.flatMap((scheme) => {
        const level = portionIn(mark, scheme)
        return level === null ? [] : [{ id: scheme.id, level }]
      }),
    )
  return highestOf(found, own)
}

/** The marking of an enclosure: that of its section, else of the pages around it. */
const ownMarking = ({ attrs }: Section, { level }: PackMarking): string => attrs.marking ?? level

/** Whether the user has said which marking the file of a section has, whatever is written in it. */
export function isStated(section: Section): boolean {
  const attrs = enclosureOf(section)?.attrs
  return attrs?.asset != null && attrs.stated === attrs.asset
}

/**
 * Returns what is wrong with the marking of an enclosure: its pages say that they are higher than its section or, if that has
 * no marking, than the pack. Such a problem stands in the way of an export.
 */
export function wordsProblem(section: Section, words: EnclosedWords, marking: PackMarking): Problem | null {
  if (isStated(section)) return null
  const found = markingOn(words.pages, marking.scheme)
  const own = findLevel(marking.scheme, ownMarking(section, marking))
  // A level that the scheme doesn't have is a problem of its own.
  if (!found || !own || own.sensitivity >= found.sensitivity) return null
  const level = levelName(own)
  const under = section.attrs.marking === null ? bannerText(marking) || 'no marking' : level
  return {
    severity: 'error',
    message: `Enclosed pages say “${quotable(found.words)}” (${pagesInWords(found.pages)} of the file), but would be printed as ${under}. Say which marking the enclosure has.`,
    section: section.attrs.id,
    target: null,
    stops: { asset: words.asset, least: leastLevel(marking.scheme, found.sensitivity), abovePack: false },
  }
}

/** The lowest level of a scheme that is as sensitive; one of another scheme where it has none, so that this is seen. */
function leastLevel(scheme: string, sensitivity: number): string {
  const own = findScheme(scheme).levels.find((level) => !level.retired && level.sensitivity >= sensitivity)
  const others = knownSchemes().flatMap(({ levels }) => levels)
  return (own ?? others.find((level) => level.sensitivity === sensitivity))?.id ?? ''
}

/** Returns the marking that a section needs for a file; null when that of the pack is high enough, or nothing was found. */
export function markingFor(found: PageMarking | null, { scheme, level }: PackMarking): string | null {
  if (!found || (findLevel(scheme, level)?.sensitivity ?? 0) >= found.sensitivity) return null
  return leastLevel(scheme, found.sensitivity)
}

const MOST_PAGES = 5

/** `page 3`, `pages 3, 4 and 7`, `pages 1, 2, 3, 4, 5 and 12 more` */
export function pagesInWords(pages: readonly number[]): string {
  const few = pages.slice(0, MOST_PAGES).map(String)
  const rest = pages.length - few.length
  const list = new Intl.ListFormat('en-GB').format(rest > 0 ? [...few, `${rest} more`] : few)
  return `${pages.length === 1 ? 'page' : 'pages'} ${list}`
}
