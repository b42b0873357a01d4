// `npm run attache` as a real process of plain Node: the whole way from a blueprint to a PDF, and exit codes.
import { execFile } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appEnvironment, makeHome, removeHomes, root } from './harness/launch'

const start = promisify(execFile)
const cli = join(root, 'out', 'main', 'cli.js')
let home = ''
beforeAll(() => {
  home = makeHome()
})
afterAll(removeHomes)

const attache = (...args: string[]) =>
  start(process.execPath, [cli, ...args], { cwd: home, env: appEnvironment(home) })

async function open(file: string) {
  return getDocument({ data: new Uint8Array(readFileSync(join(home, file))) }).promise
}

describe('npm run attache', () => {
  it('goes from a blueprint to a PDF, by file and through the library, with the same pages', async () => {
    const words = [
      '--title',
      'Visit to Ruritania',
      '--set',
      'host_nation=Ruritania',
      '--marking',
      'uk:official',
    ]
    await attache('new', '--blueprint', 'country-engagement-briefing', ...words, '--out', 'a.bpack')
    const { stdout } = await attache(
      'export',
      'a.bpack',
      '--out',
      'a.pdf',
      '--edition=own',
      '--paper',
      'letter',
      '--json',
    )
    const report = JSON.parse(stdout)
    const pdf = await open('a.pdf')
    expect(report).toMatchObject({ pages: pdf.numPages, bytes: readFileSync(join(home, 'a.pdf')).length })
    expect([report.layoutMs, report.paintMs].every((ms) => ms > 0)).toBe(true)
    expect((await pdf.getPage(1)).view).toEqual([0, 0, 612, 792])
    // Each empty field is named once.
    const targets: (string | null)[] = report.warnings.map(({ target }: { target: string | null }) => target)
    const empty = targets.filter((target) => target !== null)
    expect(empty.length).toBeGreaterThan(0)
    expect(new Set(empty).size).toBe(empty.length)

    await attache('import', 'a.bpack')
    const [pack] = JSON.parse((await attache('list', '--json')).stdout)
    expect(pack).toMatchObject({ title: 'Visit to Ruritania', pages: null })
    await attache('export', pack.id, '--out', 'b.pdf', '--edition=own', '--paper', 'letter')
    expect((await open('b.pdf')).numPages).toBe(pdf.numPages)
    expect(JSON.parse((await attache('list', '--json')).stdout)[0].pages).toBe(pdf.numPages)
  })

  it('marks a new pack with a scheme of a file, which the pack then carries', async () => {
    const scheme = `id: tarsenia
name: Tarsenia
levels:
  - { id: open, banner: TARSENIA OPEN, portion: O, sensitivity: 0 }
  - { id: closed, banner: TARSENIA CLOSED, portion: C, sensitivity: 3 }
caveats: { after: //, between: /, known: [] }
`
    const file = join(home, 'tarsenia.yaml')
    writeFileSync(file, scheme)
    const words = [
      '--blueprint',
      'country-engagement-briefing',
      '--title',
      'Visit',
      '--scheme',
      'tarsenia.yaml',
    ]
    const make = (...rest: string[]) => attache('new', ...words, ...rest, '--out', 'own.bpack')
    await expect(make('--marking', 'tarsenia:shut')).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('tarsenia:open, tarsenia:closed'),
    })
    await make('--marking', 'tarsenia:closed', '--caveat', 'EXERCISE')
    rmSync(file)
    await attache('import', 'own.bpack')
    const packs = JSON.parse((await attache('list', '--json')).stdout)
    const { id } = packs.find(({ title }: { title: string }) => title === 'Visit')
    for (const pack of ['own.bpack', id]) {
      await attache('export', pack, '--out', 'own.pdf', '--edition=own')
      const { items } = await (await (await open('own.pdf')).getPage(2)).getTextContent()
      expect(items.map((item) => ('str' in item ? item.str : '')).join('')).toContain(
        'TARSENIA CLOSED//EXERCISE',
      )
    }
    writeFileSync(file, scheme.replace('sensitivity: 3', 'sensitivity: 9'))
    await expect(make('--marking', 'tarsenia:closed')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('tarsenia.yaml:5: levels.1.sensitivity'),
    })
  })

  it('gives the same bytes for the same file', async () => {
    const sample = join(root, 'resources', 'sample.bpack')
    await attache('export', sample, '--out', 'one.pdf', '--edition=own')
    await attache('export', sample, '--out', 'two.pdf', '--edition=own')
    expect(readFileSync(join(home, 'two.pdf')).equals(readFileSync(join(home, 'one.pdf')))).toBe(true)
  })

  it('exits with 1 on invalid input and with 2 on wrong usage, and writes no file', async () => {
    writeFileSync(join(home, 'bad.bpack'), 'PK\u0003\u0004')
    await expect(attache('export', 'bad.bpack', '--out', 'c.pdf')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('bad.bpack'),
    })
    await expect(attache('export', 'a.bpack')).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--out'),
    })
    expect(existsSync(join(home, 'c.pdf'))).toBe(false)
  })
})
