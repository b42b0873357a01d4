// Several packs that leave the program as files, one after the other: what is asked first, how far it is, and what came of it.
import { useEffect, useRef, useState } from 'react'
import { hasLimitedParts, needsEdition } from '#shared/editions'
import { type ExportFile, type ExportProgress, LEFT_OF_COPIES } from '#shared/exported'
import type { Pack, PackId, PackKind, PackSummary } from '#shared/pack'
import { AppError } from '#shared/result'
import { call, messageOf, on } from '../base/bridge'
import type { Leaving } from '../base/leaving'
import { flushAll, registerFlush } from '../base/pending'
import { usualOptions } from './ExportDialog'

/** For whom the files are; `everything` is for copies to send alone. */
export type SeveralReaders = 'own' | 'partner' | 'instructor' | 'everything'

/** A pack that could not be written, and why. */
interface Failure {
  readonly id: PackId
  readonly title: string
  readonly message: string
}

/** What came of it. */
export interface SeveralReport {
  readonly folder: string
  /** Number of files. */
  readonly written: number
  /** One of the files, to show them in their folder. */
  readonly exportId: string | null
  readonly failures: readonly Failure[]
  /** Number of packs after one that failed because of the folder. */
  readonly untried: number
  readonly wasCancelled: boolean
}

export type SeveralState =
  /** Reading the packs; `done` is from 0 to 1. */
  | { readonly phase: 'reading'; readonly done: number }
  /** `asks`: not everyone may read all of some pack. */
  | { readonly phase: 'ready'; readonly asks: boolean; readonly fault: string | null }
  | { readonly phase: 'running'; readonly done: number; readonly title: string; readonly number: number }
  | { readonly phase: 'done'; readonly report: SeveralReport }

/** The steps, and the ways to go on. */
export interface Several {
  readonly state: SeveralState
  /** Asks for a folder and writes the files. */
  start(readers: SeveralReaders | null, file: ExportFile): void
  cancel(): void
}

/** One pack that fails keeps none of the others back. */
export function useSeveral(what: Leaving, packs: readonly PackSummary[]): Several {
  const [state, setState] = useState<SeveralState>({ phase: 'reading', done: 0 })
  const run = useRef({ cancelled: false, jobId: '' })
  const cancel = () => {
    run.current.cancelled = true
    if (run.current.jobId !== '') void call('export.cancel', { jobId: run.current.jobId })
  }
  // The packs are those that were chosen when the dialog was opened.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    const own = { cancelled: false, jobId: '' }
    run.current = own
    void whetherToAsk(what, packs, (done) => {
      if (!own.cancelled) setState({ phase: 'reading', done })
      return own.cancelled
    }).then((asks) => {
      if (!own.cancelled) setState({ phase: 'ready', asks, fault: null })
    })
    return cancel
  }, [])
  const start = async (readers: SeveralReaders | null, file: ExportFile): Promise<void> => {
    const own = run.current
    try {
      await flushAll()
      const folder = await call('export.folder', null)
      if (folder === null || own.cancelled) return
      const work = writeAll({ what, packs, readers, file, folder, run: own }, setState)
      // A closing window waits for the file under way.
      const unregister = registerFlush(async () => void (await work))
      const report = await work.finally(unregister)
      setState({ phase: 'done', report })
    } catch (error) {
      setState({ phase: 'ready', asks: readers !== null, fault: messageOf(error) })
    }
  }
  return { state, start: (readers, file) => void start(readers, file), cancel }
}

/** Whether some pack has parts that not everyone may read. One that can't be read says so when its turn comes. */
async function whetherToAsk(
  what: Leaving,
  packs: readonly PackSummary[],
  tell: (done: number) => boolean,
): Promise<boolean> {
  for (const [at, { id }] of packs.entries()) {
    if (tell(at / packs.length)) return false
    try {
      const pack = await call('packs.read', { id })
      if (what === 'share' ? hasLimitedParts(pack) : needsEdition(pack, pack.meta.kind)) return true
    } catch {
      // As above.
    }
  }
  return false
}

interface Order {
  readonly what: Leaving
  readonly packs: readonly PackSummary[]
  readonly readers: SeveralReaders | null
  readonly file: ExportFile
  readonly folder: { readonly folderId: string; readonly path: string }
  readonly run: { cancelled: boolean; jobId: string }
}

async function writeAll(order: Order, tell: (state: SeveralState) => void): Promise<SeveralReport> {
  const { packs, folder, run } = order
  const failures: Failure[] = []
  let [written, untried, exportId] = [0, 0, null as string | null]
  for (const [at, { id, title }] of packs.entries()) {
    if (run.cancelled) break
    const show = (part: number) =>
      tell({ phase: 'running', done: (at + part) / packs.length, title, number: at + 1 })
    show(0)
    try {
      exportId = (await writeOne(order, id, show)) ?? exportId
      written += 1
    } catch (error) {
      if (error instanceof AppError && error.code === 'export/cancelled') break
      failures.push({ id, title, message: messageOf(error) })
      if (!(error instanceof AppError && error.code === 'export/no-folder')) continue
      untried = packs.length - at - 1
      break
    }
  }
  const wasCancelled = run.cancelled && written + failures.length < packs.length
  return { folder: folder.path, written, exportId, failures, untried, wasCancelled }
}

async function writeOne(order: Order, id: PackId, show: (part: number) => void): Promise<string> {
  const {
    what,
    readers,
    file,
    folder: { folderId },
    run,
  } = order
  const pack = await call('packs.read', { id })
  if (what === 'share') {
    const edition = hasLimitedParts(pack) ? copyFor(pack, readers) : null
    const without = readers === 'everything' ? [] : LEFT_OF_COPIES
    return (await call('packs.shareInto', { folderId, id, edition, without })).exportId
  }
  const usual = usualOptions(pack)
  const edition = needsEdition(pack, usual.kind) ? editionFor(usual.kind, readers) : undefined
  run.jobId = crypto.randomUUID()
  const stop = on('export.progress', (progress: ExportProgress) => {
    if (progress.jobId === run.jobId) show(partOf(progress))
  })
  try {
    const options = { ...usual, ...(edition === undefined ? {} : { edition }) }
    return (await call('export.into', { folderId, id, jobId: run.jobId, options, file })).exportId
  } finally {
    stop()
    run.jobId = ''
  }
}

const copyFor = (pack: Pack, readers: SeveralReaders | null): string | null | undefined =>
  readers === 'everything' ? null : editionFor(pack.meta.kind, readers)

/** A handout for partners is the one for students; a briefing has no edition for instructors. */
function editionFor(kind: PackKind, readers: SeveralReaders | null): string | undefined {
  if (readers === null || readers === 'everything') return undefined
  if (kind === 'handout') return readers === 'partner' ? 'student' : readers
  if (readers !== 'instructor') return readers
  throw new AppError(
    'export/no-edition',
    'A briefing has no edition for instructors. Choose its readers alone.',
  )
}

/** The stages of one export as a part of it. */
function partOf({ stage, done }: ExportProgress): number {
  if (stage === 'layout') return done * 0.6
  return stage === 'painting' ? 0.6 + done * 0.35 : 0.95 + done * 0.05
}
