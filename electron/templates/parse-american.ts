// Parses the text of `american.yaml`, the words that American English spells differently.
import { z } from 'zod'
import type { AmericanSpelling } from '#shared/template'
import { readYaml } from './yaml'

const word = z.string().regex(/^\p{Ll}+$/u, 'a word can contain only lower-case letters')

const list = z.strictObject({
  words: z.record(word, word),
  keep: z.array(z.string().trim().min(1, 'must not be empty')),
})

/** Parses the list. Throws `template/invalid` with file and line. */
export function parseAmerican(file: string, text: string): AmericanSpelling {
  return readYaml(file, text, list)
}
