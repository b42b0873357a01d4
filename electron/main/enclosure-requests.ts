// What the window asks about enclosures, checked.
import { z } from 'zod'
import { PAGE_HEADS } from '#shared/enclosed-pack'
import { MAX_ENCLOSURE_BYTES } from '#shared/limits'
import { PAPERS } from '#shared/pack'
import { LIMITS } from '../exchange/format'

const bytesUpTo = (most: number, message: string) =>
  z.instanceof(Uint8Array).refine((bytes) => bytes.length <= most, message)

/** A file to enclose. */
export const enclosedFile = z.strictObject({
  name: z.string().max(1000),
  bytes: bytesUpTo(MAX_ENCLOSURE_BYTES, 'files can’t be larger than 100 MB'),
  password: z.string().max(1000).nullable(),
})

/** A pack file whose pages are to be enclosed. */
export const packFile = z.strictObject({
  name: z
    .string()
    .max(255)
    .regex(/\.bpack$/i),
  bytes: bytesUpTo(LIMITS.file, 'too large for a pack'),
})

/** Pages of a pack to enclose. */
export const packOrder = z.strictObject({
  from: z.union([z.strictObject({ packId: z.uuid() }), z.strictObject({ fileId: z.uuid() })]),
  edition: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .optional(),
  heads: z.enum(PAGE_HEADS),
  paper: z.enum(PAPERS),
})
