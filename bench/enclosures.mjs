// `node bench/enclosures.mjs [FILES PAGES]`: binds files into one PDF in a fresh process; prints time and memory.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from '../scripts/lib/paths.mjs'
import { run } from '../scripts/lib/run.mjs'
import { bundle, folder } from './bundle.mjs'

const made = join(folder, 'enclosures')
const [files = '40', pages = '50', only] = process.argv.slice(2)

if (only === undefined) {
  const { makeFiles } = await import(await bundle('enclosures'))
  rmSync(made, { recursive: true, force: true })
  mkdirSync(made, { recursive: true })
  for (const { name, bytes } of await makeFiles(Number(files), Number(pages)))
    writeFileSync(join(made, name), bytes)
  const { output } = await run(process.execPath, [fileURLToPath(import.meta.url), files, pages, 'measure'])
  process.stdout.write(output)
} else {
  const { measure } = await import(join(folder, 'enclosures.mjs'))
  const assets = readdirSync(made).map((name) => ({
    id: name,
    mime: 'application/pdf',
    name,
    bytes: new Uint8Array(readFileSync(join(made, name))),
  }))
  const result = await measure(root, assets, Number(pages))
  const peak = Math.round(process.resourceUsage().maxRSS / 1024)
  process.stdout.write(
    `${result.pages} pages from ${files} files: ${result.ms} ms, ${Math.round(result.bytes / 1e6)} MB, peak ${peak} MB of memory\n`,
  )
}
