// A process that goes through all that writes, tries again what fails, and prints what is done. Its disk may fail.
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '#shared/result'
import { backupsIn } from '../../../electron/app/backups/folder'
import { makeBackup } from '../../../electron/app/backups/make'
import { deleteForever } from '../../../electron/storage/bin'
import { type Database, openReadOnly } from '../../../electron/storage/database'
import { openLibrary } from '../../../electron/storage/open-library'
import { listPacks } from '../../../electron/storage/pack-list'
import { createPack, deletePack, readPack, savePack } from '../../../electron/storage/packs'
import { restorePacks } from '../../../electron/storage/restore'
import { meta, section } from '../../../electron/storage/testing/packs'

const [, , home = ''] = process.argv
const file = join(home, 'library.db')
const backups = join(home, 'backups')
const say = (...words: (string | number)[]): void => {
  writeSync(1, `${words.join(' ')}\n`)
}

/** A failure must be one that the user is told in words; the second attempt is the user's own. */
async function twice<T>(what: string, run: () => T | Promise<T>): Promise<T | undefined> {
  for (const attempt of [1, 2]) {
    try {
      return await run()
    } catch (error) {
      if (!(error instanceof AppError)) say('not-told', what, attempt, String((error as Error).stack))
      else say('told', what, attempt, error.code)
    }
  }
  return undefined
}

function save(db: Database, at: number): void {
  const pack = listPacks(db)[at]
  if (pack === undefined) return
  const { id, revision } = readPack(db, pack.id)
  savePack(db, { id, revision, sections: [section('a', `Revision ${revision + 1} ${'x'.repeat(9000)}`)] })
  say('saved', id, revision + 1)
}

async function run(): Promise<void> {
  const opened = await twice('open', () => openLibrary(file, true, () => [], join(home, 'last-saved.txt')))
  if (opened === undefined) return
  const { db } = opened
  for (const at of [0, 1, 2]) await twice('save', () => save(db, at))
  await twice('create', () => {
    const { id } = createPack(db, { meta: meta('New'), fields: [], sections: [section('a')] })
    say('saved', id, 1)
  })
  await twice('backup', () => makeBackup({ database: file, folder: backups, now: Date.now() }))
  await twice('restore', () => {
    const [newest] = backupsIn(backups)
    if (newest === undefined) return
    const backup = openReadOnly(newest.file)
    try {
      const { id } = listPacks(backup)[0] ?? { id: '' }
      restorePacks(db, backup, [id], 'copy', { backup: 'b', replaced: 'r' })
    } finally {
      backup.close()
    }
  })
  await twice('erase', () => {
    const { id } = listPacks(db).at(-1) ?? { id: '' }
    say('deleting', id)
    deletePack(db, id)
    deleteForever(db, [{ kind: 'pack', id }])
  })
  await twice('save', () => save(db, 0))
  await twice('close', () => {
    db.close()
  })
  say('ended')
}

void run()
