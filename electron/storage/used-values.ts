// Values that a field has in the packs of the library, to be suggested where it is filled in again.
import type { Database } from './database'
import { attempt } from './failures'

/** Packs that are read, and values that are returned. */
const PACKS = 100
const VALUES = 12
/** A longer value is a text of its own pack. */
const LONGEST = 200

/** Returns the values that fields of one name have, those of the packs that were changed last first, each once. */
export function usedValues(db: Database, name: string): string[] {
  return attempt(db.name, 'Reading the values of a field', () =>
    db
      .prepare(
        `SELECT trim(json_extract(field.value, '$.value')) AS used
         FROM (SELECT fields, changed FROM packs WHERE deleted IS NULL AND json_valid(fields)
               ORDER BY changed DESC LIMIT ${PACKS}) AS pack,
              json_each(pack.fields) AS field
         WHERE json_extract(field.value, '$.name') = ?
         GROUP BY used
         HAVING length(used) BETWEEN 1 AND ${LONGEST}
         ORDER BY max(pack.changed) DESC, used
         LIMIT ${VALUES}`,
      )
      .pluck()
      .all(name),
  ) as string[]
}
