// Reads a marking scheme from YAML; a mistake is reported with file and line.
import { z } from 'zod'
import type { MarkingScheme } from '#shared/marking-schemes'
import { readYaml } from './yaml'

const id = z.string().regex(/^[a-z0-9-]{1,40}$/, 'expected lower-case letters, digits and hyphens')
const words = z.string().min(1).max(200)

const level = z.strictObject({
  id,
  name: words.optional(),
  banner: z.string().max(200),
  portion: z.string().max(40),
  sensitivity: z.number().min(0).max(4),
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/, 'expected a colour such as #b3261e')
    .optional(),
  classified: z.boolean().optional(),
  retired: z.boolean().optional(),
})

const caveat = z.strictObject({
  text: words,
  portion: words.optional(),
  meaning: words,
  levels: z.array(id).optional(),
  excludes: z.array(words).optional(),
  releases: z.boolean().optional(),
  national: z.boolean().optional(),
  list: z.strictObject({ first: words.optional() }).optional(),
})

const block = z.strictObject({
  title: words,
  levels: z.array(id).min(1),
  lines: z
    .array(z.strictObject({ id: z.string().regex(/^[A-Za-z]{1,40}$/), label: words, needed: z.boolean() }))
    .min(1),
})

const example = z.strictObject({
  level: id,
  caveat: z.string(),
  banner: z.array(words).optional(),
  portion: z.string(),
})

const schemeShape = z.strictObject({
  id,
  name: words,
  sources: z.array(words).optional(),
  levels: z.array(level).min(1),
  caveats: z.strictObject({
    after: z.string().min(1),
    between: z.string().min(1),
    onPortions: z.boolean().optional(),
    known: z.array(caveat),
  }),
  allPortions: z.boolean().optional(),
  firstPage: z.array(block).optional(),
  examples: z.array(example).optional(),
})

/** A scheme as its file has it: with its sources, and examples of printed lines. */
export type SchemeFile = z.infer<typeof schemeShape> & MarkingScheme

/**
 * Reads a scheme. Throws `template/invalid` with file and line for broken YAML, unknown words, two levels with one id,
 * levels that do not rise, and references to unknown levels and caveats.
 */
export function parseScheme(file: string, text: string): SchemeFile {
  const shape = schemeShape.superRefine((scheme, context) => {
    const refuse = (message: string, ...path: (string | number)[]) =>
      context.addIssue({ code: 'custom', message, path })
    const ids = scheme.levels.map((one) => one.id)
    scheme.levels.forEach((one, index) => {
      if (ids.indexOf(one.id) < index) refuse(`two levels have the id ${one.id}`, 'levels', index)
      if (index > 0 && one.sensitivity < (scheme.levels[index - 1]?.sensitivity ?? 0))
        refuse('levels must rise in sensitivity', 'levels', index)
    })
    const texts = scheme.caveats.known.map((one) => one.text)
    scheme.caveats.known.forEach((one, index) => {
      const level = one.levels?.find((name) => !ids.includes(name))
      if (level !== undefined) refuse(`there is no level ${level}`, 'caveats', 'known', index)
      const other = one.excludes?.find((name) => !texts.includes(name))
      if (other !== undefined) refuse(`there is no caveat ${other}`, 'caveats', 'known', index)
    })
    scheme.firstPage?.forEach((one, index) => {
      const level = one.levels.find((name) => !ids.includes(name))
      if (level !== undefined) refuse(`there is no level ${level}`, 'firstPage', index)
    })
  })
  return readYaml(file, text, shape) as SchemeFile
}
