// What can be done now: the parts of the window that are shown say what actions can work on.
import { GROUPS, type Group } from './action'
import type { Contexts } from './contexts'
import { type Entry, entryOf } from './entry'
import { allActions, providers } from './table'

/** What is there at the moment it is asked. */
export type Source = () => Partial<Contexts>

const sources = new Set<Source>()
const watchers = new Set<() => void>()

/** Calls `watcher` when entries may have come, gone or changed; gives a function that stops it. */
export function watchActions(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** Says that what can be done may not be what it was. */
export function actionsChanged(): void {
  for (const watcher of watchers) watcher()
}

/** Offers contexts; gives a function that takes them back. */
export function offerContexts(source: Source): () => void {
  sources.add(source)
  actionsChanged()
  return () => {
    sources.delete(source)
    actionsChanged()
  }
}

/** The contexts that are there. */
export function currentContexts(): Partial<Contexts> {
  return Object.assign({}, ...[...sources].map((source) => source()))
}

/** All that can be done now, group by group. */
export function allEntries(): Entry[] {
  const contexts = currentContexts()
  const listed = allActions.map(([id, action]) => {
    const context = contexts[action.works]
    return context ? entryOf(id, action, context) : null
  })
  const provided = providers.flatMap(({ works, entries }) => {
    const context = contexts[works]
    return context ? entries(context) : []
  })
  const entries = [...listed, ...provided].filter((entry) => entry !== null)
  return entries.sort((one, other) => order(one) - order(other))
}

/** Groups that are not of actions come last. */
function order({ group }: Entry): number {
  const at = GROUPS.indexOf(group as Group)
  return at < 0 ? GROUPS.length : at
}

/** Runs what has an id, if that is offered now. */
export function runEntry(id: string): void {
  allEntries()
    .find((entry) => entry.id === id && !entry.disabled)
    ?.run()
}
