// The pack's own audiences and editions: added, renamed, deleted, and which audiences the readers of an edition belong to.
import {
  type Attributes,
  audienceOf,
  audienceParts,
  BUILT_IN_AUDIENCES,
  EDITION_IDS,
  type OwnEdition,
  type Readers,
} from './document/audiences'
import { audienceName, editionName } from './editions'
import { MAX_READER_NAME, MAX_READERS } from './limits'

/** A pack without audiences and editions of its own. */
export const NO_READERS: Readers = { audiences: [], editions: [] }

/** An item with a name: an audience or an edition. */
export type ReaderKind = 'audience' | 'edition'

/** Something with a name, and whether every pack has it. */
export interface NamedReader {
  readonly id: string
  readonly name: string
  readonly builtIn: boolean
}

/** Controls and format characters such as U+202E, which can disguise a name; the joiners used in Persian and in emoji stay. */
const INVISIBLE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]+/gu
const LETTER = /[\p{L}\p{N}\p{S}\p{P}]/u

/** Returns a name on one line, without invisible characters. */
export const cleanReaderName = (name: string): string =>
  name.replace(/\s+/g, ' ').replace(INVISIBLE, '').trim()

/** Returns the audiences that a pack has, its own last; `everyone` is none to choose for an edition. */
export const audiencesOf = (readers: Readers): readonly NamedReader[] => [
  ...BUILT_IN_AUDIENCES.filter((id) => id !== 'everyone').map((id) => ({
    id,
    name: audienceName(id, readers),
    builtIn: true,
  })),
  ...readers.audiences.map(({ id, name }) => ({ id, name, builtIn: false })),
]

/** Returns the editions that a pack has, its own last. */
export const editionsOf = (readers: Readers): readonly NamedReader[] => [
  ...EDITION_IDS.map((id) => ({ id, name: editionName(id, readers), builtIn: true })),
  ...readers.editions.map(({ id, name }) => ({ id, name, builtIn: false })),
]

const keyOf = (name: string): string => name.normalize('NFKC').toLowerCase()

/** Names that would be taken for a built-in one, by its name or, on the command line, by its id. */
const RESERVED: Readonly<Record<ReaderKind, readonly string[]>> = {
  audience: BUILT_IN_AUDIENCES.flatMap((id) => [id, audienceName(id, undefined)]).map(keyOf),
  edition: EDITION_IDS.flatMap((id) => [id, editionName(id, undefined)]).map(keyOf),
}

/**
 * Returns what is wrong with a name for an audience or edition, as a message; null for a valid one. `id` is the one
 * being renamed.
 */
export function nameFault(
  readers: Readers,
  kind: ReaderKind,
  given: string,
  id: string | null,
): string | null {
  const name = cleanReaderName(given)
  if (!LETTER.test(name)) return 'Enter a name.'
  if (name.length > MAX_READER_NAME) return `The name is longer than ${MAX_READER_NAME} characters.`
  const own = kind === 'audience' ? readers.audiences : readers.editions
  const taken = own.some((one) => one.id !== id && keyOf(one.name) === keyOf(name))
  if (taken || RESERVED[kind].includes(keyOf(name))) return `The pack already has an ${kind} named “${name}”.`
  if (id === null && own.length >= MAX_READERS) return `A pack can have ${MAX_READERS} ${kind}s of its own.`
  return null
}

/** Returns the readers with an audience or edition added under an id that the program made. A new edition prints what everyone may read. */
export function withReader(readers: Readers, kind: ReaderKind, given: string, id: string): Readers {
  const name = cleanReaderName(given)
  return kind === 'audience'
    ? { ...readers, audiences: [...readers.audiences, { id: `a-${id}`, name }] }
    : { ...readers, editions: [...readers.editions, { id: `e-${id}`, name, audiences: [] }] }
}

/** Returns the readers with an audience or edition renamed; built-in ones keep their names. */
export function renamedReader(readers: Readers, id: string, given: string): Readers {
  const name = cleanReaderName(given)
  const renamed = <R extends { readonly id: string }>(one: R): R => (one.id === id ? { ...one, name } : one)
  return { audiences: readers.audiences.map(renamed), editions: readers.editions.map(renamed) }
}

/**
 * Returns the readers without an audience or edition. No edition has a deleted audience: what was for it is then for the own side
 * only (`mayRead`), and never for more readers.
 */
export const withoutReader = (readers: Readers, id: string): Readers => ({
  audiences: readers.audiences.filter((one) => one.id !== id),
  editions: readers.editions
    .filter((one) => one.id !== id)
    .map((one) => ({ ...one, audiences: one.audiences.filter((audience) => audience !== id) })),
})

/** Returns the readers with an audience added to those of one of the pack's editions, or taken away. */
export function withAudienceSet(readers: Readers, edition: string, audience: string, on: boolean): Readers {
  const changed = (one: OwnEdition): OwnEdition => {
    const others = one.audiences.filter((id) => id !== audience)
    return { ...one, audiences: on ? [...others, audience] : others }
  }
  return {
    ...readers,
    editions: readers.editions.map((one) => (one.id === edition ? changed(one) : one)),
  }
}

/** Returns readers as they are stored: absent while the pack has none of its own. */
export const storedReaders = (readers: Readers): Readers | undefined =>
  readers.audiences.length + readers.editions.length > 0 ? readers : undefined

/** Whether a part is for an audience, alone or together with others. */
export const isFor = (type: string, attrs: Attributes, audience: string): boolean =>
  audienceParts(audienceOf(type, attrs)).includes(audience)

/** Returns a stored audience with `own` in place of those that the pack doesn't have. */
export function knownAudience(audience: string, readers: Readers | undefined): string {
  const known = (id: string) =>
    (BUILT_IN_AUDIENCES as readonly string[]).includes(id) ||
    readers?.audiences.some((one) => one.id === id) === true
  const parts = audienceParts(audience).map((id) => (known(id) ? id : 'own'))
  return [...new Set(parts)].join('+')
}
