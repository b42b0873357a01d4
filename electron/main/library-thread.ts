// The door to the thread of the library, in main: calls with a reply, a restart when the thread dies, and an end that never hangs.
import type { Worker } from 'node:worker_threads'
import { errorOf } from '#shared/failure'
import { type Channel, channels } from '#shared/ipc'
import type { LibraryNotice } from '#shared/library-notice'
import { ReplyText } from '#shared/reply-text'
import { AppError } from '#shared/result'
import type { AnswerHandlers, Handlers } from './answer'
import { endsInTime } from './ending'
import { FirstLook } from './first-look'
import type { LibraryHandlers } from './library-handlers'
import type { FoundLibrary, FromLibrary, LibraryCall, LibraryOrder, ToLibrary } from './library-messages'
import { logError } from './log'

/** The handlers of the channels that the thread does not answer. */
export type MainHandlers = Omit<Handlers, LibraryCall>

/** The open library. */
export interface LibraryThread {
  /** How it was found at the first look, or at its check without one. */
  readonly opened: FoundLibrary
  /** How it was found at its check. Throws as `openForWindow`. */
  readonly checked: Promise<FoundLibrary>
  /** Begins the check, unless it has begun: with the first call that is more than a look. */
  check(): void
  /**
   * Calls a function in the thread; calls are run in their order. Throws what it throws, and `storage/stopped` when the thread died
   * before it answered.
   */
  call<N extends LibraryCall>(
    name: N,
    ...args: Parameters<LibraryHandlers[N]>
  ): Promise<Awaited<ReturnType<LibraryHandlers[N]>>>
  /** The same for a channel of the window, whose reply it does not read. */
  ask(channel: Channel & LibraryCall, request: unknown): Promise<ReplyText>
  /** Closes the library after all calls. Returns whether it was closed within `patience` milliseconds. */
  end(patience: number): Promise<boolean>
}

/** What the door needs. */
export interface LibraryThreadSetting {
  start(order: LibraryOrder): Worker
  /** Starts the thread of the first look; null without one. */
  look(order: LibraryOrder): Worker | null
  /** Shows the user a message about the library. */
  tell(notice: LibraryNotice): void
  /** Shows how much of a repair is done; null when it is over. */
  stage(done: number | null): void
}

/** Opens the library in a new thread. Throws as `openForWindow`. */
export async function openLibraryThread(
  order: LibraryOrder,
  setting: LibraryThreadSetting,
): Promise<LibraryThread> {
  const thread = new Door(order, setting)
  const { opening: checked, check, call, ask, end } = thread
  const opened = await Promise.race([checked, ...(thread.look ? [thread.look.opened] : [])])
  return { opened, checked, check, call, ask, end }
}

/** Adds the channels that the thread answers to those of main. */
export function withLibrary(handlers: MainHandlers, { ask }: Pick<LibraryThread, 'ask'>): AnswerHandlers {
  const isForwarded = (channel: Channel): channel is Exclude<Channel, keyof MainHandlers> =>
    !(channel in handlers)
  const forwarded = channels
    .filter(isForwarded)
    .map((channel) => [channel, (request: unknown) => ask(channel, request)])
  return { ...handlers, ...Object.fromEntries(forwarded) }
}

interface Waiting {
  resolve(value: never): void
  reject(error: unknown): void
}

class Door {
  readonly opening: Promise<FoundLibrary>
  readonly look: FirstLook | null
  /** Null until the check begins. */
  private thread: Worker | null = null
  /** Calls without an answer, by id. */
  private readonly waiting = new Map<number, Waiting>()
  private lastId = 0
  private state: 'opening' | 'open' | 'reopening' | 'reopened' | 'dead' = 'opening'
  private ending: Promise<void> | null = null
  /** Why the thread ended, or will soon. */
  private cause: unknown = new Error('The thread of the library ended.')
  private settle: Waiting = { resolve: () => undefined, reject: () => undefined }

  constructor(
    private readonly order: LibraryOrder,
    private readonly setting: LibraryThreadSetting,
  ) {
    this.opening = new Promise<FoundLibrary>((resolve, reject) => {
      this.settle = { resolve, reject }
    })
    const looking = setting.look(order)
    this.look = looking && new FirstLook(looking)
    if (this.look) void this.look.over.then(this.check)
    else this.check()
  }

  readonly check = (): void => {
    // The window comes first: both would read the same disk, and share the processor with it.
    if (this.ending === null) this.thread ??= this.start(this.order)
  }

  readonly call: LibraryThread['call'] = (name, ...args) => this.send(name, args, false)
  readonly ask: LibraryThread['ask'] = (channel, request) => {
    const send = (): Promise<ReplyText> => this.send(channel, [request], true)
    const looked = this.look?.ask(channel, request)
    return looked ? looked.then((reply) => reply ?? send()) : send()
  }

  private send<T>(name: LibraryCall, args: readonly unknown[], asText: boolean): Promise<T> {
    return new Promise((resolve, reject) => {
      this.check()
      if (this.state === 'dead' || !this.thread) return reject(closed(this.cause))
      const id = ++this.lastId
      this.thread.postMessage({ kind: 'call', id, name, args, asText } satisfies ToLibrary)
      this.waiting.set(id, { resolve, reject })
    })
  }

  readonly end = (patience: number): Promise<boolean> => {
    this.ending ??= new Promise((resolve) => {
      if (this.state === 'dead' || !this.thread) return resolve(this.look?.end())
      this.thread.once('exit', () => resolve())
      this.thread.postMessage({ kind: 'end' } satisfies ToLibrary)
    })
    return endsInTime(this.ending, patience)
  }

  private start(order: LibraryOrder): Worker {
    const thread = this.setting.start(order)
    thread.on('message', (message: FromLibrary) => this.hear(message))
    thread.on('error', (error) => {
      this.cause = error
    })
    thread.on('exit', () => this.ended())
    return thread
  }

  private hear(message: FromLibrary): void {
    if (message.kind === 'opened') this.opened(message.opened)
    else if (message.kind === 'refused') this.cause = errorOf(message.failure)
    else if (message.kind === 'notice') this.setting.tell(message.notice)
    else if (message.kind === 'stage') this.setting.stage(message.done)
    else {
      const call = this.waiting.get(message.id)
      this.waiting.delete(message.id)
      if (message.kind === 'done') call?.resolve(message.value as never)
      else if (message.kind === 'replied') call?.resolve(new ReplyText(message.json) as never)
      else call?.reject(errorOf(message.failure))
    }
  }

  private opened(opened: FoundLibrary): void {
    this.look?.end()
    if (this.state === 'opening') this.settle.resolve(opened as never)
    else this.setting.tell(opened.notice ?? REOPENED)
    this.state = this.state === 'opening' ? 'open' : 'reopened'
  }

  /** A thread that died is started once more. Its open calls fail, and the autosave tries again what it had sent. */
  private ended(): void {
    const { state, cause } = this
    const isDeath = this.ending === null && state !== 'opening'
    const startsAgain = isDeath && state === 'open'
    this.state = startsAgain ? 'reopening' : 'dead'
    if (state === 'opening') this.settle.reject(cause)
    this.look?.end()
    if (isDeath) logError('the thread of the library ended', cause)
    for (const { reject } of this.waiting.values()) reject(startsAgain ? interrupted(cause) : closed(cause))
    this.waiting.clear()
    if (startsAgain) this.thread = this.start({ ...this.order, start: 'again' })
    else if (isDeath) this.setting.tell(CLOSED)
  }
}

const interrupted = (cause: unknown): AppError =>
  new AppError('storage/stopped', 'The library had to be opened again. Try again.', { cause })

const closed = (cause: unknown): AppError =>
  new AppError(
    'storage/stopped',
    `The library is no longer open${cause instanceof AppError ? `: ${cause.message}` : '.'} Copy what is not saved into another program, then restart Attaché.`,
    { cause },
  )

const REOPENED: LibraryNotice = {
  title: 'The library was opened again',
  text: 'The part of Attaché that reads and writes the library stopped and was started again. What you typed is saved as usual; anything else that failed just now can be tried again.',
  lines: [],
  details: '',
}

const CLOSED: LibraryNotice = {
  title: 'The library is no longer open',
  text: 'The part of Attaché that reads and writes the library stopped for the second time. Nothing more is saved. Copy what is not saved into another program, then restart Attaché.',
  lines: [],
  details: '',
}
