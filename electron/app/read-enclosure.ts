// Reads a file that is to be enclosed: how many pages it has, how large they are, and what in it is left out of a print.
import { sheetsOf } from '#shared/document/enclosures'
import type { EnclosedFile } from '#shared/enclosed-file'
import { checkAsset, isKnown } from '#shared/image'
import type { AssetMime } from '#shared/pack'
import { AppError } from '#shared/result'
import { readImageSize } from '../pdf/collect/image-size'
import { inspectEnclosure } from '../pdf/enclose/inspect'

/** A file as read, before it is stored. */
export interface ReadFile extends Omit<EnclosedFile, 'asset'> {
  /** The bytes to store where they differ from those that were read. */
  readonly bytes: Uint8Array | null
}

/** Points of a pixel of an image. */
const POINTS_A_PIXEL = 72 / 96

/**
 * Reads a PDF or an image. `name` is used in messages. Throws `enclosure/locked` for a PDF with a password unless it is given,
 * `enclosure/invalid` and `asset/invalid` for what can't be enclosed.
 */
export async function readFileToEnclose(
  name: string,
  bytes: Uint8Array,
  password: string | null,
): Promise<ReadFile> {
  const mime = typeOf(name, bytes)
  if (mime !== 'application/pdf') return readImage(name, mime, bytes)
  const { pages, unlocked, active, cautions, lost, marked } = await inspectEnclosure(
    bytes,
    password === null ? {} : { password },
  ).catch((error: unknown) => {
    throw error instanceof AppError ? new AppError(error.code, `“${name}”: ${error.message}`) : error
  })
  return {
    sheets: sheetsOf(pages),
    active,
    cautions,
    lost,
    marked,
    unlocked: unlocked !== null,
    bytes: unlocked,
  }
}

function typeOf(name: string, bytes: Uint8Array): AssetMime {
  if (bytes.length === 0) throw refusal(name, 'the file is empty')
  if (!isKnown(bytes)) throw refusal(name, 'it is not a PDF, PNG, JPEG or SVG')
  return checkAsset(name, bytes)
}

const refusal = (name: string, why: string): AppError =>
  new AppError('asset/invalid', `“${name}” can’t be enclosed: ${why}.`)

function readImage(name: string, mime: AssetMime, bytes: Uint8Array): ReadFile {
  const size = readImageSize({ id: '', name, mime, bytes })
  if (!size) throw new AppError('asset/invalid', `The image ${name} can’t be used: its size can’t be read.`)
  const page = { width: size.width * POINTS_A_PIXEL, height: size.height * POINTS_A_PIXEL }
  return {
    sheets: sheetsOf([page]),
    active: [],
    cautions: [],
    lost: 0,
    marked: null,
    unlocked: false,
    bytes: null,
  }
}
