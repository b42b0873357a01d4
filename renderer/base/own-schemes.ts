// The user's own marking schemes in the window: those of the library, and those that come with packs.
import type { Calls, Channel } from '#shared/ipc'
import type { PackMarking } from '#shared/markings'
import type { OwnScheme } from '#shared/own-scheme'
import { learnScheme, learnSchemeOf } from '#shared/own-schemes'
import type { PackSummary } from '#shared/pack'
import { Signal } from './signal'

/** Those that the library offers. */
export const ownSchemes = new Signal<readonly OwnScheme[]>([])

/** Replaces the offered schemes, and makes them known. */
export function offerSchemes(all: readonly OwnScheme[]): void {
  for (const { id, definition } of all) learnScheme(id, definition)
  ownSchemes.set(all)
}

type Markings = { readonly [C in Channel]?: (reply: Calls[C]['reply']) => readonly PackMarking[] }

const ofSummary = ({ marking }: PackSummary) => [marking]
const ofSummaries = (all: readonly PackSummary[]) => all.map(({ marking }) => marking)

/** The markings in replies, by channel. */
const MARKINGS: Markings = {
  'packs.list': ofSummaries,
  'packs.changes': ({ packs }) => ofSummaries(packs),
  'packs.recent': ofSummaries,
  'packs.read': ({ meta }) => [meta.marking],
  'history.read': ({ meta }) => (meta ? [meta.marking] : []),
  'packs.create': ({ meta }) => [meta.marking],
  'packs.duplicate': ofSummary,
  'packs.rescue': ofSummary,
  'packs.sample': ofSummary,
  'files.choose': (done) =>
    (done?.imported ?? []).flatMap((one) => (one.kind === 'pack' ? [one.pack.marking] : [])),
  'files.opened': (done) => (done?.kind === 'pack' ? [done.pack.marking] : []),
  'files.take': (done) => (done.kind === 'pack' ? [done.pack.marking] : []),
}

/** Makes the schemes known that come with a reply. */
export function learnFrom<C extends Channel>(channel: C, reply: Calls[C]['reply']): void {
  for (const marking of MARKINGS[channel]?.(reply) ?? []) learnSchemeOf(marking)
}
