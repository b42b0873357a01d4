// The id of an own marking scheme, made from its definition.
import { createHash } from 'node:crypto'
import type { MarkingScheme } from '#shared/marking-schemes'
import { readScheme } from '#shared/scheme-shape'

/** Returns the id: the same for the same definition, another for any other. */
export const schemeId = (definition: MarkingScheme): string =>
  `own-${createHash('sha256')
    .update(JSON.stringify(readScheme(definition)))
    .digest('hex')
    .slice(0, 16)}`
