// The door to the thread of the first look, which shows a large library while it is still being checked. Nothing is written then.
import type { Worker } from 'node:worker_threads'
import type { Channel } from '#shared/ipc'
import { ReplyText } from '#shared/reply-text'
import { type FoundLibrary, type FromFirstLook, LOOKED_AT, type ToFirstLook } from './library-messages'

/** The first look. */
export class FirstLook {
  /** Never resolves if the library needs more than a look. */
  readonly opened: Promise<FoundLibrary>
  /** Resolves when the first look is over. */
  readonly over: Promise<void>
  private readonly settleOver: () => void
  /** What the window shows first. */
  private first: string | undefined
  /** Calls without an answer, by id. */
  private readonly waiting = new Map<number, (json: string | undefined) => void>()
  private lastId = 0
  private isOver = false

  constructor(private readonly thread: Worker) {
    let settle = (): void => undefined
    this.over = new Promise((resolve) => {
      settle = resolve
    })
    this.settleOver = settle
    this.opened = new Promise((resolve) => {
      thread.on('message', (message: FromFirstLook) => {
        if (message.kind === 'replied') return this.settle(message.id, message.json)
        this.first = message.first
        resolve(message.opened)
      })
    })
    // The check finds what is wrong and says so.
    thread.on('error', () => undefined)
    thread.on('exit', () => this.end())
  }

  /** Reads for the window. Without a promise, or with null in it, the library has to be checked first. */
  ask(channel: Channel, request: unknown): Promise<ReplyText | null> | null {
    const name = LOOKED_AT.find((one) => one === channel)
    // Whatever is read after a change has to wait with it.
    if (name === undefined) this.isOver = true
    if (name === undefined || this.isOver) return null
    if (name === 'window.first' && this.first !== undefined) return Promise.resolve(new ReplyText(this.first))
    return new Promise((resolve) => {
      const id = ++this.lastId
      this.waiting.set(id, (json) => resolve(json === undefined ? null : new ReplyText(json)))
      this.thread.postMessage({ id, name, request } satisfies ToFirstLook)
    })
  }

  /** The library was checked and is open, or can't be opened. The thread holds the lock no longer. */
  end(): void {
    this.isOver = true
    this.settleOver()
    for (const id of [...this.waiting.keys()]) this.settle(id, undefined)
    void this.thread.terminate()
  }

  private settle(id: number, json: string | undefined): void {
    this.waiting.get(id)?.(json)
    this.waiting.delete(id)
  }
}
