// Actions for a pack that was changed or deleted elsewhere; none loses text.
import { useMemo } from 'react'
import { dateWords } from '#shared/date-words'
import type { Pack } from '#shared/pack'
import { packTitle } from '#shared/pack-title'
import { call, messageOf } from '../../base/bridge'
import { useToast } from '../../ui/Toast'
import { useSession } from './hooks'

/** Each reports what was kept, and where. */
export interface UnsavedActions {
  /** Stores the open text; the other text becomes a separate pack. */
  keepMine(): void
  /** Opens the other text; the open one becomes a separate pack. */
  loadOther(): void
  bringBack(): void
  /** Continues with the open text as a new pack. */
  keepAsNew(): void
  /** Leaves the pack; unsaved changes become a separate pack. */
  leaveWithCopy(): void
  /** Writes the open text to a file of the user’s choice. */
  saveElsewhere(): void
  /** The same, and leaves the pack. */
  leaveWithFile(): void
  /** Leaves the pack and discards unsaved changes. */
  leave(): void
}

interface Callbacks {
  onReload(): Promise<void>
  onShow(pack: Pack): void
  onClose(): void
}

/** The suffix of a copy's title. */
export const copyWords = (): string => `copy of ${dateWords(Date.now())}`

/** Creates the actions for the open pack. */
export function useUnsavedActions({ onReload, onShow, onClose }: Callbacks): UnsavedActions {
  const session = useSession()
  const toast = useToast()
  return useMemo(() => {
    const attempt = (action: () => Promise<void>) => () =>
      void action().catch((error: unknown) => toast({ message: messageOf(error) }))
    const title = () => packTitle(session.store.meta.get().title)
    const keepCopy = async () => {
      const { change, heldBack } = await session.keepAsNewPack(`${title()} (${copyWords()})`)
      const lost = heldBack.length > 0 ? ` Not saved: ${heldBack.join(', ')}.` : ''
      toast({ message: `Your version was saved as the pack “${change.meta.title}”.${lost}` })
    }
    const saveFile = async (): Promise<boolean> => {
      const { change: file, heldBack } = await session.autosave.saveAs((content) =>
        call('packs.saveElsewhere', content),
      )
      if (file === null) return false
      const lost = heldBack.length > 0 ? ` Not saved: ${heldBack.join(', ')}.` : ''
      toast({ message: `Saved as ${file}.${lost} Import it to go on with it.` })
      return true
    }
    return {
      keepMine: attempt(async () => {
        const kept = await session.autosave.keepMine()
        if (kept !== undefined) toast({ message: `The other version was saved as the pack “${kept}”.` })
      }),
      loadOther: attempt(async () => {
        await keepCopy()
        await onReload()
        session.autosave.abandon()
      }),
      bringBack: attempt(() => session.autosave.bringBack()),
      keepAsNew: attempt(async () => {
        const { change } = await session.keepAsNewPack(title())
        session.autosave.abandon()
        onShow(change)
      }),
      leaveWithCopy: attempt(async () => {
        await keepCopy()
        session.autosave.abandon()
        onClose()
      }),
      saveElsewhere: attempt(async () => void (await saveFile())),
      leaveWithFile: attempt(async () => {
        if (!(await saveFile())) return
        session.autosave.abandon()
        onClose()
      }),
      leave: () => {
        session.autosave.abandon()
        onClose()
      },
    }
  }, [session, toast, onReload, onShow, onClose])
}
