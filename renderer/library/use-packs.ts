// The packs of the library and what can be done with them; each deed is followed by a fresh list.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { PackId, PackSummary } from '#shared/pack'
import { call, messageOf } from '../bridge'
import { useToast } from '../ui/Toast'

/** Deeds resolve when the list is fresh again; those that add a pack give its id, null when none was added. */
export interface Packs {
  /** Null while they are read for the first time. */
  readonly all: readonly PackSummary[] | null
  rename(pack: PackSummary, title: string): Promise<void>
  duplicate(pack: PackSummary): Promise<PackId | null>
  /** Moves to the bin; the message that follows takes it back, as does `undoRemove`. */
  remove(pack: PackSummary): Promise<void>
  /** Takes back the last removal; does nothing when there is none. */
  undoRemove(): Promise<PackId | null>
  /** Takes in a pack that was added elsewhere; gives its id. */
  take(id: PackId): Promise<PackId | null>
  addSample(): Promise<PackId | null>
}

/** Reads the list and keeps it fresh; failures are shown as messages. */
export function usePacks(): Packs {
  const [all, setAll] = useState<readonly PackSummary[] | null>(null)
  const removed = useRef<readonly Removed[]>([])
  const toast = useToast()
  const attempt = useCallback(
    async <T>(deed: () => Promise<T>): Promise<T | null> => {
      let done: T | null = null
      try {
        done = await deed()
      } catch (error) {
        toast({ message: messageOf(error) })
      }
      try {
        setAll(await call('packs.list', null))
      } catch (error) {
        toast({ message: messageOf(error) })
      }
      return done
    },
    [toast],
  )
  useEffect(() => {
    void attempt(async () => undefined)
  }, [attempt])
  const deeds = useMemo(() => createDeeds(attempt, toast, removed), [attempt, toast])
  return { all, ...deeds }
}

/** A pack in the bin, and how to take away the message that says so. */
interface Removed {
  readonly id: PackId
  dismiss(): void
}

type Attempt = <T>(deed: () => Promise<T>) => Promise<T | null>

function createDeeds(
  attempt: Attempt,
  toast: ReturnType<typeof useToast>,
  removed: { current: readonly Removed[] },
): Omit<Packs, 'all'> {
  const restore = (id: PackId) =>
    attempt(async () => {
      removed.current.find((each) => each.id === id)?.dismiss()
      removed.current = removed.current.filter((each) => each.id !== id)
      await call('packs.restore', { id })
      return id
    })
  return {
    async rename(pack, title) {
      await attempt(() => call('packs.rename', { id: pack.id, title }))
    },
    duplicate: (pack) => attempt(async () => (await call('packs.duplicate', { id: pack.id })).id),
    async remove(pack) {
      await attempt(async () => {
        await call('packs.delete', { id: pack.id })
        const dismiss = toast({
          message: `“${pack.title || 'Untitled pack'}” was deleted`,
          action: { label: 'Undo', run: () => void restore(pack.id) },
        })
        removed.current = [...removed.current, { id: pack.id, dismiss }]
      })
    },
    async undoRemove() {
      const last = removed.current.at(-1)
      return last === undefined ? null : restore(last.id)
    },
    take: (id) => attempt(async () => id),
    addSample: () => attempt(async () => (await call('packs.sample', null)).id),
  }
}
