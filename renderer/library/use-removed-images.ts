// Images that nothing shows any more: read when their list is opened, saved as files, deleted permanently.
import { useCallback, useEffect, useState } from 'react'
import type { RemovedImage } from '#shared/pack'
import { call, messageOf } from '../base/bridge'
import { useToast } from '../ui/Toast'

/** The images, and what can be done with them. */
export interface RemovedImages {
  readonly images: readonly RemovedImage[]
  reload(): Promise<void>
  save(images: readonly RemovedImage[]): Promise<void>
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
    deleteForever: (some) =>
      attempt(async () => {
        await call('bin.deleteImages', { ids: idsOf(some) })
      }),
  }
}
