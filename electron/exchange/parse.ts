// Parses the text of `pack.json` into a checked pack without its images; pure.
import type { ZodError } from 'zod'
import type { BriefingDocument } from '#shared/document/nodes'
import { parseDocument } from '#shared/document/parse'
import { PACK_VERSION, type PackField, type PackMeta } from '#shared/pack'
import { AppError } from '#shared/result'
import { headShape, type ListedAsset, packShape } from './format'

/** A pack as stored in the JSON of a pack file. */
export interface ParsedPack {
  readonly meta: PackMeta
  readonly fields: readonly PackField[]
  readonly doc: BriefingDocument
  /** The images that must come with it. */
  readonly listed: readonly ListedAsset[]
}

/**
 * Checks the text of a pack's JSON. `place` names the file, and the entry in it, in every message. Throws
 * `exchange/invalid`, `exchange/from-future`, `document/invalid` or `document/from-future`.
 */
export function parsePack(place: string, text: string): ParsedPack {
  const json = parseJson(place, text)
  const head = headShape.safeParse(json)
  if (!head.success) throw invalid(place, `it is not an Attaché pack (${complaints(head.error)})`)
  if (head.data.version > PACK_VERSION) {
    throw new AppError(
      'exchange/from-future',
      `${place.replace(/: pack\.json$/, '')}: it was saved by a newer version of Attaché (pack version ${head.data.version}; this version reads up to ${PACK_VERSION}). Open it with the newer version.`,
    )
  }
  const pack = packShape.safeParse(json)
  if (!pack.success) throw invalid(place, complaints(pack.error))
  const { meta, fields, assets, documentVersion, document } = pack.data
  return { meta, fields, doc: checkedDocument(place, documentVersion, document), listed: assets }
}

/** Returns an `exchange/invalid` error that names the place. */
export function invalid(place: string, complaint: string, cause?: unknown): AppError {
  return new AppError('exchange/invalid', `${place}: ${complaint}.`, { cause })
}

/** Parses JSON; an `exchange/invalid` error names the line. */
export function parseJson(place: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    const reason = (cause instanceof Error ? cause.message : String(cause)).replace(/\s+/g, ' ')
    const position = /at position (\d+)/.exec(reason)?.[1]
    const where = position === undefined ? '' : `line ${text.slice(0, Number(position)).split('\n').length}: `
    throw invalid(place, `${where}it is not valid JSON (${reason})`, cause)
  }
}

function checkedDocument(place: string, version: number, json: unknown): BriefingDocument {
  const doc = parse(place, version, json)
  const seen = new Set<string>()
  doc.content.forEach(({ attrs: { id } }, index) => {
    if (id === '') throw invalid(place, `section ${index + 1} of the document has no id`)
    if (seen.has(id))
      throw invalid(place, `section ${index + 1} of the document has the id “${id}” of another section`)
    seen.add(id)
  })
  return doc
}

function parse(place: string, version: number, json: unknown): BriefingDocument {
  try {
    return parseDocument(version, json)
  } catch (cause) {
    if (cause instanceof AppError) throw new AppError(cause.code, `${place}: ${cause.message}`, { cause })
    throw cause
  }
}

/** Formats the first few issues, each with its path, for example `meta.marking.level: expected string`. */
export function complaints(error: ZodError): string {
  const most = 3
  const all = error.issues.map((issue) => `${issue.path.join('.') || 'top level'}: ${issue.message}`)
  return all.slice(0, most).join('; ') + (all.length > most ? `; and ${all.length - most} more` : '')
}
