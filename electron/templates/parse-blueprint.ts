// Parses the text of a blueprint file.
import { z } from 'zod'
import { BUILT_IN_AUDIENCES } from '#shared/document/audiences'
import { PACK_KINDS } from '#shared/pack'
import type { Blueprint } from '#shared/template'
import { idOf } from './parse'
import { readYaml } from './yaml'

const words = z.string().trim().min(1, 'must not be empty')

const blueprint = z.strictObject({
  title: words,
  summary: words,
  kind: z.enum(PACK_KINDS),
  theme: words,
  order: z.int().min(0),
  sections: z
    .array(
      z.union([
        words.transform((template) => ({ template, variant: 'full' as const, annex: false })),
        z.strictObject({
          template: words,
          variant: z.enum(['full', 'short']).default('full'),
          annex: z.boolean().default(false),
          audience: z.enum(BUILT_IN_AUDIENCES).optional(),
        }),
      ]),
    )
    .min(1)
    .refine(
      (sections) => sections.every(({ annex }, index) => annex || !sections[index - 1]?.annex),
      'annexes must come after all other sections',
    ),
})

/** Parses one blueprint, whose id is the name of its file. Throws `template/invalid` with file and line. */
export function parseBlueprint(file: string, text: string): Blueprint {
  return { id: idOf(file), ...readYaml(file, text, blueprint) }
}
