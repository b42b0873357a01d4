// One export: from a pack in memory to the bytes of its PDF, with the engine's warnings and timings.
import { checkPack } from '#shared/check'
import type { AssetId } from '#shared/document/nodes'
import { checkEdition } from '#shared/editions'
import type { Asset, ExportOptions, Pack, Problem } from '#shared/pack'
import type { Engine, Layout } from '../pdf'
import { enclosedMarkings, refuseTooLow } from './enclosed-markings'
import { validImages } from './valid-images'

/** What to export, and how. */
export interface ExportInput {
  readonly pack: Pack
  readonly assets: ReadonlyMap<AssetId, Asset>
  readonly options: ExportOptions
  /** Without head and foot, for the pack that encloses the pages. */
  readonly plain?: boolean | undefined
}

/** A finished export. */
export interface MadePdf {
  readonly pdf: Uint8Array
  readonly pages: number
  /** Findings of the check and warnings of the engine, without duplicates. */
  readonly warnings: readonly Problem[]
  /** Milliseconds for layout, with modules, fonts and the pack already in memory. */
  readonly layoutMs: number
  /** Milliseconds for painting. */
  readonly paintMs: number
}

/** Receives the fraction of a stage that is done, from 0 to 1. */
export type OnProgress = (stage: 'layout' | 'painting', done: number) => void

/**
 * Lays out and paints a pack. Throws `export/no-edition` as `checkEdition` does, and as `paintMade`. `onProgress` receives the fraction of each stage
 * that is done, from 0 to 1.
 */
export async function exportPdf(
  engine: Engine,
  input: ExportInput,
  onProgress: OnProgress = () => undefined,
): Promise<MadePdf> {
  checkEdition(input.pack, input.options)
  const sound = await withValidImages(input)
  const start = performance.now()
  const layout = engine.layout(sound, (done) => onProgress('layout', done))
  const warnings = [...checkPack(input.pack, input.options, new Date()), ...layout.warnings]
  return paintMade(engine, input, { layout, warnings, start }, onProgress)
}

/** A layout to paint, when it was begun, and what the check and the engine said. */
export interface Laid {
  readonly layout: Layout
  readonly warnings: readonly Problem[]
  readonly start: number
}

/** Paints a layout. Throws `export/marking` when enclosed pages would leave under too low a marking. */
export async function paintMade(
  engine: Engine,
  { pack, options }: Pick<ExportInput, 'pack' | 'options'>,
  { layout, warnings, start }: Laid,
  onProgress: OnProgress,
): Promise<MadePdf> {
  const between = performance.now()
  const marked = await enclosedMarkings(engine, layout, pack, options)
  refuseTooLow(pack, [...warnings, ...marked])
  const enclosed = [...marked, ...(await engine.enclosureProblems(layout))]
  const pdf = await engine.paint(layout, (done) => onProgress('painting', done))
  const end = performance.now()
  return {
    pdf,
    pages: layout.pages.length,
    warnings: [...warnings, ...enclosed],
    layoutMs: round(between - start),
    paintMs: round(end - between),
  }
}

/** Returns the warnings that an export with these options would have, laying out the pages but not painting them. */
export async function checkPrint(engine: Engine, input: ExportInput): Promise<Problem[]> {
  const layout = engine.layout(await withValidImages(input))
  const marked = await enclosedMarkings(engine, layout, input.pack, input.options)
  const enclosed = [...marked, ...(await engine.enclosureProblems(layout))]
  return [...checkPack(input.pack, input.options, new Date()), ...layout.warnings, ...enclosed]
}

const withValidImages = async (input: ExportInput): Promise<ExportInput> => ({
  ...input,
  assets: await validImages(input.assets),
})

/** Rounds to a tenth of a millisecond: more digits would be noise. */
function round(ms: number): number {
  return Math.round(ms * 10) / 10
}
