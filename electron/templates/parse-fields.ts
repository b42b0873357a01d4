// Parses the text of `fields.yaml`, the field vocabulary.
import { z } from 'zod'
import { ARTICLE_RULES, FIELD_TYPES, type FieldSpec, LEADING_WORDS, TRAILING_WORDS } from '#shared/pack'
import type { Library } from '#shared/template'
import { fault } from './fault'
import { readYaml } from './yaml'

const words = z.string().trim().min(1, 'must not be empty')

const fieldList = z.array(
  z
    .strictObject({
      name: z
        .string()
        .regex(
          /^[a-z][a-z0-9_]{0,63}$/,
          'a name can contain only lower-case letters, digits and underscores',
        ),
      label: words,
      prompt: words,
      type: z.enum(FIELD_TYPES),
      example: words,
      default: z.string().default(''),
      choices: z.array(words).default([]),
      group: words,
      optional: z.boolean().default(false),
      article: z.enum(ARTICLE_RULES).optional(),
      after: z.enum(LEADING_WORDS).optional(),
      before: z.enum(TRAILING_WORDS).optional(),
      plural: z.boolean().optional(),
    })
    .refine(
      (field) => (field.type === 'choice') === field.choices.length > 0,
      'a field has choices if its type is choice, and only then',
    )
    .refine(
      (field) => field.type !== 'choice' || field.choices.includes(field.example),
      'the example must be one of the choices',
    )
    .refine(
      (field) => field.default === '' || field.type !== 'choice' || field.choices.includes(field.default),
      'the default must be one of the choices',
    ),
)

/** Parses the vocabulary. Throws `template/invalid` with file and line, also for a duplicate name. */
export function parseFields(file: string, text: string): Pick<Library, 'fields' | 'groups'> {
  const listed = readYaml(file, text, fieldList)
  const names = new Set<string>()
  for (const { name } of listed) {
    if (names.has(name)) throw fault(file, 1, `the field ${name} appears twice`)
    names.add(name)
  }
  const labels = [...new Set(listed.map(({ group }) => group))]
  return {
    fields: listed.map(({ group, ...field }) => withGrammar(field)),
    groups: labels.map((label) => ({
      label,
      fields: listed.filter(({ group }) => group === label).map(({ name, optional }) => ({ name, optional })),
    })),
  }
}

type Listed = Omit<z.infer<typeof fieldList>[number], 'group'>

/** Values of words are parts of sentences, whatever the file says of them. */
function withGrammar({ article, after, before, plural, optional, ...needed }: Listed): FieldSpec {
  const spec = optional ? { ...needed, optional } : needed
  const grammar = Object.fromEntries(
    Object.entries({ article, after, before, plural }).filter(([, value]) => value !== undefined),
  )
  const isWords = spec.type === 'text' || spec.type === 'longText'
  return isWords || Object.keys(grammar).length > 0 ? { ...spec, grammar } : spec
}
