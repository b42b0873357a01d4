// `attache import FILE.docx`: Word files become packs, with a report of what is not kept.
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { foundMarkings } from '#shared/found-markings'
import { findLevel, levelName } from '#shared/markings'
import type { PackSummary } from '#shared/pack'
import { AppError } from '#shared/result'
import type { WordFile, WordMarking, WordRemark } from '#shared/word-import'
import { importWord } from '../app/import-word'
import { readWordInThread, unpackInThread } from '../app/word-file'
import { isArchive, isWord, wordFilesIn } from '../app/word-folder'
import type { Database } from '../storage/database'
import { type Call, count, printJson } from './command'

/** What became of a file. */
interface Taken {
  readonly file: string
  readonly pack: PackSummary | null
  readonly failed: string | null
  readonly remarks: readonly WordRemark[]
}

/** Whether a command is about Word or Markdown files: one of them, a zip file of some, or a folder. */
export function isWordCall(path: string): boolean {
  return isWord(path) || isArchive(path) || statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

/** Imports a Word file, or all in a folder or zip file; one that can't be read keeps none of the others out. */
export async function importWords(call: Call, db: Database, path: string): Promise<void> {
  if (!isArchive(path)) return importAll(call, db, isWord(path) ? [path] : await wordFilesIn(path), path)
  const folder = mkdtempSync(join(tmpdir(), 'attache-notes-'))
  try {
    const files = await unpackInThread({ archive: path, name: basename(path), folder })
    await importAll(call, db, files, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** `place` is the folder of the files, or the only one. */
async function importAll(call: Call, db: Database, files: readonly string[], place: string): Promise<void> {
  if (files.length === 0)
    throw new AppError('exchange/invalid', `There is no Word (.docx) or Markdown (.md) file in ${place}.`)
  const taken: Taken[] = []
  for (const file of files) {
    try {
      const done = await importOne(call, db, file, place === file ? undefined : place)
      taken.push(done)
      if (!call.values.json) await call.out(reportOf(done))
    } catch (error) {
      if (!(error instanceof AppError) || files.length === 1) throw error
      taken.push({ file, pack: null, failed: error.message, remarks: [] })
      if (!call.values.json) await call.err(`${error.message}\n`)
    }
  }
  if (call.values.json) await printJson(call, taken)
  const failed = taken.filter(({ pack }) => pack === null)
  if (failed.length > 0)
    throw new AppError(
      'exchange/invalid',
      `${count(failed.length, 'file')} of ${files.length} could not be imported.`,
    )
}

async function importOne(call: Call, db: Database, file: string, root?: string): Promise<Taken> {
  const folder = mkdtempSync(join(tmpdir(), 'attache-word-'))
  try {
    const target = join(folder, 'word.bpack')
    const read = await readWordInThread({ path: file, target, root })
    const { lines, portions, remarks } = read
    const pack = await importWord(db, target, { lines, portions, marking: markingOf(call, file, read) })
    return { file, pack, failed: null, remarks }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The marking that the call states, or none if nothing was found: a command can't ask. */
function markingOf(call: Call, file: string, { lines, portions }: WordFile): WordMarking | null {
  const stated = typeof call.values.marking === 'string' ? call.values.marking : null
  const found = foundMarkings(lines, portions)
  const [likeliest] = found
  if (!likeliest) return null
  if (stated === 'none') return { scheme: 'none', level: 'none', caveat: '', none: true }
  if (stated === 'found') return { ...pick(likeliest), none: false }
  const [scheme = '', level = ''] = stated?.split(':') ?? []
  if (stated !== null) {
    if (!findLevel(scheme, level))
      throw new AppError('usage', `--marking: ${stated} is no marking. Give SCHEME:LEVEL, found, or none.`)
    const caveat = found.find((one) => one.scheme === scheme)?.caveat ?? ''
    return { scheme, level, caveat, none: false }
  }
  const named = found.map((one) => {
    const spec = findLevel(one.scheme, one.level)
    return `${one.scheme}:${one.level} (${spec ? levelName(spec) : one.level})`
  })
  throw new AppError(
    'usage',
    `${basename(file)} seems to be marked. Say how: --marking found, --marking SCHEME:LEVEL with ${named.join(' or ')} or higher, or --marking none if these words are no marking: ${[...likeliest.lines, ...portions.map(({ text }) => text)].join(', ')}.`,
  )
}

const pick = ({ scheme, level, caveat }: Omit<WordMarking, 'none'>) => ({ scheme, level, caveat })

function reportOf({ file, pack, remarks }: Taken): string {
  const head = `${pack?.id}  ${basename(file)}: added “${pack?.title}”, ${count(pack?.sections ?? 0, 'section')}\n`
  const lines = remarks.map(
    ({ kind, what, place, count: times }) =>
      `    ${kind === 'lost' ? 'left out' : 'changed'}: ${what}${times > 1 ? ` (${times} times)` : ''}${place === '' ? '' : ` – ${place}`}\n`,
  )
  return head + lines.join('')
}
