// The page engine: a pack in, pages out, and from those a PDF. Knows neither Node nor Electron nor a clock.

import { createLayoutEngine, type LayoutEngine, type LayoutResources } from './layout-engine'
import { paintPdf } from './paint/paint'
import type { Layout } from './types'

export type { LayoutInput } from './layout'
export { FONT_FILES, LATE_FONT_FILES, THEME_IDS, WASM_FILE } from './resource-list'
export type { Frame, Group, Layout, Page, Word } from './types'

/** Files that the caller loads; `resource-list.ts` names them. */
export interface EngineResources extends LayoutResources {
  /**
   * Packs bytes in zlib format: `deflateSync` of Node, or another where there is no Node. Text stands for the bytes that
   * are its characters, all below U+0100.
   */
  readonly deflate: (data: Uint8Array | string) => Uint8Array
}

/** Sets packs and paints them. */
export interface Engine extends Omit<LayoutEngine, 'fonts'> {
  /** Paints a layout. The same layout gives the same bytes. */
  paint(layout: Layout, onProgress?: (done: number) => void): Promise<Uint8Array>
}

/** Starts an engine. Throws `template/invalid` for a theme file that is wrong. */
export async function createEngine(resources: EngineResources): Promise<Engine> {
  const { fonts, ...half } = await createLayoutEngine(resources)
  return {
    ...half,
    paint: (layout, onProgress = () => undefined) =>
      paintPdf(layout, { fonts, deflate: resources.deflate }, onProgress),
  }
}
