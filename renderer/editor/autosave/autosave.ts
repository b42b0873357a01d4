// The autosave: when to save, one save at a time, again after a failure; it knows neither the editor nor the bridge.
import type { Saved } from '#shared/ipc'
import type { PackChange, PackId } from '#shared/pack'
import { AppError, type ErrorCode } from '#shared/result'
import { changeBetween, type Snapshot, wholeChange } from './changes'

/** Saved this long after the last change… */
const IDLE_MS = 250
/** …and this long after the first unsaved one at the latest: a change is on disk within a second. */
const LATEST_MS = 600
const FIRST_RETRY_MS = 1_000
const LONGEST_RETRY_MS = 30_000

/** What the header shows. */
export type SaveState =
  | {
      readonly phase: 'saved' /** Milliseconds since 1970; null when nothing was saved yet. */
      readonly at: number | null
    }
  | { readonly phase: 'unsaved' | 'saving' }
  | { readonly phase: 'failed'; readonly code: ErrorCode; readonly message: string }

/** A source of time: the window's own, or a test's. */
export interface Clock {
  now(): number
  /** Calls `run` after `ms`; gives a function that prevents it. */
  after(ms: number, run: () => void): () => void
}

/** What the autosave works on. */
export interface AutosaveOptions {
  readonly id: PackId
  readonly revision: number
  readonly clock: Clock
  /** The pack as it is now. Called once for each save, not for each change. */
  snapshot(): Snapshot
  /** Stores a change; rejects with an AppError. */
  save(change: PackChange): Promise<Saved>
  /** The revision that is stored now; needed only to settle a conflict. */
  storedRevision(): Promise<number>
}

/** Saves a pack while it is edited. */
export class Autosave {
  private readonly options: AutosaveOptions
  private readonly listeners = new Set<() => void>()
  private current: SaveState = { phase: 'saved', at: null }
  private stored: Snapshot
  private revision: number
  private firstUnsaved: number | null = null
  private cancelTimer: (() => void) | null = null
  private running: Promise<void> | null = null
  private failures = 0
  private overwriting = false
  private disposed = false

  /** Takes the snapshot at this moment for what is stored. */
  constructor(options: AutosaveOptions) {
    this.options = options
    this.revision = options.revision
    this.stored = options.snapshot()
  }

  get state(): SaveState {
    return this.current
  }

  /** Calls `listener` after each change of the state; gives a function that stops it. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Says that something may have changed. Cheap: call it on every change. */
  touch(): void {
    if (this.disposed) return
    const now = this.options.clock.now()
    this.firstUnsaved ??= now
    if (this.running || this.current.phase === 'failed') return
    this.enter({ phase: 'unsaved' })
    this.schedule(Math.min(IDLE_MS, this.firstUnsaved + LATEST_MS - now))
  }

  /** Saves all that is pending now. Rejects with the AppError when that fails. */
  async flush(): Promise<void> {
    while (this.running || this.firstUnsaved !== null) {
      await (this.running ?? this.saveNow())
      if (this.current.phase === 'failed') throw new AppError(this.current.code, this.current.message)
    }
  }

  /** Tries again after a failure, without waiting. */
  retry(): void {
    if (!this.running) void this.saveNow()
  }

  /** After a conflict: replaces what is stored by what is here. */
  overwrite(): void {
    this.overwriting = true
    this.retry()
  }

  /** Stops all timers; nothing is saved after this. */
  dispose(): void {
    this.disposed = true
    this.cancelTimer?.()
    this.listeners.clear()
  }

  private schedule(ms: number): void {
    this.cancelTimer?.()
    this.cancelTimer = this.options.clock.after(Math.max(0, ms), () => void this.saveNow())
  }

  private saveNow(): Promise<void> {
    this.cancelTimer?.()
    this.cancelTimer = null
    this.running = this.saveOnce().finally(() => {
      this.running = null
      if (this.current.phase !== 'failed' && this.firstUnsaved !== null) this.touch()
    })
    return this.running
  }

  private async saveOnce(): Promise<void> {
    const before = this.firstUnsaved
    this.firstUnsaved = null
    try {
      const now = this.options.snapshot()
      const change = this.overwriting ? wholeChange(now) : changeBetween(this.stored, now)
      if (change) {
        this.enter({ phase: 'saving' })
        if (this.overwriting) this.revision = await this.options.storedRevision()
        const saved = await this.options.save({ id: this.options.id, revision: this.revision, ...change })
        this.revision = saved.revision
        this.stored = now
        this.overwriting = false
      }
      this.failures = 0
      this.enter({ phase: 'saved', at: change ? this.options.clock.now() : savedAt(this.current) })
    } catch (cause) {
      this.firstUnsaved = before ?? this.options.clock.now()
      this.fail(cause)
    }
  }

  private fail(cause: unknown): void {
    const code = cause instanceof AppError ? cause.code : 'internal'
    this.failures += 1
    this.enter({ phase: 'failed', code, message: cause instanceof Error ? cause.message : String(cause) })
    // A conflict does not go away by itself: the user decides which version stays.
    if (code === 'storage/conflict' || code === 'storage/not-found') return
    this.schedule(Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (this.failures - 1)))
  }

  private enter(state: SaveState): void {
    if (state.phase === 'unsaved' && this.current.phase === 'unsaved') return
    this.current = state
    for (const listener of this.listeners) listener()
  }
}

function savedAt(state: SaveState): number | null {
  return state.phase === 'saved' ? state.at : null
}
