// Reads a PDF back with poppler, as a viewer would.
import { execFileSync } from 'node:child_process'

/** Properties of a PDF. */
export interface PdfFacts {
  readonly pages: number
  readonly title: string
  readonly tagged: boolean
  /** Width and height of the first page in points. */
  readonly size: readonly [number, number]
}

/** Runs one of poppler's tools; its standard output. */
function poppler(tool: string, ...args: string[]): string {
  return execFileSync(tool, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
}

/** Page count, title, tags and paper, by pdfinfo. */
export function pdfFacts(file: string): PdfFacts {
  const info = poppler('pdfinfo', file)
  const value = (name: string): string => new RegExp(`^${name}:\\s+(.*)$`, 'm').exec(info)?.[1]?.trim() ?? ''
  const size = /^([\d.]+) x ([\d.]+)/.exec(value('Page size'))
  return {
    pages: Number(value('Pages')),
    title: value('Title'),
    tagged: value('Tagged') === 'yes',
    size: [Number(size?.[1]), Number(size?.[2])],
  }
}

/** The words of each page, in reading order. */
export function pageTexts(file: string): string[] {
  return poppler('pdftotext', '-enc', 'UTF-8', file, '-').split('\f').slice(0, -1)
}

/** The lines of the contents: the words of each heading and the page that is promised for it. */
export function contentsEntries(file: string): { readonly title: string; readonly page: string }[] {
  const lines = poppler('pdftotext', '-enc', 'UTF-8', '-layout', file, '-').split('\n')
  return lines.flatMap((line) => {
    const found = /^\s*(?:[\dA-Z]+(?:\.\d+)*\s+)?(\S.*?)\s*(?:\. ?){6,}\s+(\S+)$/.exec(line)
    return found ? [{ title: found[1] ?? '', page: found[2] ?? '' }] : []
  })
}

/** Name, embedding and subsetting of each font, by pdffonts. */
export function pdfFonts(file: string): {
  readonly name: string
  readonly embedded: boolean
  readonly subset: boolean
  readonly unicode: boolean
}[] {
  const rows = poppler('pdffonts', file).split('\n').slice(2).filter(Boolean)
  return rows.map((row) => {
    const [embedded, subset, unicode] = row.trim().split(/\s+/).slice(-5, -2)
    return {
      name: row.split(/\s+/)[0] ?? '',
      embedded: embedded === 'yes',
      subset: subset === 'yes',
      unicode: unicode === 'yes',
    }
  })
}
