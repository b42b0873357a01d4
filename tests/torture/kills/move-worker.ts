// A process that saves and moves its library from folder to folder, and prints what is done, until it is killed.
import { mkdirSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { saveLibraryCopy } from '../../../electron/app/library-copy/copy'
import { handOver } from '../../../electron/app/moving/hand-over'
import { placeOf } from '../../../electron/app/moving/place'
import { clearParts } from '../../../electron/app/part-files'
import { openDatabase } from '../../../electron/storage/database'
import { listPacks } from '../../../electron/storage/pack-list'
import { readPack, savePack } from '../../../electron/storage/packs'
import { section } from '../../../electron/storage/testing/packs'

const [, , home = '', seed = '1'] = process.argv
const say = (...words: (string | number)[]): void => void writeSync(1, `${words.join(' ')}\n`)

async function run(): Promise<void> {
  clearParts(Date.now())
  for (let step = 0; ; step += 1) {
    const file = placeOf(join(home, 'library.db'))
    const db = openDatabase(file)
    for (const { id } of listPacks(db)) {
      const { revision } = readPack(db, id)
      savePack(db, { id, revision, sections: [section('s1', `Revision ${revision + 1}`)] })
      say('saved', id, revision + 1)
    }
    const folder = join(home, `${seed}-${step}`)
    mkdirSync(folder)
    await saveLibraryCopy(file, join(folder, 'library.db'), null)
    say(handOver(db, join(folder, 'library.db')) ? 'moved' : 'stayed')
    db.close()
  }
}

void run()
