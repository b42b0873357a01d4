// The page engine: turns a pack into pages, and pages into a PDF. Independent of Node, Electron and the clock.

import type { NodeId } from '#shared/document/nodes'
import type { EnclosedWords } from '#shared/enclosed-words'
import type { Problem } from '#shared/pack'
import { hasEnclosedFiles, openEnclosures } from './enclose/opened'
import { enclosureProblems } from './enclose/report'
import { createLayoutEngine, type LayoutEngine, type LayoutResources } from './layout-engine'
import { paintPdf } from './paint/paint'
import type { Layout } from './types'

export type { LayoutInput } from './layout'
export { joinLayouts, type Part } from './pages/join'
export { layLabel, placeLabels } from './pages/label-page'
export { FONT_FILES, LATE_FONT_FILES, THEME_IDS, WASM_FILE } from './resource-list'
export type { Frame, Group, Layout, Page, Word } from './types'

/** Files loaded by the caller; named in `resource-list.ts`. */
export interface EngineResources extends LayoutResources {
  /**
   * Compresses bytes in zlib format: `deflateSync` of Node, or another implementation elsewhere. Text is converted to
   * bytes; its characters are all below U+0100.
   */
  readonly deflate: (data: Uint8Array | string) => Uint8Array
}

/** Lays out packs and paints them. */
export interface Engine extends Omit<LayoutEngine, 'fonts'> {
  /** Paints a layout. The same layout produces the same bytes. */
  paint(layout: Layout, onProgress?: (done: number) => void): Promise<Uint8Array>
  /** What there is to say about the enclosed files of a layout; they are opened for it. */
  enclosureProblems(layout: Layout): Promise<Problem[]>
  /** What is written in the enclosed files of a layout, except in those of some sections. */
  enclosedWords(layout: Layout, skip?: (section: NodeId) => boolean): Promise<EnclosedWords[]>
}

/** Creates an engine. Throws `template/invalid` for an invalid theme file. */
export async function createEngine(resources: EngineResources): Promise<Engine> {
  const { fonts, ...half } = await createLayoutEngine(resources)
  return {
    ...half,
    paint: (layout, onProgress = () => undefined) =>
      paintPdf(layout, { fonts, deflate: resources.deflate }, onProgress),
    enclosureProblems: async (layout) => enclosureProblems(layout, await openEnclosures(layout)),
    // Layouts without enclosed files, which are most, don't load what reads them.
    enclosedWords: async (layout, skip) =>
      hasEnclosedFiles(layout) ? (await import('./enclose/words')).enclosedWords(layout, skip) : [],
  }
}
