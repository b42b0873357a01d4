// Texts as other programs write them: each visible word is in the pack, or in the list of what is left out.
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { zipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { foundMarkings } from '#shared/found-markings'
import { readMarkdownFile } from '../electron/app/read-markdown'
import { unpackNotes } from '../electron/app/unpack-notes'
import { pngAsset } from '../electron/pdf/testing/png'

const corpus = join(import.meta.dirname, 'markdown-corpus')
const folder = mkdtempSync(join(tmpdir(), 'attache-corpus-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What no reader of the text sees: addresses, tags without what they show, names of languages, scripts. */
const UNSEEN: readonly RegExp[] = [
  /<(script|style)[\s\S]*?<\/\1>/g,
  /^\s*(`{3,}|~{3,}).*$/gm,
  /\]\((<[^>]*>|[^)\s]*)/g,
  /^\[[^\]^]+\]: *\S+/gm,
  /<https?:[^>]*>/g,
  /\b(src|href|align|width|style)="[^"]*"/g,
  /<\/?[a-z]+/g,
  /\b(alt|title)=/g,
  /&[a-z]+;|&#\d+;/g,
  /\\$/gm,
  // Names of details that packs have.
  /^(title|subtitle|author|date|lang): /gm,
  // Numbers of items and their boxes, which the pack has in another form.
  /^[\s>|-]*\d+[.)] /gm,
  /\[[xX]\]/g,
  // Keys of notes.
  /\[\^\w+\]/g,
]

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*/gu

/** The words, each as often as it is there. */
function counted(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [word] of text.matchAll(WORD)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** All texts in a value. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)]
  if (Array.isArray(value)) return value.flatMap(textsIn)
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : []
}

function missingFrom(path: string): string[] {
  const { content, file } = readMarkdownFile(path)
  const kept = counted(textsIn([content.meta, content.fields, content.doc, file.remarks]).join('\n'))
  const seen = UNSEEN.reduce((text, pattern) => text.replace(pattern, ' '), readFileSync(path, 'utf8'))
  return [...counted(seen)].flatMap(([word]) => (kept.has(word) ? [] : [word]))
}

describe('texts of other programs', () => {
  it.each(readdirSync(corpus))('%s keeps each word, or says that it is left out', (name) => {
    const path = join(folder, name)
    copyFileSync(join(corpus, name), path)
    expect(missingFrom(path)).toEqual([])
  })

  it('show their pictures, wherever in the folder the program put them', () => {
    const root = join(folder, 'vault')
    const image = (name: string) => pngAsset(name.length, 5).bytes
    for (const below of ['notes', 'attachments', 'resources'])
      mkdirSync(join(root, below), { recursive: true })
    writeFileSync(join(root, 'attachments', 'crane.png'), image('crane'))
    writeFileSync(join(root, 'resources', '0123456789abcdef0123456789abcdef.png'), image('joplin'))
    writeFileSync(join(folder, 'outside.png'), image('outsider'))
    const path = join(root, 'notes', 'one.md')
    const text =
      '![[crane.png|A crane]]\n\n![Photo](:/0123456789abcdef0123456789abcdef)\n\n![Up](../attachments/crane.png)\n\n![No](../../outside.png)\n'
    writeFileSync(path, text)
    const { content, file } = readMarkdownFile(path, root)
    expect(content.doc.content[0]?.content.map(({ type }) => type)).toEqual([
      ...['sectionTitle', 'image', 'image', 'image', 'paragraph'],
    ])
    expect(content.assets.size).toBe(2)
    expect(file.remarks).toMatchObject([{ kind: 'lost', what: expect.stringContaining('outside.png') }])
    // Alone, it has only what is beside it.
    expect(readMarkdownFile(path).content.assets.size).toBe(0)
  })

  it('are asked about when they seem to be marked', () => {
    const { file } = readMarkdownFile(join(corpus, 'staff-paper.md'))
    expect(file.portions.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['(U)', '(S//NF)', '(C)', '(S)']),
    )
    expect(foundMarkings(file.lines, file.portions)[0]).toMatchObject({
      scheme: 'us',
      level: 'secret',
      caveat: 'NOFORN',
    })
    const path = join(folder, 'marked.md')
    writeFileSync(path, '---\nclassification: TOP SECRET\n---\n\nWords\n')
    const marked = readMarkdownFile(path).file
    expect(foundMarkings(marked.lines, marked.portions).map(({ level }) => level)).toContain('top-secret')
  })

  it('are read from a zip file with their pictures, and nothing of it lies elsewhere', async () => {
    const bytes = (text: string) => new TextEncoder().encode(text)
    const inner = zipSync({
      'Page/Visit.md': bytes('![](Visit%20files/map.png)'),
      'Page/Visit files/map.png': pngAsset(4, 4).bytes,
    })
    const archive = join(folder, 'export.zip')
    writeFileSync(
      archive,
      zipSync({
        ...{
          'notes/a.md': bytes('# A\n\n![Map](../_resources/map.png)'),
          '_resources/map.png': pngAsset(6, 4).bytes,
        },
        ...{ '__MACOSX/notes/._a.md': bytes('x'), 'program.exe': bytes('x') },
        'Part-1.zip': inner,
      }),
    )
    const target = join(folder, 'unpacked', 'in')
    const files = await unpackNotes({ archive, name: 'export.zip', folder: target })
    expect(files.map((file) => relative(target, file))).toEqual([
      join('notes', 'a.md'),
      join('Page', 'Visit.md'),
    ])
    expect(readdirSync(join(folder, 'unpacked'))).toEqual(['in'])
    for (const file of files) expect(readMarkdownFile(file, target).content.assets.size).toBe(1)
    writeFileSync(archive, zipSync({ 'a.txt': bytes('x') }))
    await expect(unpackNotes({ archive, name: 'export.zip', folder: target })).rejects.toThrow(
      'no Markdown (.md)',
    )
    writeFileSync(archive, zipSync({ '../evil.md': bytes('evil') }))
    await expect(unpackNotes({ archive, name: 'export.zip', folder: target })).rejects.toThrow('damaged')
    writeFileSync(archive, bytes('PK no zip'))
    await expect(unpackNotes({ archive, name: 'export.zip', folder: target })).rejects.toThrow('damaged')
  })
})
