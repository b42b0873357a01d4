// The export's worker: loads the engine; on request reads the pack through its own connection, then checks it, or lays it out, paints it and writes the file atomically.
import { parentPort, workerData } from 'node:worker_threads'
import { failureOf } from '#shared/failure'
import { readComparison } from '../app/comparison/read-comparison'
import { checkPrint, type ExportInput, exportPdf, type OnProgress } from '../app/export-pdf'
import { exportRows } from '../app/export-rows'
import { exportTogether } from '../app/export-together'
import { loadEngine } from '../app/resources'
import { writeFileWhole } from '../app/write-file'
import { readAssetsOf } from '../storage/assets'
import { openReadOnly } from '../storage/database'
import { readPack } from '../storage/packs'
import type { CheckRequest, ExportDone, ExportMessage, ExportRequest, RowsOrder } from './export-messages'
import type { ExportWorkerData } from './export-thread'

/** Layout's share of the total progress; the rest is painting. */
const LAYOUT_SHARE = 0.5

function say(message: ExportMessage): void {
  parentPort?.postMessage(message)
}

/** The last pack read, so that an export after a check reuses its laid-out sections. */
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

function inputOf({ database, packId, what }: ExportRequest): ExportInput {
  if ('options' in what) {
    return readInput({ database, packId, options: what.options })
  }
  const db = openReadOnly(database)
  try {
    return readComparison(db, packId, what.compare)
  } finally {
    db.close()
  }
}

async function run(request: ExportRequest): Promise<void> {
  const { bytes, ...made } = await make(request, (stage, done) =>
    say({
      kind: 'progress',
      stage,
      done: stage === 'layout' ? done * LAYOUT_SHARE : LAYOUT_SHARE + done * (1 - LAYOUT_SHARE),
    }),
  )
  say({ kind: 'progress', stage: 'writing', done: 1 })
  await writeFileWhole(request.target, bytes, request.partial)
  say({ kind: 'done', bytes: bytes.length, pages: made.pages, warnings: made.warnings, rows: made.rows })
}

interface Made extends Pick<ExportDone, 'pages' | 'warnings' | 'rows'> {
  readonly bytes: Uint8Array
}

async function make(request: ExportRequest, onProgress: OnProgress): Promise<Made> {
  const engine = await loading
  const input = inputOf(request)
  if ('file' in request.what && request.what.file === 'docx') {
    const { exportWord } = await import('../app/export-word')
    const { docx, ...made } = await exportWord(engine, input, onProgress)
    return { ...made, bytes: docx }
  }
  if ('rows' in request.what && request.what.rows) {
    const { pdf, ...made } = await exportTogether(engine, { ...input, ...request.what.rows }, onProgress)
    return { ...made, bytes: pdf }
  }
  const { pdf, ...made } = await exportPdf(engine, input, onProgress)
  return { ...made, bytes: pdf }
}

async function check(request: CheckRequest): Promise<void> {
  const engine = await loading
  const input = readInput(request)
  const problems =
    request.file === 'docx'
      ? await (await import('../app/export-word')).checkWord(engine, input)
      : await checkPrint(engine, input)
  say({ kind: 'checked', check: request.check, problems })
}

let cancelled = false

async function runRows(order: RowsOrder): Promise<void> {
  const engine = await loading
  const input = { ...order, ...readInput(order) }
  await exportRows(
    engine,
    input,
    (result) => say({ kind: 'row', result }),
    () => cancelled,
  )
  say({ kind: 'rowsDone' })
}

function fail(error: unknown): void {
  say({ kind: 'failed', failure: failureOf(error) })
}

const loading = loadEngine((workerData as ExportWorkerData).contentRoot)
// A failure to load is reported by the export that needs it.
loading.catch(() => undefined)
parentPort?.on('message', (request: ExportRequest | CheckRequest | RowsOrder | 'cancel') => {
  if (request === 'cancel') cancelled = true
  else if ('table' in request) void runRows(request).catch(fail)
  else if (!('check' in request)) void run(request).catch(fail)
  else
    check(request).catch((error) =>
      say({ kind: 'unchecked', check: request.check, failure: failureOf(error) }),
    )
})
