// Markings of portions and sections: the id of a level, alone or with caveats after it, `secret//NOFORN`.
import type { CaveatSpec, MarkingScheme } from './marking-schemes'
import { knownSchemes } from './own-schemes'

const BETWEEN = '//'

/** Returns the level's id in a marking. */
export const levelOf = (marking: string): string => marking.split(BETWEEN, 1)[0] as string

/** Returns the caveats in a marking; empty when it has none. */
export const caveatOf = (marking: string): string => marking.split(BETWEEN).slice(1).join(BETWEEN)

/** Returns a caveat as it can be stored and printed: on one line, without the separator that some type before it. */
export const cleanCaveat = (caveat: string): string =>
  caveat
    .replace(/[\s"<>]+/g, ' ')
    .replace(/^[ /]+/, '')
    .trim()

/** Returns the marking of a level with caveats. */
export function withCaveat(level: string, caveat: string): string {
  const words = cleanCaveat(caveat)
  return words === '' ? levelOf(level) : levelOf(level) + BETWEEN + words
}

/** The first scheme with a level; a portion can outlast the scheme that it was marked in. */
const schemeOf = (level: string): MarkingScheme | undefined =>
  knownSchemes().find(({ levels }) => levels.some(({ id }) => id === level))

/** One caveat of a portion: what its scheme knows of it, and its list. */
interface Item {
  readonly text: string
  readonly known: CaveatSpec | undefined
  /** Names in the list, without the one that always comes first; null without a list, which means that of the banner. */
  readonly list: readonly string[] | null
}

function itemsOf(scheme: MarkingScheme | undefined, caveat: string): Item[] {
  if (!scheme?.caveats.onPortions)
    return caveat === '' ? [] : [{ text: caveat, known: undefined, list: null }]
  return caveat
    .split(scheme.caveats.between)
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => {
      const known = scheme.caveats.known.find((spec) => startsWith(text, spec))
      const names = known?.list ? text.slice(known.text.length).trim() : ''
      const list = names === '' ? null : names.split(/\s*,\s*/)
      return { text: list ? `${known?.text} ${list.join(', ')}` : text, known, list }
    })
}

const startsWith = (text: string, { text: known, list }: CaveatSpec): boolean =>
  text === known || (list !== undefined && text.startsWith(`${known} `))

/**
 * Returns the portion mark of a marking in any scheme, for example `(O-S)` or `(S//REL TO USA, GBR)`; empty for null, for `none`
 * and for unknown levels.
 */
export function portionText(marking: string | null): string {
  if (marking === null) return ''
  const level = levelOf(marking)
  const scheme = schemeOf(level)
  const portion = scheme?.levels.find(({ id }) => id === level)?.portion
  if (!scheme || !portion) return ''
  const { onPortions, between } = scheme.caveats
  const caveats = onPortions ? itemsOf(scheme, caveatOf(marking)).map(shortForm) : []
  return `(${[portion, ...(caveats.length > 0 ? [caveats.join(between)] : [])].join(BETWEEN)})`
}

/** Returns the caveats that a marking's portion can carry: those that its scheme knows for its level. */
export function portionCaveats(marking: string): readonly CaveatSpec[] {
  const level = levelOf(marking)
  const syntax = schemeOf(level)?.caveats
  return syntax?.onPortions ? syntax.known.filter(({ levels }) => levels?.includes(level) !== false) : []
}

/** Whether a marking has a caveat. */
export const hasCaveat = (marking: string, { text }: CaveatSpec): boolean =>
  itemsOf(schemeOf(levelOf(marking)), caveatOf(marking)).some(({ known }) => known?.text === text)

/** Returns a marking with a caveat, without those that may not stand beside it; or without the caveat if it has it. */
export function toggleCaveat(marking: string, caveat: CaveatSpec): string {
  const level = levelOf(marking)
  const scheme = schemeOf(level)
  if (!scheme) return marking
  const items = itemsOf(scheme, caveatOf(marking))
  const others = items.filter(({ known }) => known?.text !== caveat.text)
  if (others.length < items.length) return withCaveat(level, written(scheme, others))
  const allowed = others.filter(
    ({ known }) => !known || (!excludes(caveat, known) && !excludes(known, caveat)),
  )
  return withCaveat(level, written(scheme, [...allowed, { text: caveat.text, known: caveat, list: null }]))
}

const excludes = (one: CaveatSpec, other: CaveatSpec): boolean => one.excludes?.includes(other.text) ?? false

/** Returns a marking raised or lowered to another level of its scheme, with those of its caveats that go with it. */
export function atLevel(marking: string | null, level: string): string {
  const scheme = schemeOf(level)
  if (marking === null || !scheme) return level
  const kept = itemsOf(scheme, caveatOf(marking)).filter(
    ({ known }) => known?.levels?.includes(level) !== false,
  )
  return withCaveat(level, written(scheme, kept))
}

/** The caveats of a scheme in a marking, each with its list, and the others; a form shows them apart. */
export interface CaveatParts {
  /** Lists by the text of the caveat: empty for one without a list of its own. */
  readonly lists: ReadonlyMap<string, string>
  readonly others: string
}

/** Takes caveats apart. */
export function caveatParts(scheme: MarkingScheme, caveat: string): CaveatParts {
  const items = itemsOf(scheme, cleanCaveat(caveat))
  return {
    lists: new Map(items.flatMap(({ known, list }) => (known ? [[known.text, list?.join(', ') ?? '']] : []))),
    others: items.flatMap(({ known, text }) => (known ? [] : [text])).join(scheme.caveats.between),
  }
}

/** Writes caveats in the order of their scheme; those that don't go with the level are left out. */
export function joinCaveats(scheme: MarkingScheme, level: string, { lists, others }: CaveatParts): string {
  const known = scheme.caveats.known
    .filter(({ text, levels }) => lists.has(text) && levels?.includes(level) !== false)
    .map(({ text }) => [text, ...(lists.get(text)?.trim() ? [lists.get(text)?.trim()] : [])].join(' '))
  return cleanCaveat([...known, ...(others.trim() ? [others.trim()] : [])].join(scheme.caveats.between))
}

/** The short form of a caveat; a list of its own is written out. */
const shortForm = ({ text, known, list }: Item): string => (list ? text : (known?.portion ?? text))

/**
 * Returns the marking of words from two portions: the more sensitive level of any schemes, with all caveats that restrict, and
 * those that release where both portions have them, to the names that both have. An unknown level counts as the highest, null as
 * no marking.
 */
export function higherMarking(one: string | null, other: string | null): string | null {
  if (one === null || other === null || one === other) return one ?? other
  const [high, low] = sensitivityOf(other) > sensitivityOf(one) ? [other, one] : [one, other]
  const scheme = schemeOf(levelOf(high))
  if (!scheme?.caveats.onPortions) return high
  const level = levelOf(low)
  return withCaveat(
    levelOf(high),
    written(scheme, together(itemsOf(scheme, caveatOf(high)), itemsOf(scheme, caveatOf(low)), level)),
  )
}

/** Returns a marking whose caveats without a list have that of the same caveat in a banner's caveats: `REL` is short for it. */
export function withListsOf(marking: string, banner: string): string {
  const scheme = schemeOf(levelOf(marking))
  if (!scheme?.caveats.onPortions) return marking
  const whole = itemsOf(scheme, cleanCaveat(banner))
  const items = itemsOf(scheme, caveatOf(marking)).map(
    (item) => (item.known && !item.list && whole.find(({ known }) => known === item.known)) || item,
  )
  return withCaveat(marking, written(scheme, items))
}

/** Whether two markings mean the same, whatever the order and spacing of their caveats. */
export function sameMarking(one: string, other: string): boolean {
  const scheme = schemeOf(levelOf(one))
  const caveats = (marking: string) => scheme && written(scheme, itemsOf(scheme, caveatOf(marking)))
  return levelOf(one) === levelOf(other) && caveats(one) === caveats(other)
}

function sensitivityOf(marking: string): number {
  const level = levelOf(marking)
  return schemeOf(level)?.levels.find(({ id }) => id === level)?.sensitivity ?? Number.POSITIVE_INFINITY
}

/** Caveats of both portions; `level` is that of the other one. */
function together(one: readonly Item[], other: readonly Item[], level: string): Item[] {
  const all: Item[] = []
  for (const item of one) {
    // What is unclassified needs no release.
    if (!item.known?.releases || item.known.levels?.includes(level) === false) all.push(item)
    else {
      const twin = other.find(({ known }) => known === item.known)
      const shared = twin && sharedList(item, twin)
      if (shared) all.push(shared)
    }
  }
  for (const item of other)
    if (!item.known?.releases && !all.some(({ text }) => text === item.text)) all.push(item)
  return all.filter(({ known }) => !known || !all.some((item) => item.known?.excludes?.includes(known.text)))
}

/** A release to the names of both lists; null when they share none. */
function sharedList(one: Item, other: Item): Item | null {
  if (!one.list || !other.list) return one.list ? one : other
  const list = one.list.filter((name) => other.list?.includes(name))
  const first = one.known?.list?.first
  if (list.every((name) => name === first)) return null
  return { ...one, list, text: `${one.known?.text} ${list.join(', ')}` }
}

/** Caveats in the order of their scheme. */
function written({ caveats }: MarkingScheme, items: readonly Item[]): string {
  const rank = ({ known }: Item) => (known ? caveats.known.indexOf(known) : caveats.known.length)
  return [...items]
    .sort((a, b) => rank(a) - rank(b))
    .map(({ text }) => text)
    .join(caveats.between)
}
