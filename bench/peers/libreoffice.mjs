// LibreOffice, the whole process: an HTML page opened in Writer and exported.
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { run } from '../../scripts/lib/run.mjs'
import { edited, writeHtml } from './html.mjs'

const SAMPLE_MS = 40

/** Peak memory in MB of the process whose command line contains `words`; 0 where /proc is missing. */
function peakOf(words) {
  let peak = 0
  try {
    for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      if (!readFileSync(`/proc/${id}/cmdline`, 'utf8').includes(words)) continue
      const [, kib] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8')) ?? []
      peak = Math.max(peak, Number(kib ?? 0) / 1024)
    }
  } catch {
    // The process ended meanwhile, or this is not Linux.
  }
  return peak
}

/** Finds LibreOffice and creates its profile by an unmeasured first start; returns the conversions. */
export async function prepare(document, places) {
  const profile = join(places.folder, 'libreoffice-profile')
  const print = async (given) => {
    const file = writeHtml(given, places)
    let memoryMb = 0
    const timer = setInterval(() => {
      memoryMb = Math.max(memoryMb, peakOf(profile))
    }, SAMPLE_MS)
    const { code, output } = await run('soffice', [
      `-env:UserInstallation=${pathToFileURL(profile)}`,
      '--headless',
      '--infilter=HTML (StarWriter)',
      '--convert-to',
      'pdf:writer_pdf_Export',
      '--outdir',
      places.folder,
      file,
    ])
    clearInterval(timer)
    const made = join(places.folder, 'document.pdf')
    if (code !== 0) throw new Error(`soffice: ${output}`)
    const bytes = statSync(made).size
    rmSync(made)
    return { bytes, memoryMb }
  }
  await print({ ...document, blocks: document.blocks.slice(0, 1) })
  return { convert: () => print(document), again: () => print(edited(document)) }
}
