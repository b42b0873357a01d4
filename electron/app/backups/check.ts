// Checks every row of a library, and the bytes of every image.
import { createHash } from 'node:crypto'
import { packsWithBrokenTags } from '../../storage/broken-tags'
import { findChanged } from '../../storage/checksum'
import { type Database, openReadOnly } from '../../storage/database'
import { attempt } from '../../storage/failures'
import { checkHealth } from '../../storage/health'
import { countDamagedVersions } from '../../storage/history'
import { findMissing, missingFindings } from '../../storage/inventory'
import { isIndexSound } from '../../storage/search'

/** Returns a line for each row that can't be read, or is not what was written. */
export function rowFindings(db: Database): string[] {
  const { packs, sections, templates, schemes, torn } = findChanged(db)
  return [
    ...checkHealth(db).rows,
    ...packs.map((id) => `Changed: pack ${id}`),
    ...sections.map(([pack, section]) => `Changed: section ${section} of ${pack}`),
    ...templates.map((id) => `Changed: template ${id}`),
    ...schemes.map((id) => `Changed: marking scheme ${id}`),
    ...packsWithBrokenTags(db).map((id) => `Changed: tag of ${id}`),
    ...torn.map((id) => `Sections missing or of another time: pack ${id}`),
    ...missingFindings(findMissing(db, 'whole')),
  ]
}

/** Checks a library on a connection of its own. Throws as `openReadOnly`. */
export function checkLibrary(database: string): {
  structure: readonly string[]
  rows: number
  images: number
  index: boolean
  /** Damaged versions of packs. */
  versions: number
} {
  const db = openReadOnly(database)
  try {
    return attempt(database, 'Checking the library', () => {
      const { structure } = checkHealth(db)
      return structure.length > 0
        ? { structure, rows: 0, images: 0, index: true, versions: 0 }
        : {
            structure,
            rows: rowFindings(db).length,
            images: damagedImages(db),
            index: isIndexSound(db),
            versions: countDamagedVersions(db),
          }
    })
  } finally {
    db.close()
  }
}

function damagedImages(db: Database): number {
  let found = 0
  for (const row of db.prepare('SELECT id, bytes FROM assets').raw().iterate()) {
    const [id, bytes] = row as [string, Buffer]
    if (createHash('sha256').update(bytes).digest('hex') !== id) found += 1
  }
  return found
}
