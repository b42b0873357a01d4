// The packaged app: made by `npm run package`, started once from its folder, and exporting the sample as a PDF.
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appEnvironment, makeHome, removeHomes, root } from './harness/launch'

const start = promisify(execFile)
const packing = 180_000

describe('the packaged app', () => {
  let executable = ''
  const home = makeHome()
  // Chromium's sandbox works neither for root nor where user namespaces are forbidden; the command line opens no page.
  const env = appEnvironment(home, { ELECTRON_DISABLE_SANDBOX: '1' })

  beforeAll(async () => {
    const { stdout } = await start(process.execPath, [join(root, 'scripts', 'package.mjs')], { cwd: root })
    executable = join(stdout.trim(), 'attache')
  }, packing)
  afterAll(removeHomes)

  it('exports the sample pack as a PDF', async () => {
    const pdf = join(home, 'sample.pdf')
    const args = ['export', join(root, 'resources', 'sample.bpack'), '--out', pdf, '--edition=own', '--json']
    const { stdout } = await start(executable, args, { cwd: home, env })
    const report = JSON.parse(stdout) as { pages: number; bytes: number }
    const bytes = readFileSync(pdf)
    expect(bytes.length).toBe(report.bytes)
    const read = await getDocument({ data: new Uint8Array(bytes) }).promise
    expect(read.numPages).toBe(report.pages)
    expect(read.numPages).toBeGreaterThan(2)
  })

  it('opens a library: it lists no packs in a new one', async () => {
    const { stdout } = await start(executable, ['list', '--json'], { cwd: home, env })
    expect(JSON.parse(stdout)).toEqual([])
  })

  it('exits with code 2 on wrong usage', async () => {
    await expect(start(executable, ['export'], { cwd: home, env })).rejects.toMatchObject({ code: 2 })
  })
})
