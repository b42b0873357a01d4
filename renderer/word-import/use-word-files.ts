// Word files that are taken in: read one after the other, then, when the user says so, made into packs or sections.
import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { PackSummary } from '#shared/pack'
import type { WaitingWord } from '#shared/word-calls'
import type { WordFile, WordMarking } from '#shared/word-import'
import { call, messageOf, on } from '../base/bridge'
import { tellImported } from '../base/imports'
import { registerFlush } from '../base/pending'
import type { WordRequest } from '../base/word-import'

/** A file that was read, or why it could not be. */
export interface ReadFile extends WaitingWord {
  readonly file: WordFile | null
  readonly fault: string
}

/** What became of a file. */
export interface TakenFile extends ReadFile {
  readonly pack: PackSummary | null
}

/** A file under way, by its place among all of them. */
interface WordProgress<P> {
  readonly phase: P
  readonly number: number
  readonly name: string
  readonly done: number
}

export type WordState =
  | WordProgress<'reading'>
  | WordProgress<'taking'>
  | {
      readonly phase: 'ready'
      readonly files: readonly ReadFile[]
      readonly fault: string | null
      /** The pack of the library that the only file was made of. */
      readonly origin?: PackSummary | undefined
    }
  | { readonly phase: 'done'; readonly files: readonly TakenFile[]; readonly wasCancelled: boolean }

/** What the user says about the marking of each file, by its id. */
export type Markings = ReadonlyMap<string, WordMarking>

export interface WordFiles {
  readonly state: WordState
  /** Takes in all files that were read. */
  take(markings: Markings): void
  /** Stops reading or taking in; what was done until then stays. */
  cancel(): void
  /** Leaves the files to somebody else, who closes them. */
  handOver(): void
}

/** What follows. */
export interface WordDone {
  onClose(): void
  /** A single file is a pack now. */
  onAdded(pack: PackSummary): void
}

/** Reads the files at once. Nothing is in the library before `take`. */
export function useWordFiles({ files, insert }: WordRequest, { onClose, onAdded }: WordDone): WordFiles {
  const first = { number: 1, name: files[0]?.name ?? '', done: 0 }
  const [state, setState] = useState<WordState>({ phase: 'reading', ...first })
  const run = useRef({ cancelled: false, handedOver: false })
  // The files are those that were chosen when the dialog was opened.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    const own = { cancelled: false, handedOver: false }
    run.current = own
    const show = (next: WordState) => own === run.current && setState(next)
    void readAll(files, own, show).then(async (read) => {
      const origin = insert ? undefined : await originOf(read)
      show({ phase: 'ready', files: read, fault: null, origin })
    })
    return () => {
      own.cancelled = true
      if (!own.handedOver) void call('word.close', { fileIds: files.map(({ fileId }) => fileId) })
    }
  }, [])
  const take = async (markings: Markings): Promise<void> => {
    if (state.phase !== 'ready') return
    const own = run.current
    const { files: read } = state
    if (insert) {
      const [one] = read
      if (one?.file)
        await insertOne(one, markings, insert, onClose).catch((error: unknown) =>
          setState({ phase: 'ready', files: read, fault: messageOf(error) }),
        )
      return
    }
    const work = importAll(read, markings, own, setState)
    // A closing window waits for it.
    const unregister = registerFlush(async () => void (await work.catch(() => undefined)))
    try {
      const taken = await work.finally(unregister)
      const [only] = taken
      if (taken.length === 1 && only?.pack) onAdded(only.pack)
      else setState({ phase: 'done', files: taken, wasCancelled: own.cancelled })
    } catch (error) {
      setState({ phase: 'ready', files: read, fault: messageOf(error) })
    }
  }
  const cancel = () => {
    run.current.cancelled = true
  }
  const handOver = () => {
    run.current.handedOver = true
  }
  return { state, take: (markings) => void take(markings), cancel, handOver }
}

/** The pack of the library that a single file was made of. */
async function originOf([only, ...others]: readonly ReadFile[]): Promise<PackSummary | undefined> {
  const pack = only?.file?.madeFrom?.pack
  if (pack === undefined || others.length > 0) return undefined
  const packs = await call('packs.list', null).catch(() => [])
  return packs.find(({ id }) => id === pack)
}

async function readAll(
  files: readonly WaitingWord[],
  run: { readonly cancelled: boolean },
  show: (state: WordState) => void,
): Promise<readonly ReadFile[]> {
  const read: ReadFile[] = []
  for (const [at, one] of files.entries()) {
    if (run.cancelled) break
    const tell = (part: number) =>
      show({ phase: 'reading', number: at + 1, name: one.name, done: (at + part) / files.length })
    tell(0)
    const stop = on('word.progress', ({ fileId, done }) => fileId === one.fileId && tell(done))
    try {
      read.push({ ...one, file: await call('word.read', { fileId: one.fileId }), fault: '' })
    } catch (error) {
      read.push({ ...one, file: null, fault: messageOf(error) })
    } finally {
      stop()
    }
  }
  return read
}

async function importAll(
  files: readonly ReadFile[],
  markings: Markings,
  run: { readonly cancelled: boolean },
  show: (state: WordState) => void,
): Promise<readonly TakenFile[]> {
  const taken: TakenFile[] = []
  for (const [at, one] of files.entries()) {
    if (!one.file || run.cancelled) {
      taken.push({ ...one, pack: null })
      continue
    }
    show({ phase: 'taking', number: at + 1, name: one.name, done: at / files.length })
    try {
      const pack = await call('word.import', {
        fileId: one.fileId,
        marking: markings.get(one.fileId) ?? null,
      })
      tellImported(pack.id)
      taken.push({ ...one, pack })
    } catch (error) {
      if (files.length === 1) throw error
      taken.push({ ...one, pack: null, fault: messageOf(error) })
    }
  }
  return taken
}

async function insertOne(
  { fileId }: ReadFile,
  markings: Markings,
  insert: NonNullable<WordRequest['insert']>,
  onClose: () => void,
): Promise<void> {
  const sections = await call('word.sections', { fileId, marking: markings.get(fileId) ?? null })
  // At once: as it goes, the dialog gives the focus back, and the text must have it last.
  flushSync(onClose)
  insert(sections)
}
