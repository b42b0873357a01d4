// Own marking schemes: read from a file, kept in the library, saved as a file.
import { open, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type MarkingScheme, markingSchemes } from '#shared/marking-schemes'
import { bannerLines, equivalentLevel, findScheme } from '#shared/markings'
import { definitionOf, learnScheme, levelInPacks } from '#shared/own-schemes'
import { portionText, withCaveat } from '#shared/portions'
import { AppError } from '#shared/result'
import type { SchemeFile } from '#shared/scheme-shape'
import { schemeId } from '../exchange'
import type { Database } from '../storage/database'
import { change } from '../storage/failures'
import { addScheme, deleteScheme, listSchemes, restoreScheme, type StoredScheme } from '../storage/schemes'
import { readSettings, writeSettings } from '../storage/settings'
import { parseScheme } from '../templates/parse-scheme'

/** Bytes of a scheme's file at most; the built-in ones have two to four thousand. */
const MAX_BYTES = 256 * 1024

/** An own scheme as it is read from a file. */
export type NewScheme = Pick<StoredScheme, 'id' | 'definition' | 'source'>

/** Reads the text of a scheme's file. Throws `template/invalid`, which names the file. */
export async function readSchemeText(path: string): Promise<string> {
  const name = basename(path)
  const file = await open(path, 'r').catch((cause: unknown) => {
    throw invalid(name, `the file can’t be read: ${path}`, cause)
  })
  try {
    const { size } = await file.stat()
    if (size > MAX_BYTES)
      throw invalid(
        name,
        `the file is larger than ${MAX_BYTES / 1024} KB, which is too large for a marking scheme`,
      )
    return textOf(name, await file.readFile())
  } catch (cause) {
    throw cause instanceof AppError ? cause : invalid(name, `the file can’t be read: ${path}`, cause)
  } finally {
    await file.close()
  }
}

/** Decodes UTF-8, and UTF-16 with a byte order mark, as Windows saves “Unicode text”. */
function textOf(name: string, bytes: Uint8Array): string {
  const [first, second] = bytes
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    if (!text.includes('\0')) return text
  } catch {
    // Said below.
  }
  throw invalid(name, 'it is not a text file. Save it as text in UTF-8')
}

/**
 * Reads an own scheme from the text of its file, and makes it known. Throws `template/invalid` with file and line, also for the id
 * of a built-in scheme and for an example that is not what is printed.
 */
export function parseOwnScheme(name: string, source: string): NewScheme {
  const { examples, ...definition } = parseScheme(name, source)
  const builtIn = markingSchemes.find(({ id }) => id === definition.id)
  if (builtIn)
    throw invalid(
      name,
      `the id “${definition.id}” is that of a built-in scheme (${builtIn.name}). Give your scheme another id`,
    )
  const id = schemeId(definition)
  learnScheme(id, definition)
  examples?.forEach((example, index) => {
    compare(name, id, example, index + 1)
  })
  return { id, definition, source }
}

type Example = NonNullable<SchemeFile['examples']>[number]

function compare(
  name: string,
  scheme: string,
  { level, caveat, banner, portion }: Example,
  number: number,
): void {
  const marking = levelInPacks(scheme, level) ?? ''
  const { onPortions } = findScheme(scheme).caveats
  const lines = bannerLines({ scheme, level: marking, caveat, trainingRider: false })
  const mark = portionText(onPortions ? withCaveat(marking, caveat) : marking)
  if (banner && banner.join('\n') !== lines.join('\n'))
    throw invalid(
      name,
      `example ${number} expects the lines “${banner.join(' / ')}”, and “${lines.join(' / ')}” is printed`,
    )
  if (portion !== mark)
    throw invalid(name, `example ${number} expects the portion mark “${portion}”, and “${mark}” is printed`)
}

const invalid = (name: string, complaint: string, cause?: unknown): AppError =>
  new AppError('template/invalid', `${name}: ${complaint}.`, { cause })

/** Adds a scheme to the library; returns the id of the one that it replaces, or null. New packs follow the replacement. */
export function keepScheme(db: Database, scheme: NewScheme): string | null {
  return change(db, 'Adding the marking scheme', () => {
    learnScheme(scheme.id, scheme.definition)
    const replaced = addScheme(db, scheme)
    if (replaced !== null) moveDefault(db, replaced, scheme.id)
    return replaced
  })
}

/** Takes a scheme out of the list. Throws `storage/not-found`, and `usage` while it is the marking of new packs. */
export function removeScheme(db: Database, id: string): void {
  if (readSettings(db).markingScheme === id)
    throw new AppError(
      'usage',
      `${findScheme(id).name} is the marking of new packs. Choose another one in the settings first.`,
    )
  deleteScheme(db, id)
}

/** Puts a deleted or replaced scheme back. Throws `storage/not-found`. */
export function putBackScheme(db: Database, id: string): void {
  change(db, 'Restoring the marking scheme', () => {
    const before = listSchemes(db)
    restoreScheme(db, id)
    const after = listSchemes(db)
    const hidden = before.find((one) => !after.some((other) => other.id === one.id))
    if (hidden) moveDefault(db, hidden.id, id)
  })
}

/** The marking of new packs moves from a scheme to the one that takes its place: to the level of the same name, or as high a one. */
function moveDefault(db: Database, from: string, to: string): void {
  const settings = readSettings(db)
  if (settings.markingScheme !== from) return
  const index = findScheme(from).levels.findIndex(({ id }) => id === settings.markingLevel)
  const same = levelInPacks(to, definitionOf(from)?.levels[index]?.id ?? '')
  const level = same ?? equivalentLevel(from, settings.markingLevel, to).id
  writeSettings(db, { ...settings, markingScheme: to, markingLevel: level })
}

/** Returns the file of a scheme: an own one as it was imported, a built-in one under an id of the user's. Throws `storage/not-found`. */
export async function schemeSource(
  db: Database,
  resources: string,
  id: string,
): Promise<{ readonly title: string; readonly text: string }> {
  const own = listSchemes(db).find((one) => one.id === id)
  if (own) return { title: own.definition.name, text: own.source }
  const builtIn = markingSchemes.find((one) => one.id === id)
  if (!builtIn) throw new AppError('storage/not-found', 'That marking scheme is no longer in the library.')
  const [text, manual] = await Promise.all(
    [`${id}.yaml`, 'README.md'].map((name) => readFile(join(resources, 'markings', name), 'utf8')),
  )
  return { title: builtIn.name, text: asOwn(text ?? '', builtIn) + asComment(manual ?? '') }
}

const asOwn = (text: string, { id, name }: MarkingScheme): string =>
  text.replace(/^id: .*$/m, `id: own-${id}`).replace(/^name: .*$/m, `name: ${name} (own)`)

const asComment = (text: string): string => `\n${text.trim().replace(/^/gm, '# ').replace(/ +$/gm, '')}\n`
