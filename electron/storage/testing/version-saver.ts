// A process that saves two sections with the same number over and over, a version each time, until it is killed.
import { writeSync } from 'node:fs'
import { openDatabase } from '../database'
import { createPack, savePack } from '../packs'
import { newPack, section } from './packs'

/** Ten minutes between two saves, by the clock that the storage sees. */
let now = Date.UTC(2026, 2, 2, 9)
Date.now = () => now

const db = openDatabase(process.argv[2] ?? '')
const numbered = (number: number) =>
  ['a', 'b'].map((id) => section(id, `${number} ${'x'.repeat(20_000)} ${Math.sin(number)}`))
const { id } = createPack(db, { ...newPack(), sections: numbered(0) })
writeSync(1, `${id}\n`)
for (let revision = 1; ; revision += 1) {
  now += 10 * 60 * 1000
  savePack(db, { id, revision, sections: numbered(revision) })
  writeSync(1, `${revision + 1}\n`)
}
