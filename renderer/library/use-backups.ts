// The backups and the packs in the chosen one, and what can be done with them.
import { useCallback, useEffect, useState } from 'react'
import type { BackupEntry, BackupPack, RestoredPack, RestoreWay } from '#shared/backups'
import { dateWords } from '#shared/date-words'
import type { PackId } from '#shared/pack'
import { packTitle } from '#shared/pack-title'
import { call, messageOf } from '../base/bridge'
import { usePendingLibrary } from '../templates/library'
import { useToast } from '../ui/Toast'

/** What is under way. */
export type Busy = 'backup' | 'restore' | null

/** The state of the dialog. */
export interface Backups {
  /** Null while they are being read. */
  readonly all: readonly BackupEntry[] | null
  readonly chosen: BackupEntry | null
  /** The packs of the chosen backup; null while they are being read. */
  readonly packs: readonly BackupPack[] | null
  readonly busy: Busy
  readonly fault: string | null
  choose(id: string): void
  /** Makes a backup now. */
  make(): void
  restore(packs: readonly BackupPack[], way: RestoreWay): void
  restoreAll(): void
}

/** Reads the list, and the packs of the chosen backup. `onRestored` gets a pack that came back, or that an undo changed. */
export function useBackups(onRestored: (id: PackId) => void, onClose: () => void): Backups {
  const [all, setAll] = useState<readonly BackupEntry[] | null>(null)
  const [id, setId] = useState<string | null>(null)
  const [packs, setPacks] = useState<readonly BackupPack[] | null>(null)
  const [busy, setBusy] = useState<Busy>(null)
  const [fault, setFault] = useState<string | null>(null)
  const attempt = useCallback(async (doing: Busy, action: () => Promise<void>) => {
    setBusy(doing)
    setFault(null)
    await action().catch((error: unknown) => setFault(messageOf(error)))
    setBusy(null)
  }, [])
  const read = useCallback(async () => {
    const entries = await call('backups.list', null)
    setAll(entries)
    setId((before) => before ?? entries.find(({ packs: count }) => count !== null)?.id ?? null)
  }, [])
  useEffect(() => {
    void attempt(null, read)
  }, [attempt, read])
  useEffect(() => {
    setPacks(null)
    if (id === null) return
    let current = true
    void attempt(null, async () => {
      const found = await call('backups.packs', { id })
      if (current) setPacks(found)
    })
    return () => {
      current = false
    }
  }, [attempt, id])
  const chosen = all?.find((entry) => entry.id === id) ?? null
  const announce = useAnnounce(onRestored)
  const restore = (wanted: readonly BackupPack[], way: RestoreWay) =>
    void attempt('restore', async () => {
      if (chosen === null) return
      const ids = wanted.map((pack) => pack.id)
      const restored = await call('backups.restore', { id: chosen.id, packs: ids, way })
      onClose()
      announce(restored, wanted, chosen)
    })
  return {
    ...{ all, chosen, packs, busy, fault, restore },
    choose: setId,
    make: () =>
      void attempt('backup', async () => {
        const { own, other } = await call('backups.make', null)
        setFault(own?.fault ?? other?.fault ?? null)
        await read()
      }),
    restoreAll: () =>
      void attempt('restore', async () => {
        if (chosen) await call('backups.restoreAll', { id: chosen.id })
      }),
  }
}

/** Returns a function that shows what was restored, with an offer to undo it. */
function useAnnounce(onRestored: (id: PackId) => void) {
  const toast = useToast()
  const { reload } = usePendingLibrary()
  return (restored: readonly RestoredPack[], [first]: readonly BackupPack[], { time }: BackupEntry): void => {
    const [pack] = restored
    const what = restored.length === 1 ? `“${packTitle(first?.title)}” was` : `${restored.length} items were`
    const undo = async () => {
      await call('backups.undoRestore', { restored })
      if (pack) onRestored(pack.id)
      await reload()
    }
    toast({
      message: `${what} restored from the backup of ${dateWords(time)}`,
      action: {
        label: 'Undo',
        run: () => void undo().catch((error: unknown) => toast({ message: messageOf(error) })),
      },
    })
    if (pack) onRestored(pack.id)
    // Templates may have come back.
    void reload()
  }
}
