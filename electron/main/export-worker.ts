// The export's thread: loads the engine, and on a request reads the pack with a connection of its own, checks it, or sets and paints it and writes the file whole.
import { parentPort, workerData } from 'node:worker_threads'
import { failureOf } from '#shared/failure'
import { checkPrint, type ExportInput, exportPdf } from '../app/export-pdf'
import { loadEngine } from '../app/resources'
import { writeFileWhole } from '../app/write-file'
import { readAssetsOf } from '../storage/assets'
import { openReadOnly } from '../storage/database'
import { readPack } from '../storage/packs'
import type { CheckRequest, ExportMessage, ExportRequest } from './export-jobs'
import type { ExportWorkerData } from './export-thread'

/** Share of the whole that layout takes; the rest is painting. */
const LAYOUT_SHARE = 0.5

function say(message: ExportMessage): void {
  parentPort?.postMessage(message)
}

/** The pack that was read last: an export that follows a check finds its sections set. */
let last: Omit<ExportInput, 'options'> | null = null

function readInput({ database, packId, options }: Omit<CheckRequest, 'check'>): ExportInput {
  const db = openReadOnly(database)
  try {
    const pack = readPack(db, packId)
    if (last?.pack.id !== pack.id || last.pack.revision !== pack.revision)
      last = { pack, assets: readAssetsOf(db, pack) }
    return { ...last, options }
  } finally {
    db.close()
  }
}

async function run(request: ExportRequest): Promise<void> {
  const engine = await loading
  const made = await exportPdf(engine, readInput(request), (stage, done) =>
    say({
      kind: 'progress',
      stage,
      done: stage === 'layout' ? done * LAYOUT_SHARE : LAYOUT_SHARE + done * (1 - LAYOUT_SHARE),
    }),
  )
  say({ kind: 'progress', stage: 'writing', done: 1 })
  await writeFileWhole(request.target, made.pdf, request.partial)
  say({ kind: 'done', pages: made.pages, bytes: made.pdf.length, warnings: made.warnings })
}

async function check(request: CheckRequest): Promise<void> {
  const engine = await loading
  say({ kind: 'checked', check: request.check, problems: await checkPrint(engine, readInput(request)) })
}

function fail(error: unknown): void {
  say({ kind: 'failed', failure: failureOf(error) })
}

const loading = loadEngine((workerData as ExportWorkerData).contentRoot)
// What went wrong while loading is said when there is an export to fail.
loading.catch(() => undefined)
parentPort?.on('message', (request: ExportRequest | CheckRequest) => {
  if (!('check' in request)) void run(request).catch(fail)
  else
    check(request).catch((error) =>
      say({ kind: 'unchecked', check: request.check, failure: failureOf(error) }),
    )
})
