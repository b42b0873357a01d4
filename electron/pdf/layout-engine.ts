// The layout half of the engine: everything a view of the pages needs, without PDF writing.

import type { Section } from '#shared/document/nodes'
import { AppError } from '#shared/result'
import type { CollectedPack } from './collect/pack'
import { createFontSet, type FontSet } from './fonts/font-set'
import { createShaper } from './fonts/harfbuzz'
import { collectWhole, type LayoutInput, type LayoutTools, layOut, type PageNumbers } from './layout'
import type { UnitCache } from './pages/typeset'
import { hyphenations, type ReadPatterns } from './text/hyphenate'
import { readTheme, type Theme } from './theme'
import type { Layout } from './types'

/** Files loaded by the caller; named in `resource-list.ts`. */
export interface LayoutResources {
  /** Fonts by file name, except the late ones. */
  readonly fonts: ReadonlyMap<string, Uint8Array>
  /** Reads one of `LATE_FONT_FILES` when one of its characters first occurs. */
  readonly lateFont: (file: string) => Uint8Array
  /** Reads one of `HYPHENATION_FILES` when a pack in its language is first laid out. */
  readonly latePatterns: ReadPatterns
  /** Theme files as parsed JSON, by id. */
  readonly themes: ReadonlyMap<string, unknown>
  /** HarfBuzz: `harfbuzz.wasm`. */
  readonly wasm: Uint8Array
}

/** Lays out packs. */
export interface LayoutEngine {
  /** Ids and names of the themes, in the order of the resources. */
  readonly themes: readonly { readonly id: string; readonly name: string; readonly summary: string }[]
  /**
   * Lays out a pack. Sections whose JSON is the same object as before are reused. An unknown theme falls back to the
   * first one with a warning. `onProgress` receives the fraction done, from 0 to 1.
   */
  layout(input: LayoutInput, onProgress?: (done: number) => void): Layout
  /** Collects a pack with its numbers, without pages. An unknown theme falls back as in `layout`. */
  collect(input: LayoutInput, onProgress?: (done: number) => void): CollectedPack
  readonly fonts: FontSet
}

/**
 * Creates a layout engine. Set `follows` for one that lays out the same pack again after each change: it starts from
 * the previous page numbers. Throws `template/invalid` for an invalid theme file.
 */
export async function createLayoutEngine(resources: LayoutResources, follows = false): Promise<LayoutEngine> {
  const shaper = await createShaper(resources.wasm)
  const fonts = createFontSet(resources, shaper)
  const hyphenateIn = hyphenations(resources.latePatterns)
  const themes = new Map([...resources.themes].map(([id, json]) => [id, readTheme(json, id)]))
  const [first] = themes.values()
  if (!first) throw new AppError('template/invalid', 'The engine has no theme: at least one must be loaded.')
  const numbers: PageNumbers | undefined = follows ? { last: new Map() } : undefined
  const caches = new Map<string, UnitCache>()
  const cacheOf = (theme: Theme): UnitCache => {
    const cache: UnitCache = caches.get(theme.id) ?? new WeakMap<Section, never>()
    caches.set(theme.id, cache)
    return cache
  }
  const toolsFor = (theme: Theme): LayoutTools => ({
    fonts,
    theme,
    hyphenateIn,
    cache: cacheOf(theme),
    numbers,
  })
  const themeFor = (wanted: string): Theme => themes.get(wanted) ?? first
  return {
    fonts,
    themes: [...themes.values()].map(({ id, name, summary }) => ({ id, name, summary })),
    layout(input, onProgress = () => undefined) {
      const wanted = input.pack.meta.theme
      const layout = layOut(toolsFor(themeFor(wanted)), input, onProgress)
      if (themes.has(wanted)) return layout
      const message = `The theme “${wanted}” is unknown; “${first.name}” is used.`
      return {
        ...layout,
        warnings: [{ severity: 'warning', message, section: null, target: null }, ...layout.warnings],
      }
    },
    collect: (input, onProgress = () => undefined) =>
      collectWhole(toolsFor(themeFor(input.pack.meta.theme)), input, onProgress),
  }
}
