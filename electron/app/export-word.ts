// One export to Word: from a pack in memory to the bytes of its .docx.
import { quotable } from '#shared/characters'
import { checkPack } from '#shared/check'
import { checkEdition } from '#shared/editions'
import type { ExportOptions, Problem } from '#shared/pack'
import type { WordTemplate } from '#shared/word-template'
import type { Engine } from '../pdf'
import type { CollectedPack, PackPart } from '../pdf/collect/pack'
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
  template: WordTemplate | null = null,
): Promise<MadeWord> {
  const { id, revision } = input.pack
  checkEdition(input.pack, input.options)
  const collected = await collect(engine, input, (done) => onProgress('layout', done))
  const docx = wordFile(collected, { pack: id, revision }, template, (done) => onProgress('painting', done))
  const warnings = [...warningsOf(input, collected), ...notTaken(template)]
  return { docx, pages: collected.pages, warnings }
}

/** What of the template the file does not have. */
const notTaken = (template: WordTemplate | null): Problem[] =>
  (template?.leftOut ?? []).map((what) => ({
    severity: 'warning',
    message: `The file does not have this of the template: ${what}.`,
    section: null,
    target: null,
  }))

/** Returns the warnings that an export to Word with these options would have, without writing it. */
export async function checkWord(engine: Engine, input: ExportInput): Promise<Problem[]> {
  return warningsOf(input, await collect(engine, input))
}

async function collect(engine: Engine, input: ExportInput, onProgress?: (done: number) => void) {
  const { pages: _, ...all } = input.options
  const options = {
    ...all,
    notesColumn: false,
    twoPerSheet: false,
    booklet: false,
    twoSided: false,
    cropMarks: false,
  }
  return engine.collect({ ...input, options, assets: await validImages(input.assets) }, onProgress)
}

const warningsOf = ({ pack, options }: ExportInput, { parts, warnings }: CollectedPack): Problem[] => [
  ...checkPack(pack, options, new Date()),
  ...leftOut(options),
  ...parts.flatMap(({ unit }) => onlyInPdf(unit)),
  ...warnings,
]

/** Enclosed pages and attached files, which are in the PDF alone. */
function onlyInPdf({ absent, attached, headings: [heading] }: PackPart): Problem[] {
  if (absent === 0 && !attached) return []
  const what = attached ? 'attached file' : 'enclosed pages'
  const message = `A Word file does not have the ${what} of “${quotable(heading?.title ?? '')}”: send the PDF, too.`
  return [{ severity: 'warning', message, section: heading?.anchor ?? null, target: null }]
}

/** What only pages of a PDF can have. */
function leftOut({
  notesColumn,
  twoPerSheet,
  booklet,
  twoSided,
  cropMarks,
  pages = '',
}: ExportOptions): Problem[] {
  const names = [
    ...(notesColumn ? ['a column for notes'] : []),
    ...(twoPerSheet ? ['two pages per sheet'] : []),
    ...(booklet ? ['the sheets of a booklet'] : []),
    ...(twoSided ? ['blank pages for printing on both sides'] : []),
    ...(cropMarks ? ['crop marks'] : []),
    ...(pages.trim() === '' ? [] : ['a choice of pages: it has all of them']),
  ]
  return names.map((name) => ({
    severity: 'warning',
    message: `A Word file does not have ${name}.`,
    section: null,
    target: null,
  }))
}
