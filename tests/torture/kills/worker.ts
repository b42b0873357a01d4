// A process that saves, backs up, restores, erases, repairs and migrates at random, and prints what is done, until it is killed.
import { existsSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { backupsIn } from '../../../electron/app/backups/folder'
import { makeBackup } from '../../../electron/app/backups/make'
import { deleteForever } from '../../../electron/storage/bin'
import { type Database, openReadOnly } from '../../../electron/storage/database'
import { openLibrary } from '../../../electron/storage/open-library'
import { listPacks } from '../../../electron/storage/pack-list'
import { createPack, deletePack, readPack, revisionOf, savePack } from '../../../electron/storage/packs'
import { restorePacks } from '../../../electron/storage/restore'
import { pagesOf } from '../../../electron/storage/testing/damage'
import { meta, section } from '../../../electron/storage/testing/packs'
import { createRandom } from '../damage/random'

const [, , home = '', seed = '1', damage = 'no'] = process.argv
const random = createRandom(Number(seed))
const file = join(home, 'library.db')
const backups = join(home, 'backups')
const say = (...words: (string | number)[]): void => {
  writeSync(1, `${words.join(' ')}\n`)
}

/** Damage that costs no row, so that the library is repaired by copying all of it. */
function damageIndex(): void {
  if (!existsSync(file)) return
  const bytes = readFileSync(file)
  const page = pagesOf(file, 'sqlite_autoindex_sections_1').at(-1) ?? 1
  Buffer.from([10, 0, 0, 0, 0, 16, 0, 0]).copy(bytes, (page - 1) * 4096)
  writeFileSync(file, bytes)
}

function save(db: Database): void {
  const packs = listPacks(db)
  if (packs.length < 8) {
    const { id } = createPack(db, {
      meta: meta(`Pack ${random.below(1_000_000)}`),
      fields: [],
      sections: ['a', 'b', 'c'].map((name) => section(name, `First ${name}`)),
    })
    say('saved', id, 1)
    return
  }
  const { id, revision } = readPack(db, random.pick(packs).id)
  const words = `Revision ${revision + 1} ${'x'.repeat(random.below(20_000))}`
  savePack(db, { id, revision, sections: [section(random.pick(['a', 'b', 'c']), words)] })
  say('saved', id, revision + 1)
}

async function backUp(): Promise<void> {
  await makeBackup({ database: file, folder: backups, now: Date.now() })
  say('backed-up')
}

function restore(db: Database): void {
  const [newest] = backupsIn(backups)
  if (newest === undefined) return
  const backup = openReadOnly(newest.file)
  try {
    const { id } = random.pick(listPacks(backup))
    say('restoring', id)
    const [done] = restorePacks(db, backup, [id], 'replace', { backup: 'b', replaced: 'r' })
    say('saved', id, revisionOf(db, done?.id ?? id))
  } finally {
    backup.close()
  }
}

function erase(db: Database): void {
  const { id } = random.pick(listPacks(db))
  say('deleting', id)
  deletePack(db, id)
  deleteForever(db, [{ kind: 'pack', id }])
  say('erased', id)
}

async function run(): Promise<void> {
  if (damage === 'damage') damageIndex()
  say('opening')
  const { db } = openLibrary(file, existsSync(file), () => [], join(home, 'last-saved.txt'))
  say('opened')
  for (;;) {
    const step = random.below(20)
    if (step === 0) await backUp()
    else if (step === 1) restore(db)
    else if (step === 2 && listPacks(db).length > 6) erase(db)
    else save(db)
  }
}

void run()
