// Reads Word files back: their parts, their words, and what LibreOffice prints of them.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { readXml, type XmlElement } from '#shared/xml'

/** The parts of a file as text, by path. */
export function partsOf(docx: Uint8Array): ReadonlyMap<string, string> {
  const files = Object.entries(unzipSync(docx))
  return new Map(files.map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]))
}

/** The root element of a part. */
export function rootOf(docx: Uint8Array, path: string): XmlElement {
  const root = readXml(partsOf(docx).get(path) ?? '')
  if (!root) throw new Error(`${path} can't be read.`)
  return root
}

/** All elements of a name within an element, in order; names are without the prefix of Word's own. */
export function all(within: XmlElement, name: string): XmlElement[] {
  return within.children.flatMap((child) => [
    ...(child.name.replace(/^w:/, '') === name ? [child] : []),
    ...all(child, name),
  ])
}

/** The value of an element of a name within an element. */
export const valueIn = (within: XmlElement, name: string): string | undefined =>
  all(within, name)[0]?.attributes['w:val']

/** The words of an element, without the instructions of fields. */
export const wordsOf = (within: XmlElement): string =>
  all(within, 't')
    .map(({ children }) => children.map(({ text }) => text).join(''))
    .join('')

/** The paragraphs of a file: style and words. */
export const paragraphsOf = (docx: Uint8Array): (readonly [style: string, words: string])[] =>
  all(rootOf(docx, 'word/document.xml'), 'p').map((paragraph) => [
    valueIn(paragraph, 'pStyle') ?? '',
    wordsOf(paragraph),
  ])

/** Where LibreOffice is; null when it is not installed. */
export function officeProgram(): string | null {
  try {
    return execFileSync('sh', ['-c', 'command -v soffice'], { encoding: 'utf8' }).trim()
  } catch {
    return null
  }
}

const TAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'

/** A file as LibreOffice prints it, as a tagged PDF. */
export function printedByOffice(program: string, docx: Uint8Array): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'attache-word-'))
  try {
    writeFileSync(join(folder, 'it.docx'), docx)
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    const args = [profile, '--headless', '--convert-to', TAGGED, '--outdir', folder, join(folder, 'it.docx')]
    execFileSync(program, args, { stdio: 'ignore' })
    return new Uint8Array(readFileSync(join(folder, 'it.pdf')))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
