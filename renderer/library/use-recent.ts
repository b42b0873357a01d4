// The packs opened last, kept over restarts.
import { useCallback, useEffect, useState } from 'react'
import type { PackId, PackSummary } from '#shared/pack'
import { call } from '../base/bridge'

/** The list, and how to reload or clear it. */
export interface Recent {
  readonly packs: readonly PackSummary[]
  /** Reloads it: titles change, and packs are deleted. */
  refresh(): void
  forget(): void
}

/** Records each pack that is opened; `open` is the id of the open one, `first` the list at the start. A list that can't be read counts as empty. */
export function useRecent(open: PackId | null, first: readonly PackSummary[]): Recent {
  const [packs, setPacks] = useState(first)
  const refresh = useCallback(() => void call('packs.recent', null).then(setPacks, () => undefined), [])
  useEffect(() => {
    if (open === null) refresh()
    else void call('packs.opened', { id: open }).then(refresh, () => undefined)
  }, [open, refresh])
  const forget = useCallback(
    () =>
      void call('packs.forgetRecent', null).then(
        () => setPacks([]),
        () => undefined,
      ),
    [],
  )
  return { packs, refresh, forget }
}
