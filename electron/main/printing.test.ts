// The arguments for the printing system.
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { lpArguments, sendToPrinter } from './printing'

const folder = mkdtempSync(join(tmpdir(), 'attache-lp-'))
const path = process.env.PATH
beforeAll(() => {
  process.env.PATH = `${folder}:${path}`
})
afterAll(() => {
  process.env.PATH = path
  rmSync(folder, { recursive: true })
})

/** A printing system that does what the script says. */
function install(script: string): void {
  writeFileSync(join(folder, 'lp'), `#!/bin/sh\n${script}\n`)
  chmodSync(join(folder, 'lp'), 0o755)
}

const args = lpArguments(
  '/home/a b/-Visit.pdf',
  'Visit; rm -rf "x"',
  { printer: 'Office', copies: 3, twoSided: true },
  { paper: 'letter' },
)

it('passes the file with paper, copies and sides', async () => {
  install(`printf '%s\\n' "$@" > '${folder}/said'`)
  await sendToPrinter(args, 'Office')
  expect(readFileSync(join(folder, 'said'), 'utf8').trim().split('\n')).toEqual([
    '-d',
    'Office',
    '-n',
    '3',
    '-t',
    'Visit; rm -rf "x"',
    '-o',
    'media=Letter',
    '-o',
    'sides=two-sided-long-edge',
    '--',
    '/home/a b/-Visit.pdf',
  ])
})

it('turns booklets over the short edge, both sides always, and A5 pages side by side on A4', () => {
  const sides = (twoSided: boolean, options: object) =>
    lpArguments('f', 't', { printer: 'p', copies: 1, twoSided }, { paper: 'a5', ...options }).filter((one) =>
      /=/.test(one),
    )
  expect(sides(false, { booklet: true })).toEqual(['media=A4', 'sides=two-sided-short-edge'])
  expect(sides(true, { twoPerSheet: true })).toEqual(['media=A4', 'sides=two-sided-short-edge'])
  expect(sides(true, {})).toEqual(['media=A5', 'sides=two-sided-long-edge'])
})

it('says why it was not printed', async () => {
  install('echo "lp: The printer is not accepting jobs." >&2; exit 1')
  await expect(sendToPrinter(args, 'Office')).rejects.toMatchObject({
    code: 'print/failed',
    message: expect.stringMatching(/Office.*not accepting jobs.*PDF viewer/),
  })
})
