// One export to Word: from a pack in memory to the bytes of its .docx.
import { quotable } from '#shared/characters'
import { checkPack } from '#shared/check'
import { checkEdition } from '#shared/editions'
import type { ExportOptions, Problem } from '#shared/pack'
import type { Engine } from '../pdf'
import type { PackPart } from '../pdf/collect/pack'
import { wordFile } from '../word'
import type { ExportInput, OnProgress } from './export-pdf'
import { validImages } from './valid-images'

/** A finished export. */
export interface MadeWord {
  readonly docx: Uint8Array
  /** Of the same export as a PDF. */
  readonly pages: number
  /** Findings of the check, and what a Word file leaves out. */
  readonly warnings: readonly Problem[]
}

/**
 * Writes a pack as a Word file: what an export to PDF with the same options prints. Throws `export/no-edition` as `checkEdition`
 * does.
 */
export async function exportWord(
  engine: Engine,
  input: ExportInput,
  onProgress: OnProgress = () => undefined,
): Promise<MadeWord> {
  checkEdition(input.pack, input.options)
  const sound = {
    ...input,
    options: { ...input.options, notesColumn: false, twoPerSheet: false },
    assets: await validImages(input.assets),
  }
  const collected = engine.collect(sound, (done) => onProgress('layout', done))
  const docx = wordFile(collected, (done) => onProgress('painting', done))
  return {
    docx,
    pages: collected.pages,
    warnings: [
      ...checkPack(input.pack, input.options, new Date()),
      ...leftOut(input.options),
      ...collected.parts.flatMap(({ unit }) => absentPages(unit)),
      ...collected.warnings,
    ],
  }
}

/** Enclosed pages that are in the PDF alone. */
function absentPages({ sheets, headings: [heading] }: PackPart): Problem[] {
  if (!sheets.some(({ picture }) => !picture)) return []
  const message = `A Word file does not have the enclosed pages of “${quotable(heading?.title ?? '')}”: send the PDF, too.`
  return [{ severity: 'warning', message, section: heading?.anchor ?? null, target: null }]
}

/** What only pages of a PDF can have. */
function leftOut({ notesColumn, twoPerSheet }: ExportOptions): Problem[] {
  const names = [
    ...(notesColumn ? ['a column for notes'] : []),
    ...(twoPerSheet ? ['two pages per sheet'] : []),
  ]
  return names.map((name) => ({
    severity: 'warning',
    message: `A Word file does not have ${name}.`,
    section: null,
    target: null,
  }))
}
