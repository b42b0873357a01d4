// Takes a Word file that was read into the library: as a pack, or as sections of the open one.
import type { Section } from '#shared/document/nodes'
import { isHighEnough, withPortions } from '#shared/found-markings'
import { findScheme, TRAINING_RIDER } from '#shared/markings'
import { definitionOf } from '#shared/own-schemes'
import type { PackMeta, PackSummary } from '#shared/pack'
import { withCaveat } from '#shared/portions'
import { AppError } from '#shared/result'
import type { WordFile, WordMarking } from '#shared/word-import'
import { type PackContent, readPackFile } from '../exchange'
import { addAsset } from '../storage/assets'
import type { Database } from '../storage/database'
import { change } from '../storage/failures'
import { createPack, summaryOf } from '../storage/packs'

/** What was found in the file, and what the user says about it. */
export interface WordChoice extends Pick<WordFile, 'lines' | 'portions'> {
  readonly marking: WordMarking | null
}

/** Adds the pack file that was made of a Word file as a pack, all or nothing. Throws as `markedContent` and `readPackFile`. */
export async function importWord(db: Database, file: string, choice: WordChoice): Promise<PackSummary> {
  const content = markedContent(await readPackFile(file), choice)
  return change(db, 'Importing the Word file', () => {
    for (const asset of content.assets.values()) addAsset(db, asset)
    return summaryOf(db, createPack(db, { ...content, sections: content.doc.content }).id)
  })
}

/** Returns the sections of such a file, each with the marking of the whole, and adds their images. Throws as `importWord`. */
export async function wordSections(
  db: Database,
  file: string,
  choice: WordChoice,
): Promise<readonly Section[]> {
  const { doc, assets, meta } = markedContent(await readPackFile(file), choice)
  const { marking } = choice
  change(db, 'Inserting from the Word file', () => {
    for (const asset of assets.values()) addAsset(db, asset)
  })
  const own = marking ?? meta.marking
  if (marking?.none || own.scheme === 'none') return doc.content
  const whole = findScheme(own.scheme).caveats.onPortions ? withCaveat(own.level, own.caveat) : own.level
  return doc.content.map((section) => ({
    ...section,
    attrs: { ...section.attrs, marking: section.attrs.marking ?? whole },
  }))
}

/**
 * Returns the content with the marking that the user has confirmed. Throws `ipc/refused` when it is lower than what was found,
 * or nothing was said about what was found.
 */
export function markedContent(content: PackContent, { lines, portions, marking }: WordChoice): PackContent {
  const said = marking ?? { scheme: 'none', level: 'none', caveat: '', none: false }
  if (!isHighEnough(said, lines, portions))
    throw new AppError(
      'ipc/refused',
      'The marking is lower than the one in the file. Choose one that is at least as high.',
    )
  if (said.none || !marking) return content
  return {
    ...content,
    meta: { ...content.meta, marking: packMarking(marking, lines) },
    doc: { ...content.doc, content: withPortions(content.doc.content, marking.scheme) },
  }
}

function packMarking({ scheme, level, caveat }: WordMarking, lines: readonly string[]): PackMeta['marking'] {
  const definition = definitionOf(scheme)
  const trainingRider = lines.some(isRider)
  return { scheme, level, caveat, trainingRider, ...(definition ? { definition } : {}) }
}

const isRider = (line: string): boolean => line.toLowerCase() === TRAINING_RIDER.toLowerCase()
