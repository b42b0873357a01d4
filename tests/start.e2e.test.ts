// `npm start` where no window can be shown.
import { execFile } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { appEnvironment, makeHome, removeHomes, root } from './harness/launch'

describe.runIf(process.platform === 'linux')('npm start without a display', () => {
  afterAll(removeHomes)

  it('says so, exports the sample pack and prints the path of the PDF', async () => {
    const pdf = join(root, 'out', 'sample.pdf')
    rmSync(pdf, { force: true })
    const env = appEnvironment(makeHome(), { DISPLAY: '', WAYLAND_DISPLAY: '' })
    const start = promisify(execFile)(process.execPath, [join(root, 'scripts', 'start.mjs')], { env })
    const { stdout, stderr } = await start
    expect(stderr).toContain('no display')
    expect(stdout.trim().split('\n').at(-1)).toBe(pdf)
    expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-')
  })
})
