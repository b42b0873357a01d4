// `npm run bench:kinds [-- PAGES …]`: documents unlike each other, cold, in the runtime that the program runs in; rows that miss the
// bar say so.
import { runMain, warn } from '../scripts/lib/log.mjs'
import { inRoot } from '../scripts/lib/paths.mjs'
import { prepare } from '../scripts/lib/prepare.mjs'
import { run, tail } from '../scripts/lib/run.mjs'
import { bundle, folder } from './bundle.mjs'
import { installPeers } from './install-peers.mjs'

const RUNS = 3
const SIZES = [10, 50, 100, 300, 1000]
const KINDS = ['text', 'tables', 'notes', 'screenshots', 'mixed']
const PEERS = ['typst', 'typst-ragged', 'pdfkit', 'pdfmake']
/** The bars, as shares of the fastest peer's cold time. */
const [COLD, READY] = [1, 0.5]

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1]

/** Medians of several runs; null when the engine fails. */
async function measure(executable, engine, kind, pages) {
  const results = []
  for (let i = 0; i < RUNS; i++) {
    const args = [inRoot('bench', 'kind-one.mjs'), engine, kind, String(pages), folder]
    const { code, stdout, output } = await run(executable, args, {
      env: { ELECTRON_RUN_AS_NODE: '1' },
      timeoutMs: 120_000,
    })
    if (code !== 0) {
      warn(`${engine} failed on ${kind}: ${tail(output, 3)}`)
      return null
    }
    results.push(JSON.parse(stdout))
  }
  const pick = (key) => median(results.map((result) => result[key]))
  return {
    coldMs: pick('coldMs'),
    readyMs: pick('readyMs'),
    peakMb: pick('peakMb'),
    kib: pick('kib'),
    pages: results[0].pages,
  }
}

function print(kind, pages, ours, peers) {
  const fastest = Math.min(...peers.map(([, made]) => made.coldMs))
  const least = Math.min(...peers.map(([, made]) => made.peakMb))
  const cell = (value, width) => value.toFixed(0).padStart(width)
  process.stdout.write(`\n${kind}, ${pages} pages (ours: ${ours.pages})\n`)
  for (const [name, made] of [['Attaché', ours], ...peers])
    process.stdout.write(
      `${name.padEnd(14)}${cell(made.coldMs, 8)} ms cold${cell(made.readyMs, 8)} ms ready${cell(made.peakMb, 6)} MB${cell(made.kib, 8)} KiB\n`,
    )
  const bars = [
    ['cold', ours.coldMs / fastest, COLD],
    ['ready', ours.readyMs / fastest, READY],
    ['memory', ours.peakMb / least, 1],
  ]
  for (const [name, share, bar] of bars)
    process.stdout.write(
      `  ${name}: ${share.toFixed(2)} of the best peer's, bar ${bar}: ${share <= bar ? 'holds' : 'FAILS'}\n`,
    )
}

await runMain(async () => {
  const asked = process.argv.slice(2)
  const sizes = asked.map(Number).filter((size) => size > 0)
  const kinds = KINDS.filter((kind) => asked.includes(kind))
  const { executable } = await prepare({ build: false })
  if (!(await installPeers())) return 1
  await bundle('kinds')
  for (const kind of kinds.length > 0 ? kinds : KINDS)
    for (const pages of sizes.length > 0 ? sizes : SIZES) {
      const ours = await measure(executable, 'ours', kind, pages)
      if (!ours) return 1
      const peers = []
      for (const name of PEERS) {
        const made = await measure(executable, name, kind, pages)
        if (made) peers.push([name, made])
      }
      print(kind, pages, ours, peers)
    }
  return 0
})
