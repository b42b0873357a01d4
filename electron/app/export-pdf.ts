// One export: a pack in memory -> the bytes of its PDF, with what the engine had to say and how long it took.
import { checkPack } from '#shared/check'
import type { AssetId } from '#shared/document/nodes'
import type { Asset, ExportOptions, Pack, Problem } from '#shared/pack'
import type { Engine } from '../pdf'
import { validImages } from './valid-images'

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
  /** What the check found and what the engine had to say, each once. */
  readonly warnings: readonly Problem[]
  /** Milliseconds that layout took; modules, fonts and the pack were in memory. */
  readonly layoutMs: number
  /** Milliseconds that painting took. */
  readonly paintMs: number
}

/** Sets and paints a pack. `onProgress` is told the share done of each stage, from 0 to 1. */
export async function exportPdf(
  engine: Engine,
  input: ExportInput,
  onProgress: (stage: 'layout' | 'painting', done: number) => void = () => undefined,
): Promise<MadePdf> {
  const sound = await withValidImages(input)
  const start = performance.now()
  const layout = engine.layout(sound, (done) => onProgress('layout', done))
  const between = performance.now()
  const pdf = await engine.paint(layout, (done) => onProgress('painting', done))
  const end = performance.now()
  return {
    pdf,
    pages: layout.pages.length,
    warnings: [...checkPack(input.pack, input.options), ...layout.warnings],
    layoutMs: round(between - start),
    paintMs: round(end - between),
  }
}

/** What an export with these choices would have to say, without painting it: the pages are laid out for that. */
export async function checkPrint(engine: Engine, input: ExportInput): Promise<Problem[]> {
  const { warnings } = engine.layout(await withValidImages(input))
  return [...checkPack(input.pack, input.options), ...warnings]
}

const withValidImages = async (input: ExportInput): Promise<ExportInput> => ({
  ...input,
  assets: await validImages(input.assets),
})

/** To a tenth of a millisecond: more digits would be noise. */
function round(ms: number): number {
  return Math.round(ms * 10) / 10
}
