// A Word file as a pack: read, checked like any pack from outside, and written as a pack file that the library takes in later.
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { DOCUMENT_VERSION } from '#shared/document/nodes'
import { parseDocument } from '#shared/document/parse'
import { checkAsset } from '#shared/image'
import { NEW_NUMBERING, type PackMeta } from '#shared/pack'
import { AppError } from '#shared/result'
import type { WordFile } from '#shared/word-import'
import { type PackContent, readOfficeParts } from '../exchange'
import { readWord, type WordContent } from '../word-in'
import { newNodeId } from './new-pack'

/** A Word file that was read. */
export interface ReadWord {
  readonly file: WordFile
  readonly content: PackContent
}

/** Reads a `.docx`. Throws `exchange/…`; the message names the file. Nothing is fetched that the file only links to. */
export async function readWordFile(
  path: string,
  onProgress: (done: number) => void = () => undefined,
): Promise<ReadWord> {
  const name = basename(path)
  const parts = await readOfficeParts(path)
  onProgress(0)
  const read = readWord(parts, name, {
    newId: newNodeId,
    asset: (file, bytes) => {
      const mime = checkAsset(file, bytes)
      if (mime === 'application/pdf') throw new AppError('asset/invalid', `${file} is no image.`)
      return { id: createHash('sha256').update(bytes).digest('hex'), mime }
    },
    onProgress,
  })
  const { title, sections, lines, portions, madeFrom, remarks } = read
  return { file: { title, sections, lines, portions, madeFrom, remarks }, content: contentOf(read) }
}

function contentOf(read: WordContent): PackContent {
  return {
    meta: metaOf(read),
    fields: [],
    doc: parseDocument(DOCUMENT_VERSION, { type: 'doc', content: read.content }),
    assets: read.assets,
  }
}

const LANGUAGE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/

const metaOf = ({ title, subtitle, author, organisation, reference, language }: WordContent): PackMeta => ({
  title: title.slice(0, 2000),
  subtitle: subtitle.slice(0, 2000),
  kind: 'briefing',
  author,
  organisation: organisation.slice(0, 2000),
  reference: reference.slice(0, 2000),
  date: '',
  language: LANGUAGE.test(language) ? language : 'en-GB',
  marking: { scheme: 'none', level: 'none', caveat: '', trainingRider: false },
  paper: 'a4',
  theme: 'staff-paper',
  blueprint: null,
  numbering: NEW_NUMBERING,
})
