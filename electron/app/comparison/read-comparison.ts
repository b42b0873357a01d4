// Reads two versions of a pack, and makes what is printed to show their differences, with its images.
import type { ComparedNumbers } from '#shared/history'
import type { PackId } from '#shared/pack'
import { readAssetsOf } from '../../storage/assets'
import type { Database } from '../../storage/database'
import { readVersion, versionFacts } from '../../storage/history'
import type { ExportInput } from '../export-pdf'
import { type ComparedVersion, comparisonPrint } from './comparison-pack'

/** Created once: this takes longer than formatting a hundred times. */
const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' })

/** Reads it. Throws `storage/not-found` and `document/damaged`. */
export function readComparison(db: Database, id: PackId, { before, after }: ComparedNumbers): ExportInput {
  const [one, other] = db.transaction(() => [compared(db, id, before), compared(db, id, after)] as const)()
  const { pack, options } = comparisonPrint(id, one, other)
  return { pack, options, assets: readAssetsOf(db, pack) }
}

function compared(db: Database, id: PackId, number: number | null): ComparedVersion {
  const content = readVersion(db, id, number)
  if (number === null) return { content, words: 'the present text' }
  const { time, name } = versionFacts(db, id, number)
  const when = moment.format(time)
  return { content, words: name === '' ? `version ${when}` : `version “${name}”, ${when}` }
}
