// The packs of the library and what can be done with them; each deed is followed by a fresh list.
import { useCallback, useEffect, useState } from 'react'
import type { PackSummary } from '#shared/pack'
import { call, messageOf } from '../bridge'
import { useToast } from '../ui/Toast'

export interface Packs {
  /** Null while they are read for the first time. */
  readonly all: readonly PackSummary[] | null
  rename(pack: PackSummary, title: string): Promise<void>
  duplicate(pack: PackSummary): Promise<void>
  /** Moves to the bin; the message that follows takes it back. */
  remove(pack: PackSummary): Promise<void>
  share(pack: PackSummary): Promise<void>
  importFile(): Promise<void>
  addSample(): Promise<void>
}

/** Reads the list and keeps it fresh; failures are shown as messages. */
export function usePacks(): Packs {
  const [all, setAll] = useState<readonly PackSummary[] | null>(null)
  const toast = useToast()
  const refresh = useCallback(async () => setAll(await call('packs.list', null)), [])
  const attempt = useCallback(
    async (deed: () => Promise<unknown>) => {
      try {
        await deed()
      } catch (error) {
        toast({ message: messageOf(error) })
      }
      await refresh()
    },
    [refresh, toast],
  )
  useEffect(() => {
    void attempt(async () => undefined)
  }, [attempt])

  const restore = (pack: PackSummary) => void attempt(() => call('packs.restore', { id: pack.id }))
  return {
    all,
    rename: (pack, title) => attempt(() => call('packs.rename', { id: pack.id, title })),
    duplicate: (pack) => attempt(() => call('packs.duplicate', { id: pack.id })),
    remove: (pack) =>
      attempt(async () => {
        await call('packs.delete', { id: pack.id })
        toast({ message: `“${pack.title || 'Untitled pack'}” was deleted`, action: { label: 'Undo', run: () => restore(pack) } })
      }),
    share: (pack) =>
      attempt(async () => {
        const path = await call('packs.share', { id: pack.id })
        if (path !== null) toast({ message: `Saved as ${path}` })
      }),
    importFile: () =>
      attempt(async () => {
        const added = await call('packs.import', null)
        if (added) toast({ message: `“${added.title}” was imported` })
      }),
    addSample: () => attempt(() => call('packs.sample', null)),
  }
}
