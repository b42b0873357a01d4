// Runs jobs on backups in a thread of their own: a large library or a slow disk never holds up typing.
import { Worker } from 'node:worker_threads'
import type { BackupEntry, BackupPack, BackupPlaceStatus } from '#shared/backups'
import { errorOf, type Failure } from '#shared/failure'
import type { BackupFolders } from '../app/backups/look'
import type { NewDamage } from '../storage/repair-open'
import { builtFile } from './paths'

/** What is in a folder. */
export type BackupSummary = Omit<BackupPlaceStatus, 'fault' | 'folder'>

/** A library made of a backup. */
export interface PreparedLibrary {
  readonly file: string
  /** When the backup was made, in milliseconds since 1970. */
  readonly time: number
}

/** What a check of everything found. */
export interface CheckResult {
  /** Pages, trees or indexes are wrong. */
  readonly structure: readonly string[]
  /** Number of rows that can't be read, or are not what was written. */
  readonly rows: number
  /** Number of images whose bytes are damaged. */
  readonly images: number
  /** The index of the search agrees with the words that it was made of. */
  readonly index: boolean
  /** Number of versions of packs that can't be read completely. */
  readonly versions: number
}

/** A job and its result. */
export interface BackupJobs {
  make: {
    job: {
      readonly database: string
      readonly folder: string
      readonly now: number
      /** The folder that the user has chosen, which must be there; null for a folder of ours. */
      readonly chosen: string | null
    }
    result: BackupSummary
  }
  /** Saves a copy of the whole library, with a password if there is one. */
  copy: {
    job: { readonly database: string; readonly target: string; readonly password: string | null }
    result: null
  }
  /** Looks for damage that is not known yet, and keeps a copy of the library if there is any; null when there is none. */
  damage: { job: { readonly database: string }; result: NewDamage | null }
  /** Makes a library of such a copy. */
  openCopy: {
    job: { readonly copy: string; readonly target: string; readonly password: string | null }
    result: null
  }
  /** Reads every row, and the bytes of every image. */
  check: { job: { readonly database: string }; result: CheckResult }
  look: { job: { readonly folder: string }; result: BackupSummary }
  list: { job: { readonly folders: BackupFolders }; result: readonly BackupEntry[] }
  packs: {
    job: { readonly folders: BackupFolders; readonly id: string; readonly database: string }
    result: readonly BackupPack[]
  }
  /** Makes a library of a backup, beside the present one; returns its file. */
  prepare: {
    job: { readonly folders: BackupFolders; readonly id: string; readonly database: string }
    result: PreparedLibrary
  }
}
export type BackupJobName = keyof BackupJobs
/** Data that the thread starts with. */
export type BackupOrder = { [N in BackupJobName]: { readonly name: N } & BackupJobs[N]['job'] }[BackupJobName]

/** Messages from the thread; to it goes only `cancel`. */
export type BackupMessage =
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'done'; readonly result: BackupJobs[BackupJobName]['result'] }
  | { readonly kind: 'failed'; readonly failure: Failure }

/** A job under way. */
export interface RunningJob<T> {
  readonly result: Promise<T>
  /** Makes `result` throw `storage/cancelled` soon, unless it is too late. */
  cancel(): void
}

/** Starts a job. Its result throws what the thread throws. */
export type RunBackupJob = <N extends BackupJobName>(
  name: N,
  job: BackupJobs[N]['job'],
  onProgress?: (done: number) => void,
) => RunningJob<BackupJobs[N]['result']>

/** Starts a job in a new thread. */
export const runBackupJob: RunBackupJob = (name, job, onProgress = () => undefined) => {
  const thread = new Worker(builtFile('main', 'backup-worker.js'), { workerData: { name, ...job } })
  type Result = BackupJobs[typeof name]['result']
  const result = new Promise<Result>((resolve, reject) => {
    thread.on('message', (message: BackupMessage) => {
      if (message.kind === 'progress') onProgress(message.done)
      else if (message.kind === 'done') resolve(message.result as Result)
      else reject(errorOf(message.failure))
    })
    thread.on('error', reject)
    thread.on('exit', () => reject(new Error('The thread of a backup ended without an answer.')))
  })
  return { result, cancel: () => thread.postMessage('cancel') }
}
