// The backups of an open library: when the next one is due, what happened to the last one, and where they are.
import {
  BACKUP_PLACES,
  type BackupEntry,
  type BackupPack,
  type BackupPlace,
  type BackupPlaceStatus,
  type BackupStatus,
} from '#shared/backups'
import { AppError } from '#shared/result'
import type { BackupFolders } from '../app/backups/look'
import { EVERY_MS, isDue } from '../app/backups/turns'
import { backupFolders, chosenFolder, noteChosenFolder } from './backup-folders'
import type { BackupSummary, CheckResult, PreparedLibrary, RunBackupJob, RunningJob } from './backup-thread'
import { logError } from './log'

/** How long the window gets to itself after the start, and how often we look whether a backup is due, in ms. */
const FIRST_LOOK_MS = 60_000
const LOOK_MS = 60_000
/** How long the program goes on without its window for the last backup, in ms. */
const LAST_MS = 6000
/** Pause after a first failure; it doubles with each further one, up to the usual time between two backups. */
const RETRY_MS = 5 * 60_000

/** The backups of the open library. */
export interface Backups {
  status(): BackupStatus
  /** Makes a backup in every place now. Never throws: the status says what failed. */
  make(): Promise<BackupStatus>
  cancel(): void
  /** Backs up to this folder too from now on, or no longer. */
  choose(folder: string | null): Promise<BackupStatus>
  list(): Promise<readonly BackupEntry[]>
  packs(id: string): Promise<readonly BackupPack[]>
  /** Checks every row of the library. */
  check(): Promise<CheckResult>
  /** Makes a library of a backup, ready to be put in place of the present one. */
  prepare(id: string): Promise<PreparedLibrary>
  /**
   * Stops a running backup. Where something was changed since the last one, another is made, if that is done within
   * seconds; no other starts.
   */
  end(): Promise<void>
}

/** What the backups need to know and to tell. */
export interface BackupsSetting {
  readonly database: string
  readonly profile: string
  /** A library that can't be changed is not backed up. */
  readonly readOnly: boolean
  tell(status: BackupStatus): void
  /** Something of the library could not be read while it was backed up or checked. */
  onDamage(): void
  /** Pages or indexes of the open library are wrong: SQLite's findings. */
  onBroken(findings: readonly string[]): void
  /** The index of the search is damaged. */
  onDamagedIndex(): void
  readonly run: RunBackupJob
}

interface PlaceState {
  readonly summary: BackupSummary
  readonly fault: string | null
  readonly failures: number
  /** When the next one is due, on a clock that nobody sets. */
  readonly next: number
}

const EMPTY: PlaceState = {
  summary: { last: null, count: 0, bytes: 0, damaged: false },
  fault: null,
  failures: 0,
  next: 0,
}

/** Starts to look after the backups. */
export function createBackups(setting: BackupsSetting): Backups {
  return new LibraryBackups(setting)
}

class LibraryBackups implements Backups {
  private readonly states = new Map<BackupPlace, PlaceState>()
  private readonly timers: readonly NodeJS.Timeout[]
  private readonly looked: Promise<void>
  private readonly run: RunBackupJob
  private running: RunningJob<BackupSummary> | null = null
  private turn: Promise<void> | null = null
  private progress: number | null = null
  private ended = false
  private ending: Promise<void> | null = null
  private isChecked = false

  constructor(private readonly setting: BackupsSetting) {
    this.run = setting.run
    const startDue = (): void => this.startDue()
    this.looked = setting.readOnly ? Promise.resolve() : this.look()
    this.timers = setting.readOnly
      ? []
      : [setTimeout(startDue, FIRST_LOOK_MS), setInterval(startDue, LOOK_MS)]
  }

  private folders(): BackupFolders {
    return backupFolders(this.setting.profile, this.setting.database)
  }

  status(): BackupStatus {
    return { own: this.statusOf('own'), other: this.statusOf('other'), progress: this.progress }
  }

  async make(): Promise<BackupStatus> {
    await this.looked
    await this.start(BACKUP_PLACES)
    return this.status()
  }

  cancel(): void {
    this.running?.cancel()
  }

  async choose(folder: string | null): Promise<BackupStatus> {
    await this.turn
    noteChosenFolder(this.setting.profile, folder)
    this.states.delete('other')
    await this.look()
    if (folder !== null) await this.start(['other'])
    return this.status()
  }

  list(): Promise<readonly BackupEntry[]> {
    return this.run('list', { folders: this.folders() }).result
  }

  packs(id: string): Promise<readonly BackupPack[]> {
    return this.run('packs', { folders: this.folders(), id, database: this.setting.database }).result
  }

  check(): Promise<CheckResult> {
    return this.run('check', { database: this.setting.database }).result
  }

  prepare(id: string): Promise<PreparedLibrary> {
    return this.run('prepare', { folders: this.folders(), id, database: this.setting.database }).result
  }

  end(): Promise<void> {
    this.ending ??= this.finish()
    return this.ending
  }

  private async finish(): Promise<void> {
    this.ended = true
    for (const timer of this.timers) clearTimeout(timer)
    this.cancel()
    await this.turn
    const { own } = this.folders()
    if (this.setting.readOnly || own === undefined) return
    const timer = setTimeout(() => this.cancel(), LAST_MS)
    await this.makeIn('own', own, Date.now())
    clearTimeout(timer)
  }

  private statusOf(place: BackupPlace): BackupPlaceStatus | null {
    const folder = this.folders()[place]
    const { summary, fault } = this.stateOf(place)
    return folder === undefined ? null : { folder: this.shownFolder(place, folder), ...summary, fault }
  }

  /** The user knows the folder that was chosen, and not the one that we make in it. */
  private shownFolder(place: BackupPlace, folder: string): string {
    return place === 'other' ? (chosenFolder(this.setting.profile) ?? folder) : folder
  }

  private stateOf(place: BackupPlace): PlaceState {
    return this.states.get(place) ?? EMPTY
  }

  private tell(): void {
    this.setting.tell(this.status())
  }

  private startDue(): void {
    const isDueIn = (place: BackupPlace): boolean =>
      this.folders()[place] !== undefined && this.stateOf(place).next <= clock()
    if (this.ended || this.turn !== null) return
    const due = BACKUP_PLACES.filter(isDueIn)
    if (due.length > 0) void this.start(due)
    else if (!this.isChecked) void this.checkQuietly()
  }

  /** Once after each start, beside the work: the check at the start reads neither checksums nor images. */
  private async checkQuietly(): Promise<void> {
    this.isChecked = true
    try {
      const { structure, rows, images, index, versions } = await this.check()
      if (this.ended) return
      if (structure.length > 0) this.setting.onBroken(structure)
      else if (rows + images + versions > 0) this.setting.onDamage()
      if (!index) this.setting.onDamagedIndex()
    } catch (error) {
      logError('the library could not be checked', error)
    }
  }

  /** One turn at a time: a second request waits for the one under way. */
  private start(places: readonly BackupPlace[]): Promise<void> {
    this.turn ??= this.makeAll(places).finally(() => {
      this.turn = null
    })
    return this.turn
  }

  private async makeAll(places: readonly BackupPlace[]): Promise<void> {
    this.progress = 0
    this.tell()
    const now = Date.now()
    for (const place of places) {
      const folder = this.folders()[place]
      if (folder !== undefined && !this.ended) await this.makeIn(place, folder, now)
    }
    this.progress = null
    this.tell()
  }

  private async makeIn(place: BackupPlace, folder: string, now: number): Promise<void> {
    const { database, profile } = this.setting
    try {
      const chosen = place === 'other' ? chosenFolder(profile) : null
      this.running = this.run('make', { database, folder, now, chosen }, (done) => {
        this.progress = done
        this.tell()
      })
      const summary = await this.running.result
      this.states.set(place, { summary, fault: null, failures: 0, next: clock() + EVERY_MS })
      if (summary.damaged) this.setting.onDamage()
    } catch (error) {
      this.states.set(place, afterFailure(this.stateOf(place), error))
    } finally {
      this.running = null
    }
  }

  private async look(): Promise<void> {
    for (const place of BACKUP_PLACES) {
      const folder = this.folders()[place]
      if (folder === undefined || this.states.has(place)) continue
      try {
        const summary = await this.run('look', { folder }).result
        const age = Date.now() - (summary.last ?? 0)
        const next = isDue(summary.last, Date.now()) ? 0 : clock() + EVERY_MS - age
        this.states.set(place, { ...EMPTY, summary, next })
      } catch (error) {
        logError('the backups could not be listed', error)
      }
    }
    this.tell()
  }
}

const clock = (): number => performance.now()

function afterFailure(before: PlaceState, error: unknown): PlaceState {
  const wasCancelled = error instanceof AppError && error.code === 'storage/cancelled'
  if (wasCancelled) return { ...before, next: clock() + EVERY_MS }
  logError('a backup failed', error)
  const failures = before.failures + 1
  const pause = Math.min(RETRY_MS * 2 ** before.failures, EVERY_MS)
  return { ...before, failures, fault: wordsOf(error), next: clock() + pause }
}

function wordsOf(error: unknown): string {
  if (error instanceof AppError) return error.message
  return 'Something went wrong in Attaché. Details are in the log (Help > Show log).'
}
