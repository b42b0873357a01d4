// What a marking scheme may hold: reads a value from a file or a pack, and says where it is wrong.
import type { CaveatSpec, FirstPageBlock, MarkingLevelSpec, MarkingScheme } from './marking-schemes'

type Path = readonly (string | number)[]
type Reader<T> = (value: unknown, path: Path) => T

/** What is wrong with a scheme, and where. */
export class SchemeFault extends Error {
  constructor(
    message: string,
    readonly path: Path,
  ) {
    super(message)
  }
}

function refuse(message: string, path: Path): never {
  throw new SchemeFault(message, path)
}

/** Line breaks, other control characters, and signs that turn the direction of the line around them. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u

const text =
  (most: number, allowed: RegExp): Reader<string> =>
  (value, path) => {
    if (typeof value !== 'string') return refuse('expected a text', path)
    if (!allowed.test(value)) return refuse('expected a text that is not empty', path)
    if (value.length > most) return refuse(`expected at most ${most} characters`, path)
    return UNSEEN.test(value)
      ? refuse('expected a text on one line, without control characters', path)
      : value
  }

const matching =
  (pattern: RegExp, message: string): Reader<string> =>
  (value, path) =>
    typeof value === 'string' && pattern.test(value) ? value : refuse(message, path)

const flag: Reader<boolean> = (value, path) =>
  typeof value === 'boolean' ? value : refuse('expected true or false', path)

const sensitivity: Reader<number> = (value, path) =>
  typeof value === 'number' && value >= 0 && value <= 4
    ? value
    : refuse('expected a number from 0 to 4', path)

const list =
  <T>(item: Reader<T>, most: number, least = 0): Reader<readonly T[]> =>
  (value, path) => {
    if (!Array.isArray(value)) return refuse('expected a list', path)
    if (value.length < least) return refuse('expected a list that is not empty', path)
    if (value.length > most) return refuse(`expected at most ${most} entries`, path)
    return value.map((one, index) => item(one, [...path, index]))
  }

type Readers<T> = { readonly [K in keyof T]-?: Reader<T[K]> }

/** Reads an object with these keys, those in `needed` always; the copy has them in this order. */
function object<T>(readers: Readers<T>, needed: readonly (keyof T & string)[]): Reader<T> {
  return (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return refuse('expected keys with values', path)
    const unknown = Object.keys(value).find((key) => !Object.hasOwn(readers, key))
    if (unknown !== undefined) return refuse(`there is no key “${unknown.slice(0, 40)}” here`, path)
    const missing = needed.find((key) => !Object.hasOwn(value, key))
    if (missing !== undefined) return refuse(`the key “${missing}” is missing`, path)
    const entries = Object.entries<Reader<unknown>>(readers).filter(([key]) => Object.hasOwn(value, key))
    return Object.fromEntries(
      entries.map(([key, read]) => [key, read(Reflect.get(value, key), [...path, key])]),
    ) as T
  }
}

const id = matching(/^[a-z0-9-]{1,40}$/, 'expected lower-case letters, digits and hyphens, 40 at most')
const [ANYTHING, NOT_EMPTY, NOT_BLANK] = [/^/, /./s, /\S/]
const words = text(200, NOT_BLANK)
const ids = list(id, 200)

const level = object<MarkingLevelSpec>(
  {
    id,
    name: words,
    banner: text(200, ANYTHING),
    portion: text(40, ANYTHING),
    sensitivity,
    colour: matching(/^#[0-9a-f]{6}$/i, 'expected a colour such as #b3261e'),
    classified: flag,
    retired: flag,
  },
  ['id', 'banner', 'portion', 'sensitivity'],
)

const caveat = object<CaveatSpec>(
  {
    text: words,
    portion: words,
    meaning: words,
    levels: ids,
    excludes: list(words, 200),
    releases: flag,
    national: flag,
    list: object<NonNullable<CaveatSpec['list']>>({ first: words }, []),
  },
  ['text', 'meaning'],
)

const block = object<FirstPageBlock>(
  {
    title: words,
    levels: list(id, 200, 1),
    lines: list(
      object<FirstPageBlock['lines'][number]>(
        { id: matching(/^[A-Za-z]{1,40}$/, 'expected letters, 40 at most'), label: words, needed: flag },
        ['id', 'label', 'needed'],
      ),
      40,
      1,
    ),
  },
  ['title', 'levels', 'lines'],
)

const whole = object<MarkingScheme>(
  {
    id,
    name: words,
    sources: list(text(500, NOT_BLANK), 40),
    levels: list(level, 200, 1),
    caveats: object<MarkingScheme['caveats']>(
      {
        after: text(20, NOT_EMPTY),
        between: text(20, NOT_EMPTY),
        onPortions: flag,
        known: list(caveat, 200),
      },
      ['after', 'between', 'known'],
    ),
    allPortions: flag,
    firstPage: list(block, 40),
  },
  ['id', 'name', 'levels', 'caveats'],
)

/**
 * Returns a copy of a scheme with its keys in a fixed order. Throws `SchemeFault` for unknown and missing keys, wrong values, two
 * levels or caveats of one name, levels that do not rise, and for levels and caveats that are named but not there.
 */
export function readScheme(value: unknown): MarkingScheme {
  const scheme = whole(value, [])
  checkLevels(scheme)
  checkCaveats(scheme)
  scheme.firstPage?.forEach(({ levels }, index) => {
    namedLevels(scheme, levels, ['firstPage', index])
  })
  return scheme
}

function checkLevels({ levels }: MarkingScheme): void {
  levels.forEach((one, index) => {
    const path = ['levels', index]
    if (levels.findIndex((other) => other.id === one.id) < index)
      refuse(`two levels have the id ${one.id}`, path)
    if (one.sensitivity < (levels[index - 1]?.sensitivity ?? 0))
      refuse('levels must rise in sensitivity', path)
    if (one.banner.trim() === '' && one.name === undefined)
      refuse('a level without a banner needs a name', path)
  })
  if (levels.every(({ retired }) => retired)) refuse('expected a level that is not retired', ['levels'])
}

function checkCaveats(scheme: MarkingScheme): void {
  const { known } = scheme.caveats
  known.forEach((one, index) => {
    const path = ['caveats', 'known', index]
    if (known.findIndex(({ text }) => text === one.text) < index) refuse(`two caveats are ${one.text}`, path)
    namedLevels(scheme, one.levels ?? [], path)
    const other = one.excludes?.find((name) => known.every(({ text }) => text !== name))
    if (other !== undefined) refuse(`there is no caveat ${other}`, path)
  })
}

function namedLevels({ levels }: MarkingScheme, named: readonly string[], path: Path): void {
  const missing = named.find((name) => levels.every(({ id }) => id !== name))
  if (missing !== undefined) refuse(`there is no level ${missing}`, path)
}

/** A line as it is printed, in the file of a scheme. */
export interface SchemeExample {
  readonly level: string
  readonly caveat: string
  readonly banner?: readonly string[]
  readonly portion: string
}

const examples = list(
  object<SchemeExample>(
    { level: id, caveat: text(200, ANYTHING), banner: list(words, 2), portion: text(200, ANYTHING) },
    ['level', 'caveat', 'portion'],
  ),
  200,
)

/** A scheme as its file has it. */
export interface SchemeFile extends MarkingScheme {
  readonly examples?: readonly SchemeExample[]
}

/** Reads a scheme with its examples. Throws as `readScheme`. */
export function readSchemeFile(value: unknown): SchemeFile {
  if (typeof value !== 'object' || value === null || !('examples' in value)) return readScheme(value)
  const { examples: lines, ...rest } = value
  const scheme = readScheme(rest)
  const found = examples(lines, ['examples'])
  found.forEach(({ level }, index) => {
    namedLevels(scheme, [level], ['examples', index])
  })
  return { ...scheme, examples: found }
}
