// The actions available now: each part of the window offers its contexts while it is shown.
import { GROUPS, type Group } from './action'
import type { Contexts } from './contexts'
import { type Entry, entryOf } from './entry'
import { keySet } from './keys'
import { knownActions } from './known'

/** Returns the contexts that exist now. */
export type Source = () => Partial<Contexts>

const sources = new Set<Source>()
const watchers = new Set<() => void>()

/** Calls `watcher` when entries may have changed; returns a function that stops it. */
export function watchActions(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** Announces that entries may have changed. */
export function actionsChanged(): void {
  for (const watcher of watchers) watcher()
}

// Menus and lists show keys.
keySet.subscribe(actionsChanged)
knownActions.subscribe(actionsChanged)

/** Offers contexts; returns a function that withdraws them. */
export function offerContexts(source: Source): () => void {
  sources.add(source)
  actionsChanged()
  return () => {
    sources.delete(source)
    actionsChanged()
  }
}

/** All contexts offered now. */
export function currentContexts(): Partial<Contexts> {
  return Object.assign({}, ...[...sources].map((source) => source()))
}

/** All entries, by group. */
export function allEntries(): Entry[] {
  const contexts = currentContexts()
  const { all, providers } = knownActions.get()
  const listed = all.map(([id, action]) => {
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

/** Groups that are not in `GROUPS` come last. */
function order({ group }: Entry): number {
  const at = GROUPS.indexOf(group as Group)
  return at < 0 ? GROUPS.length : at
}

/** Runs the entry with an id if it is available. */
export function runEntry(id: string): void {
  allEntries()
    .find((entry) => entry.id === id && !entry.disabled)
    ?.run()
}
