// The template of an exported Word file: a .docx or .dotx of the office.
import { basename } from 'node:path'
import type { WordTemplate } from '#shared/word-template'
import { readOfficeParts } from '../exchange'
import { readTemplate } from '../word-in'

/** Reads a template. Throws `exchange/invalid` and `exchange/too-large`, in messages that name the file. */
export const readWordTemplate = async (path: string): Promise<WordTemplate> =>
  readTemplate(await readOfficeParts(path), basename(path))
