// `npm run bench:lines`: how even the lines of justified text are, ours beside those of Typst and LibreOffice on the same
// texts, fonts and measures, read back from the PDFs with poppler in the same way.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runMain, step, warn } from '../scripts/lib/log.mjs'
import { inRoot } from '../scripts/lib/paths.mjs'
import { hasProgram, run } from '../scripts/lib/run.mjs'
import { bundle, folder } from './bundle.mjs'
import { installPeers } from './install-peers.mjs'
import { loadLibreOffice } from './peers/lines-libreoffice.mjs'
import { loadTypst } from './peers/lines-typst.mjs'

/** A full line ends this close to the edge of the text, in points: what hangs goes further. */
const FULL = 6
const HYPHEN = /[-\u00ad\u2010]$/

/** The lines of a PDF from top to bottom, each its words with their places. */
async function linesOf(pdf) {
  const { stdout } = await run('pdftotext', ['-bbox', pdf, '-'])
  const lines = []
  const heights = new Map()
  let page = 0
  for (const row of stdout.split('\n')) {
    if (row.includes('<page')) page += 1
    const [, x, y, x2, y2, text] =
      /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*)<\/word>/.exec(row) ?? []
    if (text === undefined) continue
    const height = (Number(y2) - Number(y)).toFixed(1)
    const word = { x: Number(x), x2: Number(x2), height, text }
    heights.set(height, (heights.get(height) ?? 0) + 1)
    const last = lines.at(-1)
    if (last && last.page === page && Math.abs(last.y - Number(y2)) < 1) last.words.push(word)
    else lines.push({ page, y: Number(y2), words: [word] })
  }
  // Heads, feet and the title are in other sizes than nearly all words.
  const [usual] = [...heights].toSorted((one, other) => other[1] - one[1])[0]
  return lines.filter(({ words }) => Math.abs(words[0].height - usual) < 0.3)
}

/** The lines that reach from edge to edge, with their spaces as shares of the natural one. */
function fullLines(lines, { page, space }) {
  const right = page.width - page.left
  return lines.flatMap(({ y, words }) => {
    const [first, last] = [words[0], words.at(-1)]
    const isFull = Math.abs(first.x - page.left) < FULL && Math.abs(last.x2 - right) < FULL
    if (!isFull || words.length < 3) return []
    const spaces = words.slice(1).map((word, index) => (word.x - words[index].x2) / space)
    return [{ spaces, mean: mean(spaces), last: last.text, y }]
  })
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length
const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]

/** Difference of word spaces by which a line looks loose beside the next. */
const BESIDE = 0.5

/** The most lines in a row, of one paragraph, that end with hyphens. */
function mostInRow(lines) {
  const gaps = lines.slice(1).map(({ y }, index) => y - lines[index].y)
  const leading = Math.min(...gaps.filter((gap) => gap > 0))
  let [most, now] = [0, 0]
  for (const [index, { last }] of lines.entries()) {
    const follows = index > 0 && Math.abs(gaps[index - 1] - leading) < 1
    now = HYPHEN.test(last) ? (follows ? now : 0) + 1 : 0
    most = Math.max(most, now)
  }
  return most
}

function figures(lines) {
  const spaces = lines.flatMap((line) => line.spaces).toSorted((a, b) => a - b)
  const middle = mean(spaces)
  const hyphened = lines.filter(({ last }) => HYPHEN.test(last))
  const beside = lines.slice(1).filter((line, index) => Math.abs(line.mean - lines[index].mean) > BESIDE)
  const stub = hyphened.filter(({ last }) => /^\P{L}*\p{L}{1,2}[-\u00ad\u2010]$/u.test(last))
  return {
    lines: lines.length,
    median: at(spaces, 0.5),
    p95: at(spaces, 0.95),
    worst: spaces.at(-1) ?? 0,
    sd: Math.sqrt(mean(spaces.map((space) => (space - middle) ** 2))),
    hyphens: (100 * hyphened.length) / lines.length,
    row: mostInRow(lines),
    stubs: stub.length,
    beside: (100 * beside.length) / lines.length,
  }
}

const COLUMNS = ['lines', 'median', 'p95', 'worst', 'sd', 'hyphens', 'row', 'stubs', 'beside']
const HEADS = ['lines', 'median', 'p95', 'worst', 'sd', 'hyphens %', 'in a row', 'two letters', 'beside %']

function print(name, made) {
  process.stdout.write(`\n${name.padEnd(22)}${HEADS.map((head) => head.padStart(12)).join('')}\n`)
  for (const [program, row] of made) {
    const cells = COLUMNS.map((key) => {
      const digits = ['lines', 'row', 'stubs'].includes(key)
        ? 0
        : key === 'hyphens' || key === 'beside'
          ? 1
          : 3
      return row[key].toFixed(digits).padStart(12)
    })
    process.stdout.write(`${program.padEnd(22)}${cells.join('')}\n`)
  }
}

/** The programs that this machine has, each a function from a text to a PDF. */
async function findPrograms() {
  const fonts = inRoot('resources', 'fonts')
  const programs = [['Attaché', ({ bytes }) => bytes]]
  if (process.argv.includes('--ours')) return programs
  if (await installPeers()) {
    const typst = loadTypst(folder, fonts)
    programs.push(['Typst', (one) => typst(one, false)], ['Typst with tracking', (one) => typst(one, true)])
  }
  if (await hasProgram('soffice')) programs.push(['LibreOffice', loadLibreOffice(folder, fonts)])
  else warn('LibreOffice (soffice) is not installed here, so it is left out.')
  return programs
}

await runMain(async () => {
  step('Setting the texts')
  const { setAll } = await import(pathToFileURL(await bundle('lines')).href)
  const texts = await setAll()
  const programs = await findPrograms()
  for (const text of texts) {
    const made = []
    for (const [program, set] of programs) {
      const file = join(folder, `lines ${text.name} ${program}.pdf`)
      writeFileSync(file, await set(text))
      made.push([program, figures(fullLines(await linesOf(file), text))])
    }
    print(text.name, made)
  }
})
