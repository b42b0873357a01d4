// Says once that backups fail; Settings shows more, and whether it goes on.
import { useEffect, useRef } from 'react'
import { BACKUP_PLACES } from '#shared/backups'
import { on } from '../base/bridge'
import { useToast } from '../ui/Toast'

/** Shows a message when a backup failed and the one before had not. */
export function useBackupFaults(): void {
  const toast = useToast()
  const told = useRef(false)
  useEffect(
    () =>
      on('backups.changed', (status) => {
        if (status.progress !== null) return
        const fault = BACKUP_PLACES.map((place) => status[place]?.fault ?? null).find((one) => one !== null)
        if (fault !== undefined && !told.current)
          toast({ message: `The library could not be backed up; it will be tried again. ${fault}` })
        told.current = fault !== undefined
      }),
    [toast],
  )
}
