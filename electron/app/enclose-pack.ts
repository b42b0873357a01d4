// Makes the pages of a pack that another one encloses: a PDF of one edition, as it is today.

import type { Edition } from '#shared/document/audiences'
import { inPrintOrder, printedNodes } from '#shared/document/printed'
import { editionMarking } from '#shared/edition-marking'
import type { EnclosedPack, PageHeads } from '#shared/enclosed-pack'
import { beyondPack, findLevel, type PackMarking } from '#shared/markings'
import { editionOf, type Pack, type Paper } from '#shared/pack'
import { markingOf } from '#shared/portion-nodes'
import { levelOf } from '#shared/portions'
import { exportPdf } from './export-pdf'
import { openPackFile } from './pack-file'
import { readFileToEnclose } from './read-enclosure'
import { loadEngine } from './resources'

/** What is enclosed, and how. */
export interface PackPagesOrder {
  /** A pack file. */
  readonly path: string
  readonly contentRoot: string
  readonly edition?: string | undefined
  readonly heads: PageHeads
  readonly paper: Paper
}

/** The pages as a PDF, with what is known of them. */
export interface PackPages extends Omit<EnclosedPack, 'asset'> {
  readonly pdf: Uint8Array
}

/**
 * Makes the pages. Trainer material and comments are never in them, nor sections that are not printed, nor what the edition
 * withholds. Throws as `openPackFile` and `exportPdf`.
 */
export async function makePackPages({
  path,
  contentRoot,
  edition,
  heads,
  paper,
}: PackPagesOrder): Promise<PackPages> {
  const { pack, assets } = await openPackFile(path)
  const options = { paper, kind: 'briefing', edition } as const
  const engine = await loadEngine(contentRoot)
  const { pdf, warnings } = await exportPdf(engine, { pack, assets, options, plain: heads === 'continued' })
  const { title, reference, organisation } = pack.meta
  const { bytes: _, ...read } = await readFileToEnclose(`${title}.pdf`, pdf, null)
  return {
    ...read,
    pdf,
    title,
    source: reference || organisation,
    marking: markingOfPages(pack, editionOf(options, pack.meta.readers)),
    problems: warnings.length,
  }
}

/** The marking of the pages. Their banner may be lower than a portion in them: the section that encloses them is not. */
function markingOfPages(pack: Pack, edition: Edition): PackMarking {
  const banner = editionMarking(pack, edition)
  let { level } = banner
  for (const section of inPrintOrder(pack.doc.content, edition))
    for (const node of printedNodes(section, edition)) {
      const portion = markingOf(node)
      if (portion === null || !findLevel(banner.scheme, portion)) continue
      if (beyondPack(portion, { ...banner, level }) === 'level') level = levelOf(portion)
    }
  return { ...banner, level }
}
