// `npm run bench [-- PAGES …]`: sets the same documents with our engine and with its peers, in one run, and prints ratios;
// without PAGES it also measures the window (`npm run bench:window`).
import { withDisplay } from '../scripts/lib/display.mjs'
import { runMain, warn } from '../scripts/lib/log.mjs'
import { inRoot } from '../scripts/lib/paths.mjs'
import { prepare } from '../scripts/lib/prepare.mjs'
import { hasProgram, run, runInForeground, tail } from '../scripts/lib/run.mjs'
import { bundle, folder } from './bundle.mjs'
import { installPeers } from './install-peers.mjs'

const RUNS = 3
const SIZES = [10, 50, 200, 1000]
const NPM_PEERS = ['typst', 'typst-ragged', 'pdfkit', 'pdfmake']

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1]

/** Medians of several runs, each in a separate process; null when the engine fails. */
async function measure(engine, pages) {
  const results = []
  for (let i = 0; i < RUNS; i++) {
    const { code, stdout, output } = await run(process.execPath, [
      inRoot('bench', 'one.mjs'),
      engine,
      String(pages),
      folder,
    ])
    if (code !== 0) {
      warn(`${engine} failed: ${tail(output, 3)}`)
      return null
    }
    results.push(JSON.parse(stdout))
  }
  const pick = (key) => median(results.map((result) => result[key]))
  return {
    ms: pick('ms'),
    againMs: pick('againMs'),
    memoryMb: pick('memoryMb'),
    kib: pick('kib'),
    layoutAgainMs: pick('againMs') - pick('againPaintMs'),
  }
}

const cell = (value, width) => String(value).padStart(width)

function print(pages, ours, peers) {
  process.stdout.write(`\nabout ${pages} pages       first ms   ratio   again ms   peak MB    KiB\n`)
  const row = (name, made) => {
    const ratio = (ours.ms / made.ms).toFixed(2)
    process.stdout.write(
      `${name.padEnd(18)}${cell(made.ms.toFixed(0), 10)}${cell(ratio, 8)}${cell(made.againMs.toFixed(0), 11)}${cell(made.memoryMb.toFixed(0), 10)}${cell(made.kib.toFixed(0), 7)}\n`,
    )
  }
  row('Attaché (tagged)', ours)
  for (const [name, made] of peers) if (made) row(name, made)
  process.stdout.write(`pages ready again after an edit: ${ours.layoutAgainMs.toFixed(0)} ms\n`)
}

/** The peers that this machine has. */
async function findPeers() {
  const peers = (await installPeers()) ? [...NPM_PEERS] : []
  peers.push('chromium')
  if (await hasProgram('soffice')) peers.push('libreoffice')
  else warn('LibreOffice (soffice) is not installed here, so it is left out.')
  return peers
}

await runMain(async () => {
  const asked = process.argv.slice(2).map(Number)
  const { executable } = await prepare({ build: false })
  process.env.ATTACHE_ELECTRON = executable
  const names = await findPeers()
  await bundle('ours')
  process.stdout.write(`Median of ${RUNS} runs, each in a fresh process; ratio is ours to theirs.\n`)
  const code = await withDisplay(async () => {
    for (const pages of asked.length > 0 ? asked : SIZES) {
      const ours = await measure('ours', pages)
      if (!ours) return 1
      const peers = []
      for (const name of names) peers.push([name, await measure(name, pages)])
      print(pages, ours, peers)
    }
    return 0
  })
  if (code !== 0 || asked.length > 0) return code
  return runInForeground(process.execPath, [inRoot('scripts', 'bench-window.mjs')])
})
