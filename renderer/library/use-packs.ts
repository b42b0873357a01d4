// The packs of the library and actions on them; each action refreshes the list.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { DeletedItem, PackArrangement, PackId, PackSummary } from '#shared/pack'
import { packTitle } from '#shared/pack-title'
import { afterPaint } from '../base/after-paint'
import { call, messageOf, on } from '../base/bridge'
import { usePendingLibrary } from '../templates/library'
import { useToast } from '../ui/Toast'
import { takeFirst } from './first-packs'
import { listAfter } from './packs-view'
import { forEach, inParts, restoreItems, restoreLeft } from './restore-items'
import { type OfferUndo, useUndoSteps } from './use-undo-steps'

/** Actions resolve once the list is refreshed; those that add a pack return its id, null when none was added. */
export interface Packs {
  /** Null while loading for the first time. */
  readonly all: readonly PackSummary[] | null
  /** False at the start, while `all` has only the first of them. */
  readonly isWhole: boolean
  rename(pack: PackSummary, title: string): Promise<void>
  /** Returns the last copy. */
  duplicate(packs: readonly PackSummary[]): Promise<PackId | null>
  /** Moves to the bin; the message that follows can undo it, as can `undo`. */
  remove(packs: readonly PackSummary[]): Promise<void>
  /** Changes how packs are arranged; can be undone in the same ways. */
  arrange(
    packs: readonly PackSummary[],
    change: Pick<PackArrangement, 'favourite' | 'archived'>,
  ): Promise<void>
  /** The same with tags of their own for each pack. */
  retag(packs: readonly PackSummary[], tagsOf: (pack: PackSummary) => readonly string[]): Promise<void>
  /** What `undo` would undo; null for nothing. */
  readonly undoLabel: string | null
  /** Undoes what was done last, or restores the pack deleted last, even before a restart. */
  undo(): Promise<PackId | null>
  /** Reads the lists again. */
  refresh(): void
  /** Deleted items, most recent first. */
  readonly deleted: readonly DeletedItem[]
  /** Restores items; returns the last pack among them. */
  restore(items: readonly Pick<DeletedItem, 'kind' | 'id'>[]): Promise<PackId | null>
  deleteForever(items: readonly DeletedItem[]): Promise<void>
  /** Adds a copy of what can be read of a damaged pack. */
  rescue(pack: PackSummary): Promise<PackId | null>
  /** Adds a pack created elsewhere to the list; returns its id. */
  take(id: PackId): Promise<PackId | null>
  addSample(): Promise<PackId | null>
}

/** The lists as they were last read; `read` throws. */
function useLists() {
  const [first] = useState(takeFirst)
  const [all, setAll] = useState(first.packs)
  const [isWhole, setWhole] = useState(false)
  const [deleted, setDeleted] = useState<readonly DeletedItem[]>([])
  const ahead = useRef(first.all)
  const known = useRef<string | null>(null)
  const read = useCallback(async (): Promise<void> => {
    const ask = () => call('packs.changes', { known: known.current })
    const asked = ahead.current?.catch(ask) ?? ask()
    ahead.current = null
    const [changes, items] = await Promise.all([asked, call('bin.list', null)])
    known.current = changes.name
    setAll((before) => listAfter(before ?? [], changes))
    setWhole(true)
    setDeleted(items)
  }, [])
  return { all, isWhole, deleted, read, hasFirst: first.packs !== null }
}

/** Reads the list and keeps it up to date; failures are shown as messages. */
export function usePacks(): Packs {
  const { all, isWhole, deleted, read, hasFirst } = useLists()
  const { reload } = usePendingLibrary()
  const toast = useToast()
  const attempt = useCallback(
    async <T>(action: () => Promise<T>): Promise<T | null> => {
      const fail = (error: unknown): null => {
        toast({ message: messageOf(error) })
        return null
      }
      const done = await action().catch(fail)
      await read().catch(fail)
      return done
    },
    [toast, read],
  )
  const refresh = useCallback(() => void attempt(async () => undefined), [attempt])
  useEffect(() => {
    // What is there is shown first.
    const cancel = hasFirst ? afterPaint(refresh) : refresh()
    const ends = [on('library.notice', refresh), on('library.changed', refresh), () => cancel?.()]
    return () => {
      for (const end of ends) end()
    }
  }, [refresh, hasFirst])
  const { label, undoLast, offer } = useUndoSteps(attempt)
  /** Copies whose making was undone: the next undo would make them again. */
  const undone = useRef<ReadonlySet<PackId>>(new Set())
  const actions = useMemo(
    () =>
      createActions(attempt, offer, reload, (copies) => {
        undone.current = new Set([...undone.current, ...copies])
      }),
    [attempt, offer, reload],
  )
  const lastDeleted = deleted.find(({ kind, id }) => kind === 'pack' && !undone.current.has(id))
  const undo = (): Promise<PackId | null> => {
    if (label !== null) return undoLast()
    return lastDeleted ? actions.restore([lastDeleted]) : Promise.resolve(null)
  }
  return {
    all,
    isWhole,
    deleted,
    refresh,
    ...actions,
    undo,
    undoLabel: label ?? (lastDeleted ? 'Undo delete pack' : null),
  }
}

type Attempt = <T>(action: () => Promise<T>) => Promise<T | null>

/** The words for packs at the start of a sentence: one by its title, several by their number. */
function named(packs: readonly PackSummary[]): string {
  const [first] = packs
  return packs.length === 1 && first
    ? `“${packTitle(first.title)}” was`
    : `${packs.length.toLocaleString('en-GB')} packs were`
}

function createActions(
  attempt: Attempt,
  offerUndo: OfferUndo,
  reload: () => Promise<void>,
  onUndone: (copies: readonly PackId[]) => void,
): Omit<Packs, 'all' | 'isWhole' | 'deleted' | 'refresh' | 'undo' | 'undoLabel'> {
  const set = async (packs: readonly PackArrangement[]): Promise<null> => call('packs.arrange', { packs })
  return {
    restore: (items) => attempt(() => restoreItems(items, reload)),
    async deleteForever(items) {
      await attempt(() => call('bin.deleteForever', { items: items.map(({ kind, id }) => ({ kind, id })) }))
    },
    rescue: (pack) => attempt(async () => (await call('packs.rescue', { id: pack.id })).id),
    async rename(pack, title) {
      await attempt(() => call('packs.rename', { id: pack.id, title }))
    },
    duplicate: (packs) =>
      attempt(async () => {
        const copies: PackId[] = []
        const failure = await forEach(packs, async ({ id }) => {
          copies.push((await call('packs.duplicate', { id })).id)
        })
        const label = copies.length === 1 ? 'Undo duplicate' : `Undo ${copies.length} duplicates`
        if (copies.length > 0)
          offerUndo(`${named(packs.slice(0, copies.length))} duplicated`, label, async () => {
            const left = await inParts(copies, async (ids) => {
              await call('packs.delete', { ids })
            })
            onUndone(copies)
            if (left !== null) throw left.error
            return null
          })
        if (failure !== null) throw failure.error
        return copies.at(-1) ?? null
      }),
    async remove(packs) {
      await attempt(async () => {
        const gone: PackSummary[] = []
        const failure = await inParts(packs, async (some) => {
          await call('packs.delete', { ids: some.map(({ id }) => id) })
          gone.push(...some)
        })
        const items = gone.map(({ id }) => ({ kind: 'pack' as const, id }))
        const label =
          gone.length === 1 ? 'Undo delete pack' : `Undo delete ${gone.length.toLocaleString('en-GB')} packs`
        if (gone.length > 0) offerUndo(`${named(gone)} deleted`, label, () => restoreLeft(items, reload))
        if (failure !== null) throw failure.error
      })
    },
    async arrange(packs, part) {
      await attempt(async () => {
        await set(packs.map(({ id }) => ({ id, ...part })))
        const [words, label] = arrangeWords(part)
        // Nothing but this is undone, whatever was changed since.
        const before = packs.map(({ id, favourite, archived }) =>
          part.archived === undefined ? { id, favourite } : { id, archived },
        )
        offerUndo(`${named(packs)} ${words}`, label, () => set(before))
      })
    },
    async retag(packs, tagsOf) {
      await attempt(async () => {
        const changed = packs.filter((pack) => !isSame(tagsOf(pack), pack.tags))
        if (changed.length === 0) return
        await set(changed.map((pack) => ({ id: pack.id, tags: tagsOf(pack) })))
        const before = changed.map(({ id, tags }) => ({ id, tags }))
        offerUndo(`${named(changed)} tagged`, 'Undo tags', () => set(before))
      })
    },
    take: (id) => attempt(async () => id),
    addSample: () => attempt(async () => (await call('packs.sample', null)).id),
  }
}

/** Whether both have the same tags. */
const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((tag) => other.includes(tag))

/** What was done, after the names of the packs, and the label of Undo. */
function arrangeWords({ favourite, archived }: Partial<PackArrangement>): [words: string, undo: string] {
  if (archived !== undefined)
    return archived ? ['archived', 'Undo archive'] : ['moved out of the archive', 'Undo move out of archive']
  return favourite ? ['added to favourites', 'Undo favourite'] : ['removed from favourites', 'Undo favourite']
}
