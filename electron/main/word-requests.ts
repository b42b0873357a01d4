// Parsers of requests about Word files.
import { z } from 'zod'
import { MAX_TEXT } from '#shared/limits'
import type { WordCalls } from '#shared/word-calls'
import { MOST_WORD_FILES } from '#shared/word-import'
import type { RequestParsers } from './answer'
import { markingLevel, markingScheme, parser } from './request-parts'

const fileId = z.uuid()
const oneFile = z.strictObject({
  fileId,
  marking: z
    .strictObject({
      scheme: markingScheme,
      level: markingLevel,
      caveat: z.string().max(MAX_TEXT),
      none: z.boolean(),
    })
    .nullable(),
})

/** The request parser of each of these channels. */
export const wordRequests: Pick<RequestParsers, keyof WordCalls> = {
  'word.choose': parser(z.strictObject({ what: z.enum(['file', 'folder']) })),
  'word.read': parser(z.strictObject({ fileId })),
  'word.import': parser(oneFile),
  'word.sections': parser(oneFile),
  'word.close': parser(z.strictObject({ fileIds: z.array(fileId).max(MOST_WORD_FILES) })),
}
