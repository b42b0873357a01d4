// The list of countries as the user keeps it: built-in ones changed or hidden, and own ones added.
import { COUNTRIES } from './countries'
import { isDisputed, sameCountry } from './noun-phrases'
import type { FieldGrammar, PackField } from './pack'

/** What the user changed in the list. */
export interface OwnCountry {
  /** Code of the built-in country that it stands for; null for an added one. */
  readonly replaces: string | null
  /** No longer offered. */
  readonly hidden: boolean
  readonly name: string
  readonly adjective: string
  /** Whether sentences put `the` before the name. */
  readonly article: boolean
}

/** A country as it is offered. */
export interface OfferedCountry extends OwnCountry {
  /** Name or status is disputed, and the user has not decided how to name it. */
  readonly disputed: boolean
  /** The user added or changed it. */
  readonly own: boolean
}

/** Most countries that a user can add or change. */
export const MAX_OWN_COUNTRIES = 500
/** Longest name or adjective. */
export const MAX_COUNTRY_NAME = 100

const isName = (value: unknown): boolean =>
  typeof value === 'string' && value.trim() !== '' && value.length <= MAX_COUNTRY_NAME

/** Whether this is an entry of the user's list. */
export function isOwnCountry(value: unknown): value is OwnCountry {
  if (typeof value !== 'object' || value === null) return false
  const { replaces, hidden, name, adjective, article, ...others } = value as Record<string, unknown>
  return (
    Object.keys(others).length === 0 &&
    (replaces === null || COUNTRIES.some(([code]) => code === replaces)) &&
    typeof hidden === 'boolean' &&
    typeof article === 'boolean' &&
    isName(name) &&
    isName(adjective)
  )
}

const BUILT_IN: readonly OfferedCountry[] = COUNTRIES.map(([code, name, adjective, marks = '']) => ({
  ...{ replaces: code, hidden: false, name, adjective, own: false },
  article: marks.includes('the'),
  disputed: marks.includes('check'),
}))

/** Returns all countries with the user's changes, in order of names; hidden ones too. */
export function listedCountries(own: readonly OwnCountry[]): readonly OfferedCountry[] {
  const changed = new Map(own.map((one) => [one.replaces, one]))
  const kept = BUILT_IN.filter(({ replaces }) => !changed.has(replaces))
  const users = own.map((one) => ({ ...one, disputed: false, own: true }))
  return [...kept, ...users].sort((one, other) => one.name.localeCompare(other.name, 'en'))
}

/**
 * Returns the field with the grammar of the user's own country of that name, which travels with the pack; the grammar
 * of another country is removed. Other fields are unchanged.
 */
export function withOwnCountry<F extends PackField>(field: F, own: readonly OwnCountry[]): F {
  if (field.type !== 'country') return field
  const { adjective: _, article: __, ...rest } = field.grammar ?? {}
  const mine = own.find(({ name, hidden }) => !hidden && sameCountry(name, field.value))
  const grammar: FieldGrammar = mine
    ? { ...rest, article: mine.article ? 'always' : 'never', adjective: mine.adjective }
    : rest
  const { grammar: ___, ...bare } = field
  return (Object.keys(grammar).length > 0 ? { ...bare, grammar } : bare) as F
}

/** Whether the author should ask how to name a country: its name is disputed, and the user's own list doesn't have it. */
export const needsAdvice = ({ value, grammar }: Pick<PackField, 'value' | 'grammar'>): boolean =>
  isDisputed(value) && grammar?.article !== 'always' && grammar?.article !== 'never'

/** What the author should do about a disputed name. */
export const namingAdvice = (name: string): string =>
  `name or status of ${name.trim()} is disputed. Ask your foreign ministry how to name it`
