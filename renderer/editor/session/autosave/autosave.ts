// The autosave: when to save, one save at a time, retries after failures; independent of editor and bridge.
import type { Saved } from '#shared/ipc'
import type { PackChange, PackId } from '#shared/pack'
import { AppError, type ErrorCode, type ValuePath } from '#shared/result'
import {
  changeBetween,
  type PartialSave,
  type Snapshot,
  storedAfter,
  wholeChange,
  withoutRefused,
} from './changes'

/** Saved this long after the last change… */
const IDLE_MS = 250
/** …and this long after the first unsaved one at the latest: a change is on disk within a second. */
const LATEST_MS = 600
/** What is not saved by then is kept elsewhere, and what is typed later as often. */
const KEEP_MS = 1_000
const FIRST_RETRY_MS = 1_000
const LONGEST_RETRY_MS = 10_000

/** State shown in the header. */
export type SaveState =
  | {
      readonly phase: 'saved' /** Milliseconds since 1970; null when nothing was saved yet. */
      readonly at: number | null
      /** Values that can't be stored, in words; everything else is saved. */
      readonly heldBack: readonly string[]
    }
  | { readonly phase: 'unsaved' | 'saving' }
  | { readonly phase: 'failed'; readonly code: ErrorCode; readonly message: string }

/** A source of time: the window's own, or a test's. */
export interface Clock {
  now(): number
  /** Calls `run` after `ms`; returns a function that cancels it. */
  after(ms: number, run: () => void): () => void
}

/** Dependencies of the autosave. */
export interface AutosaveOptions {
  readonly id: PackId
  readonly revision: number
  readonly clock: Clock
  /** Returns the current pack. Called once per save, not per change. */
  snapshot(): Snapshot
  /** Stores a change; rejects with an AppError. */
  save(change: PackChange): Promise<Saved>
  /** Overwrites the stored pack, keeping a copy of it; rejects with an AppError. */
  replace(change: Omit<PackChange, 'revision'>): Promise<Saved>
  /** Restores the pack from the bin; rejects with an AppError. */
  restore(): Promise<void>
  /** Keeps what can’t be saved now in another place; null once it was saved. `sent` was not answered yet. Never rejects. */
  keep(change: PackChange | null, sent: PackChange | null): void
}

/** A pack without its id and revision. */
export type PackContent = Required<Pick<PackChange, 'meta' | 'fields' | 'sections'>>

type Content = Omit<PackChange, 'id' | 'revision'>

/** Rounds of removing refused values: a later round is for those that an earlier one hid. */
const MOST_ROUNDS = 4

/** Saves a pack while it is being edited. */
export class Autosave {
  private readonly options: AutosaveOptions
  private readonly listeners = new Set<() => void>()
  private current: SaveState = { phase: 'saved', at: null, heldBack: [] }
  private stored: Snapshot
  private revision: number
  private firstUnsaved: number | null = null
  private cancelTimer: (() => void) | null = null
  private running: Promise<void> | null = null
  private failures = 0
  private disposed = false
  private cancelKeeping: (() => void) | null = null
  /** What is kept elsewhere at present. */
  private kept: Snapshot | null = null
  private sent: PackChange | null = null

  /** Takes the current snapshot as stored. */
  constructor(options: AutosaveOptions) {
    this.options = options
    this.revision = options.revision
    this.stored = options.snapshot()
  }

  get state(): SaveState {
    return this.current
  }

  /** Calls `listener` after each change of the state; returns a function that removes it. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Announces that something may have changed. Cheap: call it on every change. */
  touch(): void {
    if (this.disposed) return
    const now = this.options.clock.now()
    this.firstUnsaved ??= now
    if (this.running || this.current.phase === 'failed') return
    this.enter({ phase: 'unsaved' })
    this.schedule(Math.min(IDLE_MS, this.firstUnsaved + LATEST_MS - now))
  }

  /** Saves all pending changes now. Rejects with the AppError on failure. */
  async flush(): Promise<void> {
    while (this.running || this.firstUnsaved !== null) {
      await (this.running ?? this.saveNow())
      if (this.current.phase === 'failed') throw new AppError(this.current.code, this.current.message)
    }
  }

  /** Retries after a failure, without waiting. */
  retry(): void {
    if (!this.running) void this.saveNow()
  }

  /**
   * After a conflict: overwrites the stored version with this one. Returns the title of the pack that keeps the other
   * text.
   */
  async keepMine(): Promise<string | undefined> {
    let kept: string | undefined
    await this.run(async () => {
      const now = this.options.snapshot()
      const saved = await this.store(now, wholeChange(now), async (change) => {
        const reply = await this.options.replace({ id: this.options.id, ...change })
        kept = reply.kept
        return reply
      })
      this.finish(saved)
    })
    return kept
  }

  /** Restores the pack from the bin and saves. */
  async bringBack(): Promise<void> {
    await this.options.restore()
    this.retry()
  }

  /**
   * Passes the current pack to `add`, which stores it as another one, without values that can't be stored. Returns the
   * result of `add`, and what was left out.
   */
  async saveAs<T>(add: (content: PackContent) => Promise<T>): Promise<PartialSave<T>> {
    const now = this.options.snapshot()
    const { sections } = wholeChange(now)
    let added: T | undefined
    const { heldBack } = await this.sendAccepted(
      { meta: now.meta, fields: now.fields, sections },
      async (content) => {
        added = await add({
          meta: content.meta ?? now.meta,
          fields: content.fields ?? [],
          sections: content.sections,
        })
      },
    )
    return { change: added as T, heldBack }
  }

  /**
   * Discards unsaved changes: the user has decided so, or keeps them elsewhere. Changes made after that are unsaved
   * again, in case the pack stays open after all.
   */
  abandon(): void {
    this.cancelTimer?.()
    this.cancelTimer = null
    this.firstUnsaved = null
    this.forgetKept()
  }

  /** Stops all timers; nothing is saved after this. */
  dispose(): void {
    this.disposed = true
    this.cancelTimer?.()
    this.forgetKept()
    this.listeners.clear()
  }

  private schedule(ms: number): void {
    this.cancelTimer?.()
    this.cancelTimer = this.options.clock.after(Math.max(0, ms), () => void this.saveNow())
  }

  private saveNow(): Promise<void> {
    return this.run(async () => {
      const now = this.options.snapshot()
      const change = changeBetween(this.stored, now)
      if (!change) return this.enter({ phase: 'saved', ...lastSave(this.current) })
      const { id, save } = this.options
      const saved = await this.store(now, change, (part) => {
        this.sent = { id, revision: this.revision, ...part }
        return save(this.sent)
      })
      this.finish(saved)
    })
  }

  /** Runs a single save; on failure the changes are unsaved again. */
  private run(save: () => Promise<void>): Promise<void> {
    this.cancelTimer?.()
    this.cancelTimer = null
    const before = this.firstUnsaved
    this.firstUnsaved = null
    this.cancelKeeping ??= this.keepLater()
    const attempt = async () => {
      try {
        await save()
        this.failures = 0
        this.forgetKept()
      } catch (cause) {
        if (this.disposed) return
        this.firstUnsaved = before ?? this.options.clock.now()
        this.fail(cause)
      }
    }
    this.running = attempt().finally(() => {
      this.running = null
      if (this.current.phase !== 'failed' && this.firstUnsaved !== null) this.touch()
    })
    return this.running
  }

  private keepLater(): () => void {
    return this.options.clock.after(KEEP_MS, () => {
      this.keepNow()
      this.cancelKeeping = this.keepLater()
    })
  }

  /** Unless that is kept already. */
  private keepNow(): void {
    const now = this.options.snapshot()
    const change = changeBetween(this.stored, now)
    if (!change || (this.kept && !changeBetween(this.kept, now))) return
    this.kept = now
    this.options.keep({ id: this.options.id, revision: this.revision, ...change }, this.sent)
  }

  private forgetKept(): void {
    this.cancelKeeping?.()
    this.cancelKeeping = null
    if (this.kept) this.options.keep(null, null)
    this.kept = null
    this.sent = null
  }

  private async store(
    now: Snapshot,
    change: Content,
    send: (change: Content) => Promise<Saved>,
  ): Promise<readonly string[]> {
    this.enter({ phase: 'saving' })
    let revision = this.revision
    const sent = await this.sendAccepted(change, async (part) => {
      revision = (await send(part)).revision
    })
    this.revision = revision
    this.stored = sent.heldBack.length > 0 ? storedAfter(now, sent.change, this.stored) : now
    return sent.heldBack
  }

  /** Sends a change, and again without the values that are refused: they never block the others. */
  private async sendAccepted(
    whole: Content,
    send: (change: Content) => Promise<void>,
  ): Promise<PartialSave<Content>> {
    let change = whole
    const heldBack = new Set<string>()
    for (let round = 1; ; round += 1) {
      try {
        await send(change)
        return { change, heldBack: [...heldBack] }
      } catch (error) {
        const refused = error instanceof AppError ? error.refused : []
        const reduced =
          refused.length > 0 ? withoutRefused(change, refused.map(withoutName), this.stored) : null
        if (!reduced || round === MOST_ROUNDS) throw error
        change = reduced.change
        for (const words of reduced.heldBack) heldBack.add(words)
      }
    }
  }

  private finish(heldBack: readonly string[]): void {
    this.enter({ phase: 'saved', at: this.options.clock.now(), heldBack })
  }

  private fail(cause: unknown): void {
    const code = cause instanceof AppError ? cause.code : 'internal'
    this.failures += 1
    this.enter({ phase: 'failed', code, message: cause instanceof Error ? cause.message : String(cause) })
    // A conflict does not resolve itself: the user decides which version stays.
    if (UNSETTLED.includes(code)) return
    this.schedule(Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (this.failures - 1)))
  }

  private enter(state: SaveState): void {
    if (state.phase === 'unsaved' && this.current.phase === 'unsaved') return
    this.current = state
    for (const listener of this.listeners) listener()
  }
}

/** Failures that a retry does not fix. */
export const UNSETTLED: readonly ErrorCode[] = ['storage/conflict', 'storage/deleted', 'storage/not-found']

/** Some calls contain the change as one of their values. */
function withoutName(path: ValuePath): ValuePath {
  return path[0] === 'change' ? path.slice(1) : path
}

function lastSave(state: SaveState): { at: number | null; heldBack: readonly string[] } {
  return state.phase === 'saved' ? state : { at: null, heldBack: [] }
}
