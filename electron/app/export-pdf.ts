// One export: a pack in memory -> the bytes of its PDF, with what the engine had to say and how long it took.
import type { AssetId } from '#shared/document/nodes'
import type { Asset, ExportOptions, Pack, Problem } from '#shared/pack'
import type { Engine } from '../pdf'

/** What is exported, and how. */
export interface ExportInput {
  readonly pack: Pack
  readonly assets: ReadonlyMap<AssetId, Asset>
  readonly options: ExportOptions
}

/** A finished export. */
export interface MadePdf {
  readonly pdf: Uint8Array
  readonly pages: number
  readonly warnings: readonly Problem[]
  /** Milliseconds that layout took; modules, fonts and the pack were in memory. */
  readonly layoutMs: number
  /** Milliseconds that painting took. */
  readonly paintMs: number
}

/** Sets and paints a pack. `onProgress` is told each stage at its start and end. */
export async function exportPdf(
  engine: Engine,
  input: ExportInput,
  onProgress: (stage: 'layout' | 'painting', done: number) => void = () => undefined,
): Promise<MadePdf> {
  onProgress('layout', 0)
  const start = performance.now()
  const layout = await engine.layout(input)
  const between = performance.now()
  onProgress('painting', 0)
  const pdf = await engine.paint(layout)
  const end = performance.now()
  onProgress('painting', 1)
  return {
    pdf,
    pages: layout.pages.length,
    warnings: layout.warnings,
    layoutMs: round(between - start),
    paintMs: round(end - between),
  }
}

/** To a tenth of a millisecond: more digits would be noise. */
function round(ms: number): number {
  return Math.round(ms * 10) / 10
}
