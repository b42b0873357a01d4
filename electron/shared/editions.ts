// Editions to choose from, the names of audiences and editions, and whether a print needs the choice of an edition.
import { audienceOf, audienceParts, BUILT_IN_AUDIENCES, mayRead, type Readers } from './document/audiences'
import { attributesOf, inPrintOrder, walkPrinted } from './document/printed'
import { walk } from './document/query'
import { type ExportOptions, editionOf, fullEdition, type Pack, type PackKind } from './pack'
import { AppError } from './result'

const AUDIENCE_NAMES: Readonly<Record<string, string>> = {
  everyone: 'Everyone',
  own: 'Own side only',
  instructor: 'Instructors only',
}

const EDITION_NAMES: Readonly<Record<string, string>> = {
  own: 'Own side',
  partner: 'Partners',
  student: 'Students',
  instructor: 'Instructors',
}

/**
 * Returns the name of an audience as stored: `Own side only`, or `Own side only, Norway` for readers who belong to both. What was
 * for an audience that was deleted is for the own side (`mayRead`).
 */
export function audienceName(audience: string, readers: Readers | undefined): string {
  const names = audienceParts(audience).map(
    (part) =>
      AUDIENCE_NAMES[part] ??
      readers?.audiences.find(({ id }) => id === part)?.name ??
      (AUDIENCE_NAMES.own as string),
  )
  return [...new Set(names)].join(', ')
}

/** Returns the name of an edition: `Partners`, or the name of one of the pack's own; empty for one that it doesn't have. */
export const editionName = (id: string, readers: Readers | undefined): string =>
  EDITION_NAMES[id] ?? readers?.editions.find((one) => one.id === id)?.name ?? ''

/** An edition to choose. */
export interface EditionChoice {
  readonly id: string
  readonly name: string
}

/** Returns the editions of a kind, the pack's own last. A handout for partners is the one for students. */
export function editionChoices(kind: PackKind, readers: Readers | undefined): readonly EditionChoice[] {
  const builtIn = kind === 'briefing' ? ['own', 'partner'] : ['student', 'instructor', 'own']
  const ids = [...builtIn, ...(readers?.editions ?? []).map(({ id }) => id)]
  return ids.map((id) => ({ id, name: editionName(id, readers) }))
}

/** Returns the kind that an edition has, whatever the pack's: those for students and instructors are handouts. */
export const kindOfEdition = (edition: string | undefined): PackKind | undefined =>
  edition === 'student' || edition === 'instructor' ? 'handout' : undefined

/** Whether the editions of a kind print different parts of a pack, so that one must be chosen. */
export function needsEdition({ doc, meta }: Pick<Pack, 'doc' | 'meta'>, kind: PackKind): boolean {
  const editions = editionChoices(kind, meta.readers).map(({ id }) =>
    editionOf({ kind, edition: id }, meta.readers),
  )
  const everything = fullEdition(kind)
  let differ = false
  for (const section of inPrintOrder(doc.content, everything)) {
    walkPrinted(section, everything, (node) => {
      const audience = audienceOf(node.type, attributesOf(node))
      differ ||= audience !== 'everyone' && !editions.every((edition) => mayRead(edition, audience))
      return !differ
    })
  }
  return differ
}

/** Throws `export/no-edition` when an edition is required and missing, or the pack doesn't have it. */
export function checkEdition(pack: Pick<Pack, 'doc' | 'meta'>, { kind, edition }: ExportOptions): void {
  if (edition === undefined ? !needsEdition(pack, kind) : editionName(edition, pack.meta.readers) !== '')
    return
  throw noEdition(pack, kind, edition)
}

function noEdition({ meta }: Pick<Pack, 'meta'>, kind: PackKind, edition: string | undefined): AppError {
  const names = editionChoices(kind, meta.readers)
    .map(({ id, name }) => `${id} (${name})`)
    .join(', ')
  const message =
    edition === undefined
      ? `Not everyone may read all of this pack. Choose the edition: ${names}.`
      : `The pack has no edition ${edition}. It has ${names}.`
  return new AppError('export/no-edition', message)
}

/** Whether not everyone may read all of a pack's file, which also holds what is set not to print. */
export function hasLimitedParts({ doc }: Pick<Pack, 'doc'>): boolean {
  let limited = false
  walk(doc, (node) => {
    limited ||= audienceOf(node.type, attributesOf(node)) !== 'everyone'
    return !limited
  })
  return limited
}

/**
 * Throws `export/no-edition` when an edition is required for a copy and missing, or the pack doesn't have it. Null
 * stands for all of the pack.
 */
export function checkCopy(pack: Pick<Pack, 'doc' | 'meta'>, edition: string | null | undefined): void {
  if (edition === null || (edition === undefined && !hasLimitedParts(pack))) return
  if (edition === undefined || editionName(edition, pack.meta.readers) === '')
    throw noEdition(pack, pack.meta.kind, edition)
}

/** Returns the audiences that a part of a pack can be for, the pack's own last. */
export const audienceChoices = (readers: Readers | undefined): [string, string][] =>
  [...BUILT_IN_AUDIENCES, ...(readers?.audiences ?? []).map(({ id }) => id)].map((id) => [
    id,
    audienceName(id, readers),
  ])
