// A library as an earlier version of the program left it.
import BetterSqlite3 from 'better-sqlite3'
import { DOCUMENT_VERSION } from '#shared/document/nodes'
import { PACK_VERSION } from '#shared/pack'
import { migrate } from '../../../electron/storage/migrate'
import { migrations } from '../../../electron/storage/migrations'
import { meta, section } from '../../../electron/storage/testing/packs'

/** The first version with checksums. */
const VERSION = 40

/** Creates the file with packs of three sections. */
export function makeOldLibrary(file: string, packs: number): void {
  const db = new BetterSqlite3(file)
  migrate(
    db,
    migrations.filter(({ to }) => to <= VERSION),
  )
  const addPack = db.prepare(
    `INSERT INTO packs (id, title, kind, marking, meta, fields, pack_version, document_version, revision, created, changed)
     VALUES ($id, $title, 'briefing', $marking, $meta, '[]', ${PACK_VERSION}, ${DOCUMENT_VERSION}, 1, 0, 0)`,
  )
  const addSection = db.prepare(
    'INSERT INTO sections (pack_id, section_id, position, json) VALUES ($pack, $id, $position, $json)',
  )
  for (let pack = 0; pack < packs; pack += 1) {
    const id = `00000000-0000-4000-8000-${String(pack).padStart(12, '0')}`
    const about = meta(`Old ${pack}`)
    addPack.run({
      id,
      title: about.title,
      marking: JSON.stringify(about.marking),
      meta: JSON.stringify(about),
    })
    for (const [position, name] of ['a', 'b', 'c'].entries())
      addSection.run({ pack: id, id: name, position, json: JSON.stringify(section(name, `Old ${name}`)) })
  }
  db.close()
}
