// The engine's interface for the pages view: layout, drawing, and conversion between text and page positions.

export { readImageSize } from '../collect/image-size'
export { createOutlines } from '../fonts/outlines'
export { createLayoutEngine, type LayoutEngine } from '../layout-engine'
export { layLabel } from '../pages/label-page'
export { FONT_FILES, LATE_FONT_FILES, THEME_IDS, WASM_FILE } from '../resource-list'
export type { Layout, Page } from '../types'
export { drawPage } from './draw-page'
export { countPages } from './page-counts'
export { samePage } from './same-page'
export { boundsOnPage, positionAt, type UnitPages, unitPages } from './text-positions'
