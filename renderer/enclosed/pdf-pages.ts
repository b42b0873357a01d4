// Draws pages of a PDF on a canvas of a thread; the only user of pdf.js in the program.

// The half that reads files registers itself: both halves run in this thread.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** An open file. Call `close` when it is no longer needed. */
export interface OpenPdf {
  /** Draws a page, from 1, `width` pixels wide. */
  draw(page: number, width: number): Promise<OffscreenCanvas>
  close(): Promise<void>
}

/** Fonts for files that name one of the fourteen standard fonts and don't have it. */
const FONTS = import.meta.glob<string>('../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}', {
  query: '?url',
  import: 'default',
  eager: true,
})

/** Largest picture inside a page, in pixels: more is left out. */
const MAX_IMAGE_PIXELS = 60_000_000
/** Tallest drawing in widths: of a longer page the beginning is shown. */
const MAX_RATIO = 4

/** Opens a file. Rejects when it can't be read. */
export async function openPdf(data: Uint8Array): Promise<OpenPdf> {
  const task = getDocument({
    data,
    isEvalSupported: false,
    // Letters are drawn as outlines: a thread has no list of fonts that the document could use.
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    stopAtErrors: false,
    maxImageSize: MAX_IMAGE_PIXELS,
    useWorkerFetch: false,
    isOffscreenCanvasSupported: true,
    verbosity: VerbosityLevel.ERRORS,
    CanvasFactory,
    FilterFactory,
    StandardFontDataFactory,
  })
  const pdf = await task.promise
  return {
    draw: async (number, width) => {
      const page = await pdf.getPage(number)
      const whole = page.getViewport({ scale: 1 })
      const viewport = page.getViewport({ scale: width / whole.width })
      const height = Math.max(1, Math.min(Math.floor(viewport.height), width * MAX_RATIO))
      const canvas = new OffscreenCanvas(Math.max(1, Math.floor(viewport.width)), height)
      const context = canvas.getContext('2d')
      if (!context) throw new Error('The thread has no canvas to draw on.')
      context.fillStyle = '#ffffff'
      context.fillRect(0, 0, canvas.width, canvas.height)
      await page.render({ canvasContext: context as unknown as CanvasRenderingContext2D, viewport }).promise
      page.cleanup()
      return canvas
    },
    close: () => task.destroy(),
  }
}

interface Drawing {
  canvas: OffscreenCanvas | null
  context: OffscreenCanvasRenderingContext2D | null
}

/** Canvases in between, without a page to make elements in. */
class CanvasFactory {
  create(width: number, height: number): Drawing {
    const canvas = new OffscreenCanvas(Math.max(1, width), Math.max(1, height))
    return { canvas, context: canvas.getContext('2d') }
  }

  reset({ canvas }: Drawing, width: number, height: number): void {
    if (!canvas) return
    canvas.width = Math.max(1, width)
    canvas.height = Math.max(1, height)
  }

  destroy(drawing: Drawing): void {
    this.reset(drawing, 1, 1)
    drawing.canvas = null
    drawing.context = null
  }
}

/** Filters need a page: what uses them is drawn without. */
class FilterFactory {
  addFilter(): string {
    return 'none'
  }
  addHCMFilter(): string {
    return 'none'
  }
  addAlphaFilter(): string {
    return 'none'
  }
  addLuminosityFilter(): string {
    return 'none'
  }
  addHighlightHCMFilter(): string {
    return 'none'
  }
  destroy(): void {
    // Nothing was made.
  }
}

/** Reads a standard font from the files of the program. */
class StandardFontDataFactory {
  async fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
    const address = Object.entries(FONTS).find(([path]) => path.endsWith(`/${filename}`))?.[1]
    if (address === undefined) throw new Error(`The program has no font ${filename}.`)
    return new Uint8Array(await (await fetch(address)).arrayBuffer())
  }
}
