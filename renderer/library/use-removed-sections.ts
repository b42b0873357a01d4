// Sections that were deleted from packs: read when their list is opened, restored with undo, deleted permanently.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { RemovedSection } from '#shared/history'
import type { PackId } from '#shared/pack'
import { packTitle } from '#shared/pack-title'
import { call, messageOf } from '../base/bridge'
import { tellUndoable } from '../base/undoable'
import { openPack } from '../history/open-pack'
import { restoreVersion } from '../history/restore-version'
import { useToast } from '../ui/Toast'

/** The sections, and what can be done with them. */
export interface RemovedSectionList {
  /** Those that are known by now, last deleted first. */
  readonly sections: readonly RemovedSection[]
  /** They are being read for the first time. */
  readonly isReading: boolean
  reload(): Promise<void>
  /** Puts them back into their packs; packs that are in the bin are restored too. */
  restore(sections: readonly RemovedSection[]): Promise<void>
  deleteForever(sections: readonly RemovedSection[]): Promise<void>
}

/** The first are shown after this time, and again those that were found by then, while the others are read. */
const FIRST_LOOK_MS = 300
const NEXT_LOOK_MS = 2000

const lastDeletedFirst = (sections: readonly RemovedSection[]): RemovedSection[] =>
  sections.toSorted((one, other) => other.removed - one.removed)

/** Failures are shown as messages. */
export function useRemovedSections(): RemovedSectionList {
  const [sections, setSections] = useState<readonly RemovedSection[]>([])
  const [isReading, setReading] = useState(true)
  const toast = useToast()
  const turn = useRef(0)
  const hasRead = useRef(false)
  const fail = useCallback((error: unknown) => void toast({ message: messageOf(error) }), [toast])
  const read = useCallback(async () => {
    turn.current += 1
    const own = turn.current
    const found: RemovedSection[] = []
    let after: PackId | null = null
    // What was shown before stays until all are read again.
    const isFirst = !hasRead.current
    let due = performance.now() + FIRST_LOOK_MS
    do {
      const part: { sections: readonly RemovedSection[]; next: PackId | null } = await call('bin.sections', {
        after,
      })
      if (own !== turn.current) return
      found.push(...part.sections)
      after = part.next
      if (!isFirst || performance.now() < due) continue
      due = performance.now() + NEXT_LOOK_MS
      setSections(lastDeletedFirst(found))
    } while (after !== null)
    setSections(lastDeletedFirst(found))
    hasRead.current = true
    setReading(false)
  }, [])
  useEffect(() => {
    void read().catch(fail)
    return () => {
      turn.current += 1
    }
  }, [read, fail])
  return {
    sections,
    isReading,
    reload: () => read().catch(fail),
    restore: (some) => restoreAll(some).catch(fail),
    deleteForever: (some) =>
      call('bin.deleteSections', { sections: some.map(({ pack, id }) => ({ pack, id })) }).then(
        () => undefined,
        fail,
      ),
  }
}

/** Restores those of each pack as one step. */
async function restoreAll(sections: readonly RemovedSection[]): Promise<void> {
  for (const pack of new Set(sections.map((one) => one.pack))) {
    const own = sections.filter((one) => one.pack === pack)
    const ids = own.map(({ id }) => id)
    const { kept, isPackRestored } = await call('bin.restoreSections', { pack, ids })
    const undo = async () => {
      await restoreVersion(pack, kept, null)
      // In the editor only the text is as it was before.
      if (isPackRestored && openPack(pack) === null) await call('packs.delete', { ids: [pack] })
    }
    const label = own.length === 1 ? 'Undo restore section' : `Undo restore ${own.length} sections`
    tellUndoable({ id: pack, message: restoredWords(own, isPackRestored), label, undo })
  }
}

/** What is said about it. */
function restoredWords(sections: readonly RemovedSection[], isPackRestored: boolean): string {
  const [first] = sections
  const what =
    sections.length === 1 ? `“${first?.title || 'Untitled section'}”` : `${sections.length} sections`
  const pack = `“${packTitle(first?.packTitle ?? '')}”`
  if (isPackRestored) return `${pack} was restored from Deleted packs, with ${what} in it`
  return `${what} ${sections.length === 1 ? 'was' : 'were'} put back into ${pack}`
}
