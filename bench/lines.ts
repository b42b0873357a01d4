// Texts for the measure of lines, and our engine's PDFs of them.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Paper } from '#shared/pack'
import { readFontTables } from '../electron/pdf/fonts/tables'
import { doc, job, p, pack, section } from '../electron/pdf/testing/build'
import { startEngine } from '../electron/pdf/testing/engine'
import { numbers } from './documents'

/** A text with the page that it is set on; lengths in points. */
export interface Specimen {
  readonly name: string
  readonly language: string
  readonly paper: Paper
  readonly paragraphs: readonly string[]
}

/** Shorter paragraphs have too few full lines. */
const LEAST_LETTERS = 200

/** The prose of the built-in templates, without their marks. */
function templateProse(): string[] {
  const files = readdirSync('templates').filter((name) => name.endsWith('.md') && name !== 'README.md')
  return files.sort().flatMap((name) => {
    const [, , body = ''] = readFileSync(join('templates', name), 'utf8').split(/^---$/m)
    return body
      .split('\n')
      .filter((line) => !/^[#|:[\s-]|^Table:/.test(line))
      .map(plain)
      .filter((line) => line.length >= LEAST_LETTERS)
  })
}

const plain = (line: string): string =>
  line
    .replace(/^\d+\. /, '')
    .replaceAll(/\{\{#unless.*?\{\{\/unless\}\}/g, '')
    .replaceAll(/\{\{[#/].*?\}\}/g, '')
    .replaceAll(/\{\{(.*?)\}\}/g, 'Norway')
    .replaceAll(/\[\^.*?\]|\{\?|\?\}|\*+|\[|\]\(.*?\)/g, '')

/** Paragraphs of three to eight of the German sentences each, in an order that is the same on every run. */
function germanProse(file: string): string[] {
  const known = readFileSync(join('bench', 'texts', file), 'utf8')
    .trim()
    .split('\n')
  const next = numbers(7)
  return Array.from({ length: 60 }, () =>
    Array.from({ length: 3 + next(6) }, () => known[next(known.length)]).join(' '),
  )
}

/** All texts that are measured. */
export function specimens(): Specimen[] {
  const english = templateProse()
  const german = germanProse('german.txt')
  const plainGerman = germanProse('german-plain.txt')
  return [
    { name: 'English', language: 'en-GB', paper: 'a4', paragraphs: english },
    { name: 'English, narrow', language: 'en-GB', paper: 'a5', paragraphs: english },
    { name: 'German', language: 'de', paper: 'a4', paragraphs: german },
    { name: 'German, narrow', language: 'de', paper: 'a5', paragraphs: german },
    { name: 'German, plain', language: 'de', paper: 'a4', paragraphs: plainGerman },
  ]
}

/** Sets the texts with our engine; returns a PDF of each with the place of its text on the paper. */
export async function setAll() {
  const engine = await startEngine()
  const font = readFontTables(readFileSync('resources/fonts/SourceSerif4-Regular.ttf'))
  const made = []
  for (const specimen of specimens()) {
    const { language, paper, paragraphs } = specimen
    const sections = doc(section('', {}, ...paragraphs.map((text) => p(text))))
    const layout = engine.layout(job(pack(sections, { language, paper, theme: 'staff-paper' })))
    const [page] = layout.pages
    const { margins, body } = JSON.parse(readFileSync('resources/themes/staff-paper.json', 'utf8'))
    const mm = ((paper === 'a5' ? 0.72 : 1) * 72) / 25.4
    made.push({
      ...specimen,
      bytes: await engine.paint(layout),
      page: { width: page?.width ?? 0, height: page?.height ?? 0, left: margins.inner * mm },
      size: body.size as number,
      space: (font.advance(font.glyphOf(0x20)) * body.size) / 1000,
    })
  }
  return made
}
