// Everything that was deleted, in one list: what is chosen in it is restored, saved or deleted permanently.
import { useEffect, useMemo } from 'react'
import type { RemovedImage } from '#shared/pack'
import { type DeletedRow, deletedRows } from './deleted-rows'
import type { Packs } from './use-packs'
import { useRemovedImages } from './use-removed-images'
import { useRemovedSections } from './use-removed-sections'

/** The list, and what can be done with rows of it. */
export interface Deleted {
  readonly rows: readonly DeletedRow[]
  /** There may be more rows. */
  readonly isReading: boolean
  /** Restores packs first, then sections of packs, then puts images back. */
  restore(rows: readonly DeletedRow[]): Promise<void>
  deleteForever(rows: readonly DeletedRow[]): Promise<void>
  saveImages(rows: readonly DeletedRow[]): Promise<void>
}

/** Failures are shown as messages; the list is read again after each. */
export function useDeleted(packs: Packs): Deleted {
  const { refresh, deleted } = packs
  // Templates and schemes are deleted elsewhere.
  useEffect(() => refresh(), [refresh])
  const removed = useRemovedImages()
  const gone = useRemovedSections()
  const { sections: found } = gone
  const { images: taken } = removed
  const rows = useMemo(() => deletedRows(deleted, found, taken, Date.now()), [deleted, found, taken])
  const reload = async () => {
    await gone.reload()
    await removed.reload()
    refresh()
  }
  return {
    rows,
    isReading: gone.isReading,
    async restore(rows) {
      const { items, sections, images } = partsOf(rows)
      if (items.length > 0) await packs.restore(items)
      if (sections.length > 0) await gone.restore(sections)
      if (images.length > 0) await removed.putBack(images.filter(canBePutBack))
      await reload()
    },
    async deleteForever(rows) {
      const { items, sections, images } = partsOf(rows)
      if (images.length > 0) await removed.deleteForever(images)
      if (sections.length > 0) await gone.deleteForever(sections)
      if (items.length > 0) await packs.deleteForever(items)
      await reload()
    },
    saveImages: (rows) => removed.save(partsOf(rows).images),
  }
}

/** Whether a version tells where an image was; a file that was enclosed is restored with its section. */
export const canBePutBack = ({ mime, packs }: RemovedImage): boolean =>
  packs.length > 0 && mime !== 'application/pdf'

/** What rows stand for, by kind. */
const partsOf = (rows: readonly DeletedRow[]) => ({
  items: rows.flatMap(({ item }) => item ?? []),
  sections: rows.flatMap(({ section }) => section ?? []),
  images: rows.flatMap(({ image }) => image ?? []),
})
