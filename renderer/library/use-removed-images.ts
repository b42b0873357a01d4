// Images that nothing shows any more: read when their list is opened, saved as files, deleted permanently.
import { useCallback, useEffect, useState } from 'react'
import type { RemovedImage } from '#shared/pack'
import { packTitle } from '#shared/pack-title'
import { call, messageOf } from '../base/bridge'
import { tellUndoable } from '../base/undoable'
import { restoreVersion } from '../history/restore-version'
import { useToast } from '../ui/Toast'

/** The images, and what can be done with them. */
export interface RemovedImages {
  readonly images: readonly RemovedImage[]
  reload(): Promise<void>
  save(images: readonly RemovedImage[]): Promise<void>
  /** Puts them back into the sections that showed them last; each can be undone. */
  putBack(images: readonly RemovedImage[]): Promise<void>
  deleteForever(images: readonly RemovedImage[]): Promise<void>
}

/** Failures are shown as messages. */
export function useRemovedImages(): RemovedImages {
  const [images, setImages] = useState<readonly RemovedImage[]>([])
  const toast = useToast()
  const attempt = useCallback(
    (run: () => Promise<void>) => run().catch((error: unknown) => void toast({ message: messageOf(error) })),
    [toast],
  )
  const read = useCallback(async () => setImages(await call('bin.images', null)), [])
  useEffect(() => void attempt(read), [attempt, read])
  const idsOf = (some: readonly RemovedImage[]) => some.map(({ id }) => id)
  return {
    images,
    reload: () => attempt(read),
    save: (some) =>
      attempt(async () => {
        const path = await call('bin.saveImages', { ids: idsOf(some) })
        if (path !== null) toast({ message: `Saved as ${path}` })
      }),
    putBack: (some) =>
      attempt(async () => {
        for (const { id } of some) {
          const { pack, packTitle: title, section, kept } = await call('bin.putBackImage', { id })
          tellUndoable({
            id: pack,
            message: `The image was put back into “${section || 'Untitled section'}” of “${packTitle(title)}”`,
            label: 'Undo put back image',
            undo: async () => void (await restoreVersion(pack, kept, null)),
          })
        }
      }),
    deleteForever: (some) =>
      attempt(async () => {
        await call('bin.deleteImages', { ids: idsOf(some) })
      }),
  }
}
