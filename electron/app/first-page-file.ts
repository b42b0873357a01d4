// Reads the first page of a pack from a YAML file, for the command line.
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { z } from 'zod'
import { conventions } from '#shared/conventions'
import { FIRST_PAGE_VALUES, type FirstPage, type FirstPageValue } from '#shared/first-page-values'
import { MAX_REFERENCES, MAX_TEXT } from '#shared/limits'
import { AppError } from '#shared/result'
import { readYaml } from '../templates/yaml'
import { newNodeId } from './new-pack'

const text = z.string().max(MAX_TEXT)
/** Text, or a list that becomes its lines. */
const lines = z.union(
  [text, z.array(text).transform((all) => all.join('\n'))],
  'must be text or a list of texts',
)
const texts = Object.fromEntries(FIRST_PAGE_VALUES.map((value) => [value, lines.optional()])) as Record<
  FirstPageValue,
  z.ZodOptional<typeof lines>
>
const shape = z.strictObject({
  ...texts,
  convention: z.enum(conventions.map(({ id }) => id)).optional(),
  references: z.array(text).max(MAX_REFERENCES).optional(),
})

/** Reads a first page. Throws `usage` for a file that can't be read, `template/invalid` for an invalid one. */
export async function readFirstPage(file: string): Promise<FirstPage> {
  const yaml = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new AppError('usage', `--first-page ${file}: the file can’t be read.`, { cause })
  })
  const { convention, references = [], ...values } = readYaml(basename(file), yaml, shape)
  return {
    ...(convention ? { convention } : {}),
    values,
    references: references.map((words) => ({ id: newNodeId(), text: words })),
  }
}
