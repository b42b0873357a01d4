// Everything that the documents name exists: files and folders in backquotes, link targets, commands of package.json.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const below = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name))
const sources = new Set([
  ...['electron', 'renderer', 'scripts', 'tests'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => basename(name)),
  ),
  ...readdirSync(root),
])
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'SECURITY.md',
  'templates/README.md',
  ...below('docs'),
  ...below('resources'),
]
const read = (document: string): string => readFileSync(join(root, document), 'utf8')

/** Text in backquotes that begins with a folder of ours; `<id>`, `*` and `…` stand for any name. */
const PATH = /`((?:electron|renderer|tests|scripts|bench|templates|resources|docs|\.ci)\/[\w./-]*)`/g
/** A file named without its folder. */
const BARE = /`([\w-]+\.(?:tsx?|mjs|json))`/g
const COMMAND = /npm run ([a-z][\w:-]*)/g
const LINK = /\]\((?!https?:|#)([^)#\s]+)/g
const found = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, one = '']) => one)

describe.each(documents)('%s', (document) => {
  const text = read(document)

  it('names only existing files', () => {
    expect(found(text, PATH).filter((path) => !existsSync(join(root, path)))).toEqual([])
  })

  it('names only existing files, also without their folders', () => {
    expect(found(text, BARE).filter((name) => !sources.has(name))).toEqual([])
  })

  it('links only to existing documents and pictures', () => {
    const folder = join(root, dirname(document))
    expect(found(text, LINK).filter((target) => !existsSync(join(folder, target)))).toEqual([])
  })

  it('names only commands of package.json', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    expect(found(text, COMMAND).filter((name) => !(name in scripts))).toEqual([])
  })
})

it('keeps the README within two screens', () => {
  expect(read('README.md').split('\n').length).toBeLessThanOrEqual(90)
})

it('lists every decision', () => {
  const index = read('docs/decisions/README.md')
  const records = readdirSync(join(root, 'docs/decisions')).filter((name) => name !== 'README.md')
  expect(records.filter((name) => !index.includes(`(${name})`))).toEqual([])
})

it('proves each promise by a test', () => {
  const text = read('SECURITY.md')
  const promises = text.slice(text.indexOf('## Promises'), text.indexOf("## Electron's checklist"))
  const rows = promises
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
  expect(rows.length).toBeGreaterThan(10)
  expect(rows.filter((row) => !/`[\w/.-]+\.test\.ts`[^|]*\|$/.test(row))).toEqual([])
})
