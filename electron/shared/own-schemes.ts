// The marking schemes that this process knows: the built-in ones, and the user's own, which come with packs and with the library.
import { type MarkingScheme, markingSchemes } from './marking-schemes'
import { readScheme } from './scheme-shape'

/** Id of an own scheme in packs: made from its definition, so that it means the same definition everywhere and always. */
export const OWN_SCHEME = /^own-[0-9a-f]{16}$/

const own = new Map<string, { readonly scheme: MarkingScheme; readonly definition: MarkingScheme }>()
let all: readonly MarkingScheme[] = markingSchemes

/** Returns all schemes: the built-in ones first, then own ones in the order in which they became known. */
export const knownSchemes = (): readonly MarkingScheme[] => all

let offered: readonly string[] | null = null

/** Limits the schemes that are offered for packs, by their ids; null offers all. Packs that have another one keep it. */
export function limitSchemes(ids: readonly string[] | null): void {
  offered = ids
}

/** Returns the schemes that are offered; null for all. */
export const offeredSchemes = (): readonly string[] | null => offered

/** Returns an own scheme as its file defines it; undefined for another. */
export const definitionOf = (id: string): MarkingScheme | undefined => own.get(id)?.definition

/** An own scheme as another thread can be told of it. */
export interface SchemeDefinition {
  readonly id: string
  readonly definition: MarkingScheme
}

/** Returns all own schemes that are known here. */
export const ownDefinitions = (): readonly SchemeDefinition[] =>
  [...own].map(([id, { definition }]) => ({ id, definition }))

/** Returns the definition of an own scheme as it is stored under an id; undefined when it can't be read. */
export function ownDefinition(id: string, stored: unknown): MarkingScheme | undefined {
  try {
    return OWN_SCHEME.test(id) ? readScheme(stored) : undefined
  } catch {
    return undefined
  }
}

/** Makes an own scheme known; one that is known stays as it is. Whoever takes a definition from outside compares its id first. */
export function learnScheme(id: string, definition: MarkingScheme): MarkingScheme {
  const known = own.get(id)
  if (known) return known.scheme
  const scheme = withOwnIds(id, definition)
  own.set(id, { scheme, definition })
  all = [...all, scheme]
  return scheme
}

/** Levels of own schemes have ids that no other scheme has. */
function withOwnIds(id: string, { levels, caveats, firstPage, ...rest }: MarkingScheme): MarkingScheme {
  const ownId = (level: string) => ownLevel(id, levels, level)
  const ownIds = (named: readonly string[]) => named.map(ownId)
  return {
    ...rest,
    id,
    levels: levels.map((level) => ({ ...level, id: ownId(level.id) })),
    caveats: {
      ...caveats,
      known: caveats.known.map((one) => (one.levels ? { ...one, levels: ownIds(one.levels) } : one)),
    },
    ...(firstPage ? { firstPage: firstPage.map((one) => ({ ...one, levels: ownIds(one.levels) })) } : {}),
  }
}

/** Returns the id in packs of a level of an own scheme. */
const ownLevel = (id: string, levels: MarkingScheme['levels'], level: string): string =>
  `${id}-${levels.findIndex((one) => one.id === level)}`

/** Returns the id of the own scheme that a level in packs belongs to; null for a level of a built-in scheme. */
export const ownSchemeOf = (level: string): string | null =>
  /^(own-[0-9a-f]{16})-\d+$/.exec(level)?.[1] ?? null

/** Returns the id in packs of a level that an own scheme's file calls so; undefined when there is none. */
export function levelInPacks(id: string, level: string): string | undefined {
  const levels = definitionOf(id)?.levels ?? []
  return levels.some((one) => one.id === level) ? ownLevel(id, levels, level) : undefined
}

/** The definition of an own scheme with a marking that uses it. */
interface Defined {
  readonly scheme: string
  readonly definition?: MarkingScheme
}

/** Makes the scheme that comes with a marking known. */
export function learnSchemeOf({ scheme, definition }: Defined): void {
  if (definition && OWN_SCHEME.test(scheme)) learnScheme(scheme, definition)
}

/** Returns a marking with the definition of its scheme if that is an own one, and without any if not. */
export function withDefinition<T extends Defined>({ definition: _, ...marking }: T): T {
  const definition = definitionOf(marking.scheme)
  return { ...marking, ...(definition ? { definition } : {}) } as T
}
