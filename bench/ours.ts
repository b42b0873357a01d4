// Our engine for the bench: the same steps as an export, the pack in memory.
import { job } from '../electron/pdf/testing/build'
import { startEngine } from '../electron/pdf/testing/engine'
import { benchPack } from './documents'
import { plainBlocks } from './plain'

export { startShortRun } from '../electron/app/short-runs'

/** The document of a size as peers take it, with its image. */
export function plainDocument(pages: number) {
  const { pack, assets } = benchPack(pages)
  return { title: pack.meta.title, blocks: plainBlocks(pack), image: assets[0]?.bytes }
}

/** Loads the engine; returns a function that converts, and one that converts after an edit of one paragraph. */
export async function prepare(pages: number) {
  const { pack, assets } = benchPack(pages)
  const engine = await startEngine()
  const input = job(pack, {}, assets)
  const convert = async (given: typeof input) => {
    const layout = engine.layout(given)
    const start = performance.now()
    const bytes = await engine.paint(layout)
    return { bytes: bytes.length, pages: layout.pages.length, paintMs: performance.now() - start }
  }
  const edited = () => {
    const content = [...pack.doc.content]
    const middle = content.length >> 1
    const section = content[middle]
    const copied = section?.content[5]
    if (section && copied)
      content[middle] = {
        ...section,
        content: [...section.content, copied] as unknown as typeof section.content,
      }
    return { ...input, pack: { ...pack, doc: { ...pack.doc, content } } }
  }
  return { convert: () => convert(input), again: () => convert(edited()) }
}
