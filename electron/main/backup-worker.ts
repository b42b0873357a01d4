// The thread of a job on backups.
import { parentPort, workerData } from 'node:worker_threads'
import { failureOf } from '#shared/failure'
import { checkLibrary } from '../app/backups/check'
import { findDamage } from '../app/backups/find-damage'
import { fileOf, listBackups, packsIn, summaryOf } from '../app/backups/look'
import { makeBackup, refuseMissing } from '../app/backups/make'
import { readLibraryCopy, saveLibraryCopy } from '../app/library-copy/copy'
import { prepareLibrary } from '../storage/replace-library'
import type { BackupJobName, BackupJobs, BackupMessage, BackupOrder } from './backup-thread'

const say = (message: BackupMessage): void => parentPort?.postMessage(message)

let cancelled = false
parentPort?.on('message', () => {
  cancelled = true
})

function tell(done: number): boolean {
  say({ kind: 'progress', done })
  return !cancelled
}

async function run(order: BackupOrder): Promise<BackupJobs[BackupJobName]['result']> {
  switch (order.name) {
    case 'make':
      refuseMissing(order.chosen)
      await makeBackup(order, tell)
      return summaryOf(order.folder)
    case 'copy':
      await saveLibraryCopy(order.database, order.target, order.password, tell)
      return null
    case 'openCopy':
      await readLibraryCopy(order.copy, order.target, order.password)
      return null
    case 'check':
      return checkLibrary(order.database)
    case 'damage':
      return findDamage(order.database)
    case 'look':
      return summaryOf(order.folder)
    case 'list':
      return listBackups(order.folders)
    case 'packs':
      return packsIn(fileOf(order.folders, order.id).file, order.database)
    case 'prepare': {
      const { file, time } = fileOf(order.folders, order.id)
      return { file: prepareLibrary(file, order.database), time }
    }
  }
}

void run(workerData as BackupOrder)
  .then(
    (result) => say({ kind: 'done', result }),
    (error) => say({ kind: 'failed', failure: failureOf(error) }),
  )
  // The thread lives as long as it listens.
  .finally(() => parentPort?.close())
