// The packs of the library and actions on them; each action refreshes the list.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { DeletedItem, PackId, PackSummary } from '#shared/pack'
import { call, messageOf, on } from '../base/bridge'
import { offerSchemes } from '../base/own-schemes'
import { useLibrary } from '../templates/library'
import { useToast } from '../ui/Toast'

/** Actions resolve once the list is refreshed; those that add a pack return its id, null when none was added. */
export interface Packs {
  /** Null while loading for the first time. */
  readonly all: readonly PackSummary[] | null
  rename(pack: PackSummary, title: string): Promise<void>
  duplicate(pack: PackSummary): Promise<PackId | null>
  /** Moves to the bin; the message that follows can undo it, as can `undoRemove`. */
  remove(pack: PackSummary): Promise<void>
  /** Restores the pack deleted last, even before a restart; does nothing when there is none. */
  undoRemove(): Promise<PackId | null>
  /** Reads the lists again. */
  refresh(): void
  /** Deleted items, most recent first. */
  readonly deleted: readonly DeletedItem[]
  /** The pack that `undoRemove` would restore. */
  readonly lastDeleted: DeletedItem | null
  /** Restores items; returns the last pack among them. */
  restore(items: readonly DeletedItem[]): Promise<PackId | null>
  deleteForever(items: readonly DeletedItem[]): Promise<void>
  /** Adds a copy of what can be read of a damaged pack. */
  rescue(pack: PackSummary): Promise<PackId | null>
  /** Adds a pack created elsewhere to the list; returns its id. */
  take(id: PackId): Promise<PackId | null>
  addSample(): Promise<PackId | null>
}

/** Reads the list and keeps it up to date; failures are shown as messages. */
export function usePacks(): Packs {
  const [all, setAll] = useState<readonly PackSummary[] | null>(null)
  const [deleted, setDeleted] = useState<readonly DeletedItem[]>([])
  const removed = useRef<readonly Removed[]>([])
  const { reload } = useLibrary()
  const toast = useToast()
  const attempt = useCallback(
    async <T>(action: () => Promise<T>): Promise<T | null> => {
      let done: T | null = null
      try {
        done = await action()
      } catch (error) {
        toast({ message: messageOf(error) })
      }
      try {
        setAll(await call('packs.list', null))
        setDeleted(await call('bin.list', null))
      } catch (error) {
        toast({ message: messageOf(error) })
      }
      return done
    },
    [toast],
  )
  const refresh = useCallback(() => void attempt(async () => undefined), [attempt])
  useEffect(() => {
    refresh()
    const ends = [on('library.notice', refresh), on('library.changed', refresh)]
    return () => {
      for (const end of ends) end()
    }
  }, [refresh])
  const actions = useMemo(() => createActions(attempt, toast, removed, reload), [attempt, toast, reload])
  const lastDeleted = deleted.find(({ kind }) => kind === 'pack') ?? null
  const undoRemove = async () => (lastDeleted ? actions.restore([lastDeleted]) : null)
  return { all, deleted, lastDeleted, refresh, ...actions, undoRemove }
}

const RESTORE = {
  pack: 'packs.restore',
  template: 'templates.restore',
  scheme: 'schemes.restore',
} as const

/** A deleted pack, and how to dismiss the message about it. */
interface Removed {
  readonly id: PackId
  dismiss(): void
}

type Attempt = <T>(action: () => Promise<T>) => Promise<T | null>

function createActions(
  attempt: Attempt,
  toast: ReturnType<typeof useToast>,
  removed: { current: readonly Removed[] },
  reload: () => Promise<void>,
): Omit<Packs, 'all' | 'deleted' | 'lastDeleted' | 'refresh' | 'undoRemove'> {
  const restore = (items: readonly Pick<DeletedItem, 'kind' | 'id'>[]) =>
    attempt(async () => {
      let last: PackId | null = null
      for (const { kind, id } of items) {
        removed.current.find((each) => each.id === id)?.dismiss()
        removed.current = removed.current.filter((each) => each.id !== id)
        await call(RESTORE[kind], { id })
        if (kind === 'pack') last = id
      }
      if (items.some(({ kind }) => kind === 'template')) await reload()
      if (items.some(({ kind }) => kind === 'scheme')) offerSchemes(await call('schemes.list', null))
      return last
    })
  return {
    restore,
    async deleteForever(items) {
      await attempt(() => call('bin.deleteForever', { items: items.map(({ kind, id }) => ({ kind, id })) }))
    },
    rescue: (pack) => attempt(async () => (await call('packs.rescue', { id: pack.id })).id),
    async rename(pack, title) {
      await attempt(() => call('packs.rename', { id: pack.id, title }))
    },
    duplicate: (pack) => attempt(async () => (await call('packs.duplicate', { id: pack.id })).id),
    async remove(pack) {
      await attempt(async () => {
        await call('packs.delete', { id: pack.id })
        const dismiss = toast({
          message: `“${pack.title || 'Untitled pack'}” was deleted`,
          action: { label: 'Undo', run: () => void restore([{ kind: 'pack', id: pack.id }]) },
        })
        removed.current = [...removed.current, { id: pack.id, dismiss }]
      })
    },
    take: (id) => attempt(async () => id),
    addSample: () => attempt(async () => (await call('packs.sample', null)).id),
  }
}
