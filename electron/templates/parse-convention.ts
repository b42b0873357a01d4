// Reads a convention of staff papers from YAML; a mistake is reported with file and line.
import { z } from 'zod'
import { type Convention, FIRST_PAGE_LINES, REFERENCE_MARKS } from '#shared/convention-lines'
import { ANNEX_MARKS } from '#shared/document/annex-names'
import { readYaml } from './yaml'

const id = z.string().regex(/^[a-z0-9-]{1,40}$/, 'expected lower-case letters, digits and hyphens')
const words = z.string().min(1).max(200)
const name = z.enum(FIRST_PAGE_LINES)

const line = z.strictObject({
  line: name,
  label: words.optional(),
  labelAfter: z.strictObject({ line: name, label: words }).optional(),
  needed: z.boolean().optional(),
  instead: z.strictObject({ line: name, words }).optional(),
  bold: z.boolean().optional(),
  capitals: z.boolean().optional(),
  underlined: z.boolean().optional(),
  align: z.enum(['left', 'centre', 'right']).optional(),
  marks: z.enum(REFERENCE_MARKS).optional(),
  gap: z.number().min(0).max(60).optional(),
})

const conventionShape = z.strictObject({
  id,
  name: words,
  themes: z.array(id).optional(),
  sources: z.array(words).optional(),
  labels: z.number().min(3).max(20),
  distribution: z.strictObject({ from: z.int().min(2), words, title: words }),
  cites: words,
  annexes: z.strictObject({
    name: words,
    marks: z.enum(ANNEX_MARKS),
    below: words.optional(),
    paper: z.boolean().optional(),
    list: words.optional(),
  }),
  rows: z.array(line.extend({ right: line.optional() })).min(1),
})

/** A convention as its file has it, with its sources. */
export type ConventionFile = z.infer<typeof conventionShape> & Convention

/**
 * Reads a convention. Throws `template/invalid` with file and line for broken YAML, unknown words, and a line that
 * appears twice or not at all: what the user filled in would not be printed.
 */
export function parseConvention(file: string, text: string): ConventionFile {
  const shape = conventionShape.superRefine(({ rows }, context) => {
    const named = rows.flatMap((row) => (row.right ? [row.line, row.right.line] : [row.line]))
    const twice = named.find((one, index) => named.indexOf(one) < index)
    const refuse = (message: string) => context.addIssue({ code: 'custom', message, path: ['rows'] })
    if (twice) refuse(`two rows have the line ${twice}`)
    const absent = FIRST_PAGE_LINES.find((one) => one !== 'organisation' && !named.includes(one))
    if (absent) refuse(`no row has the line ${absent}`)
  })
  return readYaml(file, text, shape) as ConventionFile
}
