// The versions of a pack, the two that are compared, and what can be done with them.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { NodeId, Section } from '#shared/document/nodes'
import type { PackHistory, VersionContent } from '#shared/history'
import type { PackId } from '#shared/pack'
import { call, messageOf } from '../base/bridge'
import { tellImported } from '../base/imports'
import { flushAll } from '../base/pending'
import { tellUndoable } from '../base/undoable'
import { holdKeys } from '../ui/held-keys'
import { useToast } from '../ui/Toast'
import { openPack } from './open-pack'
import { restoreVersion } from './restore-version'

/** What a version is compared with: the present text, the version before it, or one by its number. */
export type Other = 'present' | 'previous' | number

/** Two versions, the earlier first. */
export interface Pair {
  readonly before: VersionContent
  readonly after: VersionContent
}

/** The state of the dialog. */
export interface History {
  /** Null while the versions are being read. */
  readonly history: PackHistory | null
  /** The chosen version; null is the present text. */
  readonly selected: number | null
  readonly other: Other
  /** Null while they are being read, or when there is nothing to compare with. */
  readonly pair: Pair | null
  readonly fault: string | null
  select(number: number | null): void
  compareWith(other: Other): void
  /** Reads the list again. */
  reload(): void
  /** Deletes all versions permanently. */
  clear(): void
  /** Restores sections of the chosen version, or all of it for null, and closes the dialog. */
  restore(sections: readonly NodeId[] | null, what: string): void
  /** The same with a section that has parts of the chosen version. */
  restoreSection(section: Section, what: string): void
}

/** Reads the list, and the versions that are compared. The text in the editor is saved first. */
export function useHistory(id: PackId, onClose: () => void): History {
  const [history, setHistory] = useState<PackHistory | null>(null)
  const [selected, setSelected] = useState<number | null>(null)
  const [other, setOther] = useState<Other>('present')
  const [fault, setFault] = useState<string | null>(null)
  const fail = useCallback((error: unknown) => setFault(messageOf(error)), [])
  const load = useCallback(
    (choose: boolean) =>
      flushAll()
        .then(() => call('history.list', { id }))
        .then((found) => {
          setHistory(found)
          // The newest kept version, which shows what changed last.
          if (choose) setSelected(found.entries[1]?.number ?? null)
        })
        .catch(fail),
    [id, fail],
  )
  useEffect(() => void load(true), [load])
  const pair = usePair(id, history, selected, other, fail)
  const restoring = useRestore(id, selected, onClose, fail)
  return {
    ...{ history, selected, other, pair, fault },
    ...restoring,
    select: setSelected,
    compareWith: setOther,
    reload: () => void load(false),
    clear: () =>
      void call('history.clear', { id })
        .then(() => load(true))
        .catch(fail),
  }
}

/** The numbers to compare, the earlier first; null when there is nothing to compare with. */
export function pairOf(
  { entries }: PackHistory,
  selected: number | null,
  other: Other,
): readonly [then: number, now: number | null] | null {
  const at = entries.findIndex(({ number }) => number === selected)
  const previous = entries[at + 1]?.number ?? null
  if (other === 'previous' || (other === 'present' && selected === null) || other === selected)
    return previous === null ? null : [previous, selected]
  if (other === 'present') return selected === null ? null : [selected, null]
  return selected !== null && selected < other ? [selected, other] : [other, selected]
}

function usePair(
  id: PackId,
  history: PackHistory | null,
  selected: number | null,
  other: Other,
  fail: (error: unknown) => void,
): Pair | null {
  const [pair, setPair] = useState<Pair | null>(null)
  const [then, now] = useMemo(
    () => (history && pairOf(history, selected, other)) ?? [undefined, undefined],
    [history, selected, other],
  )
  useEffect(() => {
    setPair(null)
    if (then === undefined || now === undefined) return
    let current = true
    Promise.all([call('history.read', { id, number: then }), call('history.read', { id, number: now })]).then(
      ([before, after]) => current && setPair({ before, after }),
      fail,
    )
    return () => {
      current = false
    }
  }, [id, then, now, fail])
  return pair
}

/** Like `restoreVersion`, for a section that has parts of the version. */
async function restoreParts(id: PackId, number: number, section: Section): Promise<number> {
  const editor = openPack(id)
  const { id: sectionId } = section.attrs
  if (editor) {
    const version = await call('history.read', { id, number })
    const sections = version.sections.map((one) => (one.attrs.id === sectionId ? section : one))
    return editor.restore({ ...version, sections }, [sectionId])
  }
  const kept = await call('history.keep', { id })
  const { revision } = await call('packs.read', { id })
  await call('packs.save', { id, revision, sections: [section] })
  tellImported(id)
  return kept
}

function useRestore(
  id: PackId,
  selected: number | null,
  onClose: () => void,
  fail: (error: unknown) => void,
): Pick<History, 'restore' | 'restoreSection'> {
  const toast = useToast()
  const busy = useRef(false)
  const run = (restore: (number: number) => Promise<number>, what: string) => {
    if (selected === null || busy.current) return
    busy.current = true
    const work = restore(selected)
      .then((kept) => {
        // At once: as it goes, the dialog gives the focus back, and the text must have it last, for Ctrl+Z.
        flushSync(onClose)
        openPack(id)?.focus()
        // Whatever was typed since, and wherever the pack is open by then.
        const undo = () => restoreVersion(id, kept, null)
        const message = `${what} restored`
        if (openPack(id) === null && tellUndoable({ id, message, label: 'Undo restore', undo })) return
        const run = () => void undo().catch((error: unknown) => toast({ message: messageOf(error) }))
        toast({ message, action: { label: 'Undo', run } })
      })
      .catch(fail)
      .finally(() => {
        busy.current = false
      })
    void holdKeys(work)
  }
  return {
    restore: (sections, what) => run((number) => restoreVersion(id, number, sections), what),
    restoreSection: (section, what) => run((number) => restoreParts(id, number, section), what),
  }
}
