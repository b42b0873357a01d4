// Connects the open pack with the layout thread: sends changes, receives pages, positions and counts.

import { errorOf } from '#shared/failure'
import type { ExportOptions } from '#shared/pack'
import type { ClickedPosition, PageBounds, PageCounts } from '#shared/page-positions'
import { noteFailure } from '../base/failures'
import { Signal } from '../base/signal'
import { changeBetween, type Snapshot, wholeChange } from '../editor/session/autosave/changes'
import type { EditorSession } from '../editor/session/editor-session'
import { requestPage } from '../enclosed/page-picture'
import { onPrintChoices, storedPrint } from '../export/print-choices'
import type { PageInfo, PagesReport, PagesRequest, PlacedProblem, WantedPage } from './messages'
import { type Printed, toDocPosition, toTextPosition } from './text-position'
import { drawingPicture } from './window-picture'

/** Progress of the thread. */
export interface PagesProgress {
  /** Number of the last change sent. */
  readonly sent: number
  /** Number of the last change laid out. */
  readonly laid: number
  readonly fault: string | null
}

/** Delay after a change while the pages are hidden, in ms. */
const CALM_MS = 600

/** Minimum interval between layouts during fast typing, in ms, so that both get their share of the processor. */
const LEAST_GAP_MS = 200

/** As many pages of enclosed files are drawn, of those asked for last. */
const MOST_WAITING = 16

type TakePicture = (picture: ImageBitmap, version: number) => void

/** One connection; `close` ends the thread. */
export class PagesLink {
  readonly progress = new Signal<PagesProgress>({ sent: 0, laid: 0, fault: null })
  readonly pages = new Signal<readonly PageInfo[]>([])
  readonly counts = new Signal<PageCounts | null>(null)
  /** The cursor's position on the pages. */
  readonly cursor = new Signal<PageBounds | null>(null)
  /** When the cursor's position was last asked for, as `performance.now()` gives it. */
  cursorAskedAt = 0
  readonly problems = new Signal<readonly PlacedProblem[]>([])
  private readonly session: EditorSession
  private readonly worker: Worker
  private readonly stops: (() => void)[]
  private readonly takers = new Map<number, TakePicture>()
  private readonly wanted = new Map<number, WantedPage>()
  private readonly hits = new Map<number, (place: ClickedPosition | null) => void>()
  private hitCount = 0
  private wishes = 0
  /** How many pages of enclosed files were asked for. */
  private enclosedPages = 0
  private known: Snapshot | null = null
  private options = ''
  private cursorSent = ''
  private due = 0
  private sentAt = 0
  private timer = 0
  /** Number of active views. */
  private viewers = 0

  constructor(session: EditorSession) {
    this.session = session
    this.worker = new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' })
    this.worker.addEventListener('message', ({ data }: MessageEvent<PagesReport>) => this.take(data))
    this.worker.addEventListener('error', ({ error, message }) =>
      this.fail(error instanceof Error ? error : new Error(message || 'the page engine stopped')),
    )
    const { store } = session
    const sources = [
      session.subscribe,
      store.meta.subscribe,
      store.fields.subscribe,
      store.shown.subscribe,
      onPrintChoices,
    ]
    this.stops = sources.map((subscribe) => subscribe(() => this.plan()))
    this.send()
  }

  /** Announces a view of the pages; returns a function that ends it. */
  look(): () => void {
    this.viewers += 1
    this.tellCursor()
    this.plan()
    return () => {
      this.viewers -= 1
    }
  }

  /** Requests a drawing of a page, now and after each change; returns a function that cancels it. */
  want(page: number, scale: number, take: TakePicture): () => void {
    this.wanted.set(page, { page, scale, wish: ++this.wishes })
    this.takers.set(page, take)
    this.tellWanted()
    return () => {
      if (this.takers.get(page) !== take) return
      this.wanted.delete(page)
      this.takers.delete(page)
      this.tellWanted()
    }
  }

  /** Returns the text position at a point of a page; null when there is no text of the pack. */
  async positionAt(page: number, x: number, y: number): Promise<number | null> {
    const id = ++this.hitCount
    const place = await new Promise<ClickedPosition | null>((resolve) => {
      this.hits.set(id, resolve)
      this.order({ kind: 'hit', id, page, x, y })
    })
    return place && toDocPosition(this.session.state.doc, place, this.printed())
  }

  private printed(): Printed {
    const { fieldWords: value, numbering } = this.session.store
    return { value, by: numbering.get() }
  }

  /** Lays out the whole pack again, after an error. */
  retry(): void {
    this.known = null
    this.send()
  }

  close(): void {
    for (const stop of this.stops) stop()
    cancelAnimationFrame(this.due)
    clearTimeout(this.timer)
    this.worker.terminate()
  }

  private order(order: PagesRequest, transfer: Transferable[] = []): void {
    this.worker.postMessage(order, transfer)
  }

  /** Sends changes after the next frame is on the screen: typing comes first. */
  private plan(): void {
    if (this.viewers === 0) {
      // Don't wait again for a frame already waited for while the pages were shown.
      cancelAnimationFrame(this.due)
      this.due = 0
      clearTimeout(this.timer)
      this.timer = window.setTimeout(() => this.send(), CALM_MS)
      return
    }
    this.due ||= requestAnimationFrame(() => {
      const wait = this.sentAt + LEAST_GAP_MS - performance.now()
      this.timer = window.setTimeout(
        () => {
          this.due = 0
          this.send()
        },
        Math.max(0, wait),
      )
    })
  }

  private isBusy(): boolean {
    const { sent, laid, fault } = this.progress.get()
    return sent > laid && fault === null
  }

  /** One change is in progress at a time: what is typed meanwhile goes together into the next. */
  private send(): void {
    if (this.isBusy() || this.session.editor.isDestroyed) return
    const { store, editor } = this.session
    const now: Snapshot = {
      meta: store.meta.get(),
      fields: store.fields.get(),
      sections: editor.state.doc.children,
    }
    const options = this.exportOptions()
    const change = this.known ? changeBetween(this.known, now) : wholeChange(now)
    const otherOptions = JSON.stringify(options) !== this.options
    this.tellCursor()
    if (!change && !otherOptions) return
    this.known = now
    this.sentAt = performance.now()
    this.options = JSON.stringify(options)
    const version = this.progress.get().sent + 1
    this.order({ kind: 'pack', version, change: change ?? { sections: [] }, options })
    this.progress.set({ ...this.progress.get(), sent: version, fault: null })
  }

  private exportOptions(): ExportOptions {
    const { paper, kind } = this.session.store.meta.get()
    // Unless an edition is shown, the author sees everything that at least one reader gets.
    return { paper, ...storedPrint(kind), edition: this.session.store.shown.get() ?? 'instructor' }
  }

  private tellCursor(): void {
    if (this.viewers === 0) return
    const { doc, selection } = this.session.state
    const place = toTextPosition(doc, selection.head, this.printed())
    const text = JSON.stringify(place)
    if (text === this.cursorSent) return
    this.cursorSent = text
    this.cursorAskedAt = performance.now()
    this.order({ kind: 'cursor', place })
  }

  private tellWanted(): void {
    this.order({ kind: 'want', pages: [...this.wanted.values()] })
  }

  private take(report: PagesReport): void {
    switch (report.kind) {
      case 'laid':
        this.progress.set({ ...this.progress.get(), laid: report.version, fault: null })
        if (report.pages) this.pages.set(report.pages)
        if (report.counts) this.counts.set(report.counts)
        this.plan()
        break
      case 'drawn': {
        const taker = this.takers.get(report.page)
        if (taker) taker(report.picture, report.version)
        else report.picture.close()
        break
      }
      case 'cursor':
        this.cursor.set(report.place)
        break
      case 'hit':
        this.hits.get(report.id)?.(report.place)
        this.hits.delete(report.id)
        break
      case 'problems':
        this.problems.set(report.problems)
        break
      case 'picture':
        void drawingPicture(report.bytes).then((picture) =>
          this.order({ kind: 'picture', asset: report.asset, picture }, picture ? [picture] : []),
        )
        break
      case 'enclosed':
        this.drawEnclosed(report)
        break
      case 'failed':
        this.fail(errorOf(report.failure))
        break
    }
  }

  private drawEnclosed({ id, asset, page, width }: Extract<PagesReport, { kind: 'enclosed' }>): void {
    const answer = (picture: ImageBitmap | null) =>
      this.order({ kind: 'picture', asset: id, picture }, picture ? [picture] : [])
    this.enclosedPages += 1
    const turn = this.enclosedPages
    requestPage({
      asset,
      page: page + 1,
      width,
      // After fast scrolling the first of many are out of sight; the thread asks again when they come back.
      isWanted: () => turn > this.enclosedPages - MOST_WAITING,
      take: (picture) => {
        // What can't be drawn stays an empty page, as a damaged image does.
        if (picture) createImageBitmap(picture).then(answer, () => answer(null))
      },
    })
  }

  private fail(error: Error): void {
    noteFailure('pages', error)
    this.progress.set({ ...this.progress.get(), fault: error.message })
  }
}
