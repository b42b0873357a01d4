// Pictures of the first page of a pack with the values of one row after another, from a layout thread of its own.
import { errorOf } from '#shared/failure'
import type { LabelSheet } from '#shared/label-sheets'
import type { ExportOptions, Pack } from '#shared/pack'
import { noteFailure } from '../base/failures'
import { requestPage } from '../enclosed/page-picture'
import type { PagesReport, PagesRequest } from './messages'
import { drawingPicture } from './window-picture'

/** A picture, or why there is none. */
export type FirstPageNews =
  | { readonly picture: ImageBitmap; readonly pages: number }
  | { readonly fault: string }

/** Width of a picture in points; a page is as wide as fits. */
const WIDTH = 595

/** One thread; `close` ends it. */
export class FirstPagePictures {
  private readonly worker = new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' })
  private readonly take: (news: FirstPageNews) => void
  private version = 0
  private pages = 0
  private sections: Pack['doc']['content'] | null = null

  /** Only the picture of the row that was asked for last arrives at `take`. */
  constructor(take: (news: FirstPageNews) => void) {
    this.take = take
    this.worker.addEventListener('message', ({ data }: MessageEvent<PagesReport>) => this.hear(data))
    this.worker.addEventListener('error', ({ error, message }) => this.fail(error ?? new Error(message)))
  }

  /** Asks for a picture, `width` pixels wide. Sections are sent once: only fields change from row to row. */
  show({ meta, fields, doc }: Pack, options: ExportOptions, width: number, sheet?: LabelSheet): void {
    this.version += 1
    const { content } = doc
    const known = this.sections === content
    this.sections = content
    const sections = known
      ? { sections: [] }
      : { sections: content, order: content.map(({ attrs }) => attrs.id) }
    const points = sheet ? (sheet.width * 72) / 25.4 : WIDTH
    this.order({ kind: 'want', pages: [{ page: 0, scale: width / points, wish: this.version }] })
    this.order({ kind: 'pack', version: this.version, change: { meta, fields, ...sections }, options, sheet })
  }

  close(): void {
    this.worker.terminate()
  }

  private order(order: PagesRequest, transfer: Transferable[] = []): void {
    this.worker.postMessage(order, transfer)
  }

  private hear(report: PagesReport): void {
    if (report.kind === 'laid' && report.pages) this.pages = report.pages.length
    else if (report.kind === 'failed') this.fail(errorOf(report.failure))
    else if (report.kind === 'picture')
      void drawingPicture(report.bytes).then((picture) => this.answer(report.asset, picture))
    else if (report.kind === 'enclosed') this.drawEnclosed(report)
    else if (report.kind === 'drawn') {
      if (report.version === this.version) this.take({ picture: report.picture, pages: this.pages })
      else report.picture.close()
    }
  }

  private drawEnclosed({ id, asset, page, width }: Extract<PagesReport, { kind: 'enclosed' }>): void {
    const take = (picture: ImageBitmapSource | null): void => {
      const made = picture ? createImageBitmap(picture) : Promise.resolve(null)
      made.catch(() => null).then((bitmap) => this.answer(id, bitmap))
    }
    requestPage({ asset, page: page + 1, width, isWanted: () => true, take })
  }

  private answer(asset: string, picture: ImageBitmap | null): void {
    this.order({ kind: 'picture', asset, picture }, picture ? [picture] : [])
  }

  private fail(error: Error): void {
    noteFailure('pages', error)
    this.take({ fault: error.message })
  }
}
