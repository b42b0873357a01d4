// Counts the pages of a pack that is not open, in a layout thread of its own.
import type { Section } from '#shared/document/nodes'
import { errorOf } from '#shared/failure'
import type { PackField, PackMeta } from '#shared/pack'
import { noteFailure } from '../base/failures'
import { storedPrint } from '../export/print-choices'
import type { PagesReport, PagesRequest } from './messages'

/** What is printed of a pack. */
export interface CountedPack {
  readonly meta: PackMeta
  readonly fields: readonly PackField[]
  readonly sections: readonly Section[]
}

/** One thread; `close` ends it. */
export class PageCounter {
  private readonly worker = new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' })
  private version = 0
  private pages: number | null = null
  private answer: (pages: number | null) => void = () => undefined

  constructor() {
    this.worker.addEventListener('message', ({ data }: MessageEvent<PagesReport>) => this.take(data))
    this.worker.addEventListener('error', ({ error, message }) => this.fail(error ?? new Error(message)))
  }

  /**
   * Returns how many pages an export with the last print options would have; null when the pack can't be laid out. One
   * pack at a time: wait for the answer before the next call.
   */
  count({ meta, fields, sections }: CountedPack): Promise<number | null> {
    this.version += 1
    const order: PagesRequest = {
      kind: 'pack',
      version: this.version,
      change: { meta, fields, sections, order: sections.map(({ attrs }) => attrs.id) },
      options: { paper: meta.paper, ...storedPrint(meta.kind) },
    }
    return new Promise((resolve) => {
      this.answer = resolve
      this.worker.postMessage(order)
    })
  }

  close(): void {
    this.worker.terminate()
  }

  private take(report: PagesReport): void {
    if (report.kind === 'failed') this.fail(errorOf(report.failure))
    if (report.kind !== 'laid' || report.version !== this.version) return
    // The thread repeats nothing that is as in its last report.
    this.pages = report.counts?.pages ?? this.pages
    this.answer(this.pages)
  }

  private fail(error: unknown): void {
    noteFailure('pages', error)
    this.answer(null)
  }
}
