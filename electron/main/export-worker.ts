// The export's thread: reads the pack with a connection of its own, sets and paints it, writes the file whole.
import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '#shared/result'
import { exportPdf } from '../app/export-pdf'
import { loadEngine } from '../app/resources'
import { writeFileWhole } from '../app/write-file'
import { readAssetsOf } from '../storage/assets'
import { openReadOnly } from '../storage/database'
import { readPack } from '../storage/packs'
import type { ExportMessage, ExportOrder } from './export-jobs'

/** Share of the whole that layout takes; the rest is painting. */
const LAYOUT_SHARE = 0.5

function say(message: ExportMessage): void {
  parentPort?.postMessage(message)
}

async function run(order: ExportOrder): Promise<void> {
  const engine = await loadEngine(order.contentRoot)
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

run(workerData as ExportOrder).catch((error: unknown) => {
  const code = error instanceof AppError ? error.code : 'internal'
  say({ kind: 'failed', code, message: error instanceof Error ? error.message : String(error) })
})
