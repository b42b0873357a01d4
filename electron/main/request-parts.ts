// What the parsers of requests share.
import { z } from 'zod'
import { LEFT_OF_COPIES } from '#shared/exported'
import { markingSchemes } from '#shared/marking-schemes'
import { OWN_SCHEME } from '#shared/own-schemes'
import { AppError } from '#shared/result'

/** Returns a parser of requests of a shape. It throws `ipc/refused`, with the paths of the invalid values. */
export const parser =
  <T>(schema: z.ZodType<T>) =>
  (raw: unknown): T => {
    const result = schema.safeParse(raw)
    if (result.success) return result.data
    const { issues } = result.error
    throw new AppError(
      'ipc/refused',
      issues.map((issue) => `${issue.path.join('.') || 'request'}: ${issue.message}`).join('; '),
      { refused: issues.map(({ path }) => path.filter((key) => typeof key !== 'symbol')) },
    )
  }

export const markingScheme = z
  .string()
  .refine(
    (id) => OWN_SCHEME.test(id) || markingSchemes.some((one) => one.id === id),
    'unknown marking scheme',
  )
export const markingLevel = z.string().regex(/^[a-z0-9-]{1,40}$/)
export const edition = z.string().regex(/^[a-z0-9-]{1,40}$/)

/** A copy of a pack that is sent. */
export const copyOrder = {
  id: z.uuid(),
  edition: edition.nullable().optional(),
  without: z.array(z.enum(LEFT_OF_COPIES)).max(LEFT_OF_COPIES.length).optional(),
}
