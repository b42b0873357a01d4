// The export's thread: loads the engine, and on its order reads the pack with a connection of its own, sets and paints it, writes the file whole.
import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '#shared/result'
import { exportPdf } from '../app/export-pdf'
import { loadEngine } from '../app/resources'
import { writeFileWhole } from '../app/write-file'
import { readAssetsOf } from '../storage/assets'
import { openReadOnly } from '../storage/database'
import { readPack } from '../storage/packs'
import type { ExportMessage, ExportOrder } from './export-jobs'
import type { ExportSetting } from './export-thread'

/** Share of the whole that layout takes; the rest is painting. */
const LAYOUT_SHARE = 0.5

function say(message: ExportMessage): void {
  parentPort?.postMessage(message)
}

async function run(order: ExportOrder): Promise<void> {
  const engine = await loading
  const db = openReadOnly(order.database)
  const pack = readPack(db, order.packId)
  const assets = readAssetsOf(db, pack)
  db.close()
  const made = await exportPdf(engine, { pack, assets, options: order.options }, (stage, done) =>
    say({
      kind: 'progress',
      stage,
      done: stage === 'layout' ? done * LAYOUT_SHARE : LAYOUT_SHARE + done * (1 - LAYOUT_SHARE),
    }),
  )
  say({ kind: 'progress', stage: 'writing', done: 1 })
  await writeFileWhole(order.target, made.pdf, order.partial)
  say({ kind: 'done', pages: made.pages, bytes: made.pdf.length, warnings: made.warnings })
}

function fail(error: unknown): void {
  const code = error instanceof AppError ? error.code : 'internal'
  say({ kind: 'failed', code, message: error instanceof Error ? error.message : String(error) })
}

const loading = loadEngine((workerData as ExportSetting).contentRoot)
// What went wrong while loading is said when there is an export to fail.
void loading.catch(() => undefined).then(() => say({ kind: 'ready' }))
parentPort?.once('message', (order: ExportOrder) => void run(order).catch(fail))
