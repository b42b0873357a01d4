// A process that saves the same section over and over and prints each stored revision, until it is killed.
import { writeSync } from 'node:fs'
import { openDatabase } from '../database'
import { createPack, savePack } from '../packs'
import { newPack, section } from './packs'

const db = openDatabase(process.argv[2] ?? '')
const { id } = createPack(db, newPack('a', 'b'))
writeSync(1, `${id}\n`)
for (let revision = 1; ; revision += 1) {
  savePack(db, { id, revision, sections: [section('a', `${revision + 1} ${'x'.repeat(20_000)}`)] })
  writeSync(1, `${revision + 1}\n`)
}
