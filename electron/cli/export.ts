// `attache export`: a pack file, or a pack of the library, as a PDF.
import { resolve } from 'node:path'
import { quotable } from '#shared/characters'
import { inlineText } from '#shared/document/query'
import { kindOfEdition } from '#shared/editions'
import { fieldReader } from '#shared/field-text'
import {
  type ExportOptions,
  NOTES_LOCATIONS,
  PACK_KINDS,
  PAPERS,
  PARAGRAPH_NUMBERS,
  type Pack,
  PRINT_FLAGS,
  PRINTED_PROPOSALS,
  type PrintFlag,
  type Problem,
  SECTION_NUMBERS,
  STANDARDS,
  TITLE_PAGES,
} from '#shared/pack'
import { AppError } from '#shared/result'
import { withAllRows } from '#shared/table-rows'
import type { WordTemplate } from '#shared/word-template'
import type { ExportInput } from '../app/export-pdf'
import { copiedContent, writeCopy } from '../app/pack-file'
import { checkFile } from '../app/policy/policy'
import { writeFileWhole } from '../app/write-file'
import type { Engine } from '../pdf'
import { recordExport } from '../storage/packs'
import {
  type Call,
  type Command,
  choice,
  count,
  onlyArgument,
  optional,
  printJson,
  required,
} from './command'
import { exportTable, rowsOf } from './export-table'
import { exportInOne, togetherOf } from './export-together'
import { withLibrary } from './library'
import { editionIn, isStored, openSource } from './source'
import { withHint, withStatedMarkings } from './stated-markings'

/** Command-line options that change how a pack prints, with their print flags. */
const SWITCHES: Readonly<Record<PrintFlag, string>> = {
  draft: 'draft',
  lineNumbers: 'line-numbers',
  notesColumn: 'notes-column',
  twoPerSheet: 'two-up',
  mirrored: 'binding',
  linkNotes: 'link-notes',
  comments: 'comments',
  annexList: 'annex-list',
  twoSided: 'two-sided',
  booklet: 'booklet',
  cropMarks: 'crop-marks',
}

export const exportPack: Command = {
  summary: 'export a PDF, a Word document or Markdown from a pack file or a pack in the library',
  usage:
    'export FILE.bpack|PACK-ID --out FILE.pdf|FILE.docx|FILE.md [--table FILE] [--paper a4|letter] [--kind briefing|handout] [--edition EDITION] [--draft] [--json]',
  help: [
    '--out FILE.pdf           file to write; a Word document if its name ends with .docx, Markdown if with .md',
    '--paper a4|letter|a5     default: as in the pack',
    '--kind briefing|handout  default: as in the pack; a handout prints the trainer material',
    '--edition EDITION        who will read it: own, partner, student, instructor, or the name of one of the pack’s own editions;',
    '                         required when not everyone may read all of the pack',
    '--everything             in Markdown: all of the pack, for readers who may read all of it; this or --edition',
    '--draft                  DRAFT watermark on every page',
    '--line-numbers           line numbers in the margin, restarting on each page',
    '--notes-column           a ruled column for notes next to the text',
    '--two-up                 2 pages per sheet',
    '--binding                mirror margins, wider at the binding; the body begins on a right-hand page',
    '--link-notes             print web addresses in notes',
    '--comments               a review copy: open comments marked in the text and listed after each section',
    '--annex-list             a list of annexes after the body of the paper',
    '--two-sided              for both sides of the paper: body and annexes begin on a right-hand page, after a blank one where needed',
    '--booklet                2 pages per side in the order for sheets that are folded in the middle; print on both sides, short edge',
    '--crop-marks             each page on a larger sheet with marks where it is cut; trim box and bleed box are set',
    '--pages RANGE            only these pages, by the numbers printed on them: --pages "i, 3-7, A-1"',
    '--title-page HOW         with or without, contents included; default: with it in packs of more than two pages',
    '--section-numbers HOW    with or without; default: as in the theme',
    '--paragraph-numbers HOW  section (restart in each) or pack (continuous, restarting in each annex); default: as in the theme',
    '--notes WHERE            footnotes, or endnotes: sections (after each section) or list (at the end of the pack)',
    '--proposals HOW          proposed changes: without (default), accepted (as if they were) or shown (insertions and deletions)',
    '--sources WHERE          footnotes, sections (list after each section) or list (at the end); default: as in the theme',
    '--standard NAME          of a PDF: ua1 (default: PDF/UA-1 and PDF/A-2a) or ua2 (PDF/UA-2 and PDF/A-4)',
    '--word-template FILE     a .docx or .dotx whose styles, pages, heads and feet a Word document has; the marking is printed beside them',
    '--table FILE             a PDF for each row of a table (.csv, .xlsx): its columns fill in the fields of the same name or label;',
    '                         --out has a value in the name of the file: --out "certificates/{{name}}.pdf"',
    '--match COLUMN=FIELD     a column and the name of the field that it fills in; again for more, FIELD empty for none',
    '--encoding NAME          encoding of a text table: utf-8, windows-1252 … windows-1257, utf-16le, utf-16be; default: found by its bytes',
    '--hidden                 hidden rows and columns of a workbook, too',
    '--copies                 one PDF with a copy of the pack for each row, with bookmarks and page numbers of its own',
    '--copy-title TEXT        title of its bookmark: "{{name}}"; default: the value of the first column that fills in a field',
    '--right-hand             each copy begins on a right-hand page',
    '--labels SHEET           one PDF of labels, whose text is the pack: the name of a sheet, such as a4-3x8-70x37, or its measures,',
    '                         "a4 3x8 70x37 margins 0,0.5 gaps 0,0" (mm); --labels list names the sheets',
    '--first-label N          the first label to print on, from 1, along the rows',
    '--one-file               one PDF with all rows of the table: a row of a table in the pack that has the fields is repeated',
    '--replace                replace files that exist, in an export of a table',
    '--enclosure-marking TITLE=LEVEL  states the marking of an enclosure whose pages bear a higher one than they would be printed under; for this',
    '                         export alone, pack and section have it, the pack never lower than it is; again for more',
    '--json                   print one JSON object: bytes, warnings, for a PDF also pages and milliseconds of layout and painting',
    '--db FILE                the library, for a PACK-ID',
  ].join('\n'),
  options: {
    out: { type: 'string' },
    paper: { type: 'string' },
    kind: { type: 'string' },
    edition: { type: 'string' },
    'title-page': { type: 'string' },
    pages: { type: 'string' },
    'section-numbers': { type: 'string' },
    'paragraph-numbers': { type: 'string' },
    notes: { type: 'string' },
    proposals: { type: 'string' },
    sources: { type: 'string' },
    standard: { type: 'string' },
    ...Object.fromEntries(Object.values(SWITCHES).map((name) => [name, { type: 'boolean' as const }])),
    'word-template': { type: 'string' },
    table: { type: 'string' },
    match: { type: 'string', multiple: true },
    encoding: { type: 'string' },
    hidden: { type: 'boolean' },
    'one-file': { type: 'boolean' },
    copies: { type: 'boolean' },
    'copy-title': { type: 'string' },
    'right-hand': { type: 'boolean' },
    labels: { type: 'string' },
    'first-label': { type: 'string' },
    'enclosure-marking': { type: 'string', multiple: true },
    everything: { type: 'boolean' },
    replace: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run(call) {
    const source = onlyArgument(call, 'The pack to export')
    const out = required(call, 'out')
    if (resolve(out) === resolve(source))
      throw new AppError('usage', `--out ${out} would overwrite the pack itself.`)
    checkFile(/\.(md|docx)$/i.exec(out)?.[1]?.toLowerCase() ?? 'pdf')
    if (/\.md$/i.test(out)) return exportAsMarkdown(call, source, out)
    const isWord = /\.docx$/i.test(out)
    const hasTable = optional(call, 'table') !== ''
    if (isWord && hasTable && call.values['one-file'] !== true)
      throw new AppError('usage', `--table writes PDFs: --out ${out} must end with .pdf, or add --one-file.`)
    if (!isWord && optional(call, 'word-template') !== '')
      throw new AppError('usage', `--word-template is for Word documents: --out ${out} must end with .docx.`)
    const choices = choicesOf(call)
    const { pack: opened, assets } = await openSource(call, source)
    const stored = withStatedMarkings(call, opened)
    const options = optionsOf(call, choices, stored)
    const rows = hasTable ? await rowsOf(call, stored) : null
    const together = togetherOf(call, rows, stored)
    const pack = rows && isWord ? withAllRows(stored, rows.matches, rows.table) : stored
    // The page engine is large: the window's process, which also contains this command, starts without it.
    const { loadEngine } = await import('../app/resources')
    const engine = await loadEngine(call.contentRoot)
    const input = { pack, assets, options }
    if (rows && together && !isWord) return exportInOne(call, engine, { ...input, ...rows, together })
    if (rows && !isWord) return exportTable(call, engine, { ...input, ...rows })
    if (isWord) return exportAsWord(call, engine, input, { out, source })
    const { exportPdf } = await import('../app/export-pdf')
    const { pdf, pages, warnings, layoutMs, paintMs } = await exportPdf(engine, input).catch(withHint)
    await writeFileWhole(out, pdf)
    // A part of the pack doesn't say how many pages the pack has.
    if (isStored(source) && !options.pages)
      await withLibrary(call, async (db) => recordExport(db, source, pages))

    const report = { pages, bytes: pdf.length, warnings, layoutMs, paintMs }
    if (call.values.json) return printJson(call, report)
    await call.err(warnings.map((problem) => asLine(problem, pack)).join(''))
    await call.out(
      `${out}: ${count(pages, 'page')}, ${Math.ceil(pdf.length / 1024)} KiB, layout ${layoutMs} ms, painting ${paintMs} ms\n`,
    )
  },
}

/** What the options say, whatever the pack is; a wrong one is refused before anything is read. */
const choicesOf = (call: Call) => ({
  paper: choice(call, 'paper', PAPERS),
  kind: choice(call, 'kind', PACK_KINDS),
  notes: choice(call, 'notes', NOTES_LOCATIONS),
  proposals: choice(call, 'proposals', PRINTED_PROPOSALS),
  sources: choice(call, 'sources', NOTES_LOCATIONS),
  titlePage: choice(call, 'title-page', TITLE_PAGES),
  pages: optional(call, 'pages') || undefined,
  sectionNumbers: choice(call, 'section-numbers', SECTION_NUMBERS),
  paragraphNumbers: choice(call, 'paragraph-numbers', PARAGRAPH_NUMBERS),
  standard: choice(call, 'standard', STANDARDS),
})

function optionsOf(call: Call, choices: ReturnType<typeof choicesOf>, pack: Pack): ExportOptions {
  const edition = editionIn(call, pack)
  const flags = Object.fromEntries(PRINT_FLAGS.map((flag) => [flag, call.values[SWITCHES[flag]] === true]))
  return {
    ...choices,
    paper: choices.paper ?? pack.meta.paper,
    kind: choices.kind ?? kindOfEdition(edition) ?? pack.meta.kind,
    edition,
    ...flags,
  }
}

/** Markdown is a copy of the pack, not its pages: options of print say nothing about it. */
async function exportAsMarkdown(call: Call, source: string, out: string): Promise<void> {
  if (optional(call, 'table') !== '') throw new AppError('usage', '--table writes PDFs and Word documents.')
  const everything = call.values.everything === true
  if (everything && call.values.edition !== undefined)
    throw new AppError('usage', 'Use --edition or --everything, not both.')
  const { pack, assets } = await openSource(call, source)
  const content = copiedContent(pack, assets, everything ? null : editionIn(call, pack))
  await writeCopy(content, out)
  const sections = content.doc.content.length
  if (call.values.json) return printJson(call, { sections, files: content.assets.size })
  await call.out(`${out}: “${content.meta.title}”, ${count(sections, 'section')}\n`)
}

interface Files {
  readonly out: string
  readonly source: string
}

async function exportAsWord(
  call: Call,
  engine: Engine,
  input: ExportInput,
  { out, source }: Files,
): Promise<void> {
  const { exportWord } = await import('../app/export-word')
  const path = optional(call, 'word-template')
  const template = path === '' ? null : await readTemplateFile(path)
  const { docx, pages, warnings } = await exportWord(engine, input, undefined, template)
  await writeFileWhole(out, docx)
  if (isStored(source)) await withLibrary(call, async (db) => recordExport(db, source, pages))
  if (call.values.json) return printJson(call, { bytes: docx.length, warnings })
  await call.err(warnings.map((problem) => asLine(problem, input.pack)).join(''))
  await call.out(`${out}: ${Math.ceil(docx.length / 1024)} KiB\n`)
}

async function readTemplateFile(path: string): Promise<WordTemplate> {
  const { readWordTemplate } = await import('../app/word-template')
  return readWordTemplate(path)
}

function asLine({ severity, message, section }: Problem, pack: Pack): string {
  const value = fieldReader((name) => pack.fields.find((field) => field.name === name), pack.meta.language)
  const title = pack.doc.content.find(({ attrs }) => attrs.id === section)?.content[0].content
  return `${severity}: ${title ? `${quotable(inlineText(title, value))}: ` : ''}${message}\n`
}
