// Who may read which part of a document: the audiences of parts, the editions of a print, and which part an edition gives to its readers.
import type { CalloutKind, TableKind } from './nodes'

/** Audiences that every pack has. */
export const BUILT_IN_AUDIENCES = ['everyone', 'own', 'instructor'] as const
export type BuiltInAudience = (typeof BUILT_IN_AUDIENCES)[number]

/** Between the audiences of a part that only readers who belong to all of them may read. */
const AND = '+'

/** Form of an audience as stored: the id of a built-in one or of one of the pack, or several joined by `+`. */
export const AUDIENCE = /^[a-z0-9-]{1,40}(\+[a-z0-9-]{1,40}){0,9}$/

/** An audience that the user added to a pack. */
export interface OwnAudience {
  /** Made by the program, so that no name can take the place of a built-in audience. */
  readonly id: string
  readonly name: string
}

/** An edition that the user added to a pack. */
export interface OwnEdition {
  readonly id: string
  readonly name: string
  /** Ids of the audiences whose text it prints besides the text for everyone. */
  readonly audiences: readonly string[]
}

/** The user's own audiences and editions; they travel with the pack. */
export interface Readers {
  readonly audiences: readonly OwnAudience[]
  readonly editions: readonly OwnEdition[]
}

/** Editions that every pack has, with the audiences whose text they print besides the text for everyone. */
const BUILT_IN_EDITIONS = {
  own: ['own'],
  partner: [],
  student: [],
  instructor: ['instructor', 'own'],
} as const satisfies Record<string, readonly string[]>

export const EDITION_IDS = Object.keys(BUILT_IN_EDITIONS) as readonly (keyof typeof BUILT_IN_EDITIONS)[]
export type BuiltInEdition = (typeof EDITION_IDS)[number]

/**
 * What an edition prints, as a value that can be compared and be a key: the kind, then the audiences that its readers
 * belong to. `briefing:own` is the briefing for the own side, `handout:` the one for students.
 */
export type Edition = `${'briefing' | 'handout'}:${string}`

/** Returns the edition of a kind for readers who belong to some audiences. */
export const editionFor = (kind: 'briefing' | 'handout', audiences: readonly string[]): Edition =>
  `${kind}:${[...new Set(audiences)].sort().join(AND)}`

/** Returns what an edition prints, by its id. One that the pack doesn't have prints only what everyone may read. */
export function editionById(kind: 'briefing' | 'handout', id: string, readers: Readers | undefined): Edition {
  const builtIn = EDITION_IDS.find((one) => one === id)
  if (builtIn) return editionFor(kind, BUILT_IN_EDITIONS[builtIn])
  return editionFor(kind, readers?.editions.find((one) => one.id === id)?.audiences ?? [])
}

/**
 * Default audiences of callouts: judgements, requests and notes for a meeting are for the own side, so that a box whose
 * readers nobody considered is not shown to partners.
 */
const CALLOUT_AUDIENCES: Readonly<Record<CalloutKind, BuiltInAudience>> = {
  bottomLine: 'everyone',
  keyJudgement: 'own',
  assessment: 'own',
  assumption: 'own',
  risk: 'own',
  caveat: 'everyone',
  decision: 'own',
  pointsToMake: 'own',
  ifRaised: 'own',
  doNotRaise: 'own',
  mayBeUsed: 'own',
  notDisclosed: 'own',
  note: 'everyone',
}

/** Decisions, comments by offices, and scores are judgements, too. */
const TABLE_AUDIENCES: Readonly<Record<TableKind, BuiltInAudience>> = {
  plain: 'everyone',
  decision: 'own',
  signature: 'everyone',
  coordination: 'own',
  optionsHigher: 'own',
  optionsLower: 'own',
}

/** Attributes of a node, of which only `audience` and `kind` matter here. */
export type Attributes = Readonly<Record<string, unknown>>

/** Returns the audience of a part for which the author chose none. */
export function usualAudience(type: string, kind: unknown): BuiltInAudience {
  if (type === 'callout') return CALLOUT_AUDIENCES[kind as CalloutKind] ?? 'own'
  if (type === 'table') return TABLE_AUDIENCES[kind as TableKind] ?? 'everyone'
  return type === 'trainer' && kind === 'answers' ? 'instructor' : 'everyone'
}

/** Returns the audience of a part by itself; its container may have a narrower one. */
export const audienceOf = (type: string, attrs: Attributes): string =>
  typeof attrs.audience === 'string' ? attrs.audience : usualAudience(type, attrs.kind)

/** Returns the audiences that a stored audience consists of. */
export const audienceParts = (audience: string): readonly string[] => audience.split(AND)

/** Returns the audience of readers who belong to both: `everyone` gives way. Null means that nothing was chosen. */
export function bothAudiences(one: string | null, other: string | null): string | null {
  if (one === null || other === null || one === other) return one ?? other
  const parts = [...new Set([...audienceParts(one), ...audienceParts(other)])]
  const limits = parts.filter((part) => part !== 'everyone').sort()
  return limits.length === 0 ? 'everyone' : limits.join(AND)
}

const admitted = new Map<Edition, ReadonlySet<string>>()

function readersOf(edition: Edition): ReadonlySet<string> {
  const known = admitted.get(edition) ?? new Set(audienceParts(edition.slice(edition.indexOf(':') + 1)))
  admitted.set(edition, known)
  return known
}

/**
 * Whether the readers of an edition may read what is for an audience. The own side may read everything but what is
 * for instructors; an audience that the pack no longer has is withheld from all others.
 */
export function mayRead(edition: Edition, audience: string): boolean {
  const readers = readersOf(edition)
  return audienceParts(audience).every(
    (part) => part === 'everyone' || readers.has(part) || (part !== 'instructor' && readers.has('own')),
  )
}

/** Whether an edition prints trainer material. */
export const printsTrainer = (edition: Edition): boolean => edition.startsWith('handout:')

/** Whether an edition is for readers of the own side. */
export const isForOwnSide = (edition: Edition): boolean => readersOf(edition).has('own')
