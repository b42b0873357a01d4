// Reads a Word file as sections of a pack: every word of it, or a remark about what is missing.
import type { AssetId, Section } from '#shared/document/nodes'
import { foundMarkings } from '#shared/found-markings'
import type { Asset } from '#shared/pack'
import { AppError } from '#shared/result'
import { type MadeFrom, PACK_PROPERTY, REVISION_PROPERTY, type WordFile } from '#shared/word-import'
import { withCaptions } from './captions'
import { CommentBook } from './comments'
import { furnitureLines, markingLines } from './furniture'
import { readItems } from './items'
import { languageOf } from './language'
import { noteInFile, themeColours } from './left-out'
import { type Item, type Page, titleWords } from './lines'
import { NoteBook } from './note-book'
import { numberedLists } from './numbered-lists'
import { Numbering } from './numbering'
import { draftSections, takeTitles } from './outline'
import { type Parts, WordPackage } from './package'
import { portionsIn } from './portions'
import { newStory, type Reading, type WordReader } from './reading'
import { Report, shortened } from './report'
import { resolvedSections } from './resolve'
import { Styles } from './styles'
import { child, children, descendants, type El, numberIn, textIn } from './tree'
import { withTypedNumbers } from './typed-numbers'

export { portionsIn } from './portions'
export type { WordReader } from './reading'
export { readTemplate } from './template'

/** A Word file as what a pack is made of. */
export interface WordContent extends WordFile {
  readonly subtitle: string
  readonly reference: string
  readonly organisation: string
  readonly author: string
  /** Language of the text; empty when the file doesn't say. */
  readonly language: string
  readonly content: readonly Section[]
  readonly assets: ReadonlyMap<AssetId, Asset>
}

/** Reads a file; `name` is used in messages. Throws `exchange/invalid` for what is no Word file. */
export function readWord(parts: Parts, name: string, reader: WordReader): WordContent {
  const word = new WordPackage(parts, name)
  const root = word.mainXml()
  reader.onProgress(0)
  // Some programs wrote several.
  const bodies = children(root, 'w:body')
  if (bodies.length === 0)
    throw new AppError(
      'exchange/invalid',
      `${name}: it has no text: the file is damaged, or it is no Word document.`,
    )
  const reading = begin(word, root, reader)
  const items = bodies.flatMap((body) => bodyItems(reading, body))
  // What follows goes over the whole text once more each time.
  const { goesOn } = reading
  goesOn()
  const lines = furnitureLines({ ...reading, report: new Report(), assets: new Map() })
  const madeFrom = madeFromOf(word)
  const properties = word.properties()
  const stated = textIn(child(properties, 'dc:title')).replace(/\s+/g, ' ').trim()
  const { titles, rest } = takeTitles(reading, items, stated || name.replace(/\.[^.]*$/, ''))
  const captioned = withTypedNumbers(withCaptions(reading, rest))
  goesOn()
  const drafts = draftSections(reading, captioned, numberedLists(captioned))
  const content = named(reading, name, resolvedSections(reading, drafts), titles.title)
  goesOn()
  noteFurniture(reading, lines, titles)
  noteInFile(reading.report, word, root, parts.keys())
  return {
    ...titles,
    madeFrom,
    author: textIn(child(properties, 'dc:creator')).trim().slice(0, 500),
    language: languageOf(content, reading.styles),
    sections: content.map((section) => ({
      title: titleText(section),
      level: section.attrs.level,
      annex: section.attrs.annex,
    })),
    // A file of this program has its marking at the head of each page.
    lines: madeFrom ? lines : [...new Set([...lines, ...markingLines(items)])],
    portions: portionsIn(content, [titles.title, titles.subtitle]),
    remarks: reading.report.remarks(),
    content,
    assets: reading.assets,
  }
}

/** The state of reading before anything was read. */
function begin(word: WordPackage, root: El, reader: WordReader): Reading {
  let place = 0
  const onProgress = (done: number): void => {
    place = done
    reader.onProgress(done)
  }
  const styles = new Styles(word.part('styles')?.root)
  const report = new Report()
  return {
    word,
    reader: { ...reader, onProgress },
    goesOn: () => reader.onProgress(place),
    styles,
    numbering: new Numbering(word.part('numbering')?.root),
    notes: new NoteBook(word),
    comments: new CommentBook(word, reader.newId, styles, report),
    report,
    colours: themeColours(word.part('styles')?.root),
    assets: new Map(),
    ids: new Set(),
    bookmarks: new Map(),
    endedFields: endedFields(root),
    changes: new Map(),
    threads: new Map(),
  }
}

/** The pack that this program made the file of. */
function madeFromOf(word: WordPackage): MadeFrom | null {
  const pack = word.property(PACK_PROPERTY) ?? ''
  const revision = Number(word.property(REVISION_PROPERTY))
  return /^[\w-]{1,100}$/.test(pack) && Number.isSafeInteger(revision) ? { pack, revision } : null
}

/** Sections of a file without any text, and the one before the first heading, have the title of the file. */
function named(
  reading: Reading,
  file: string,
  sections: readonly Section[],
  title: string,
): readonly Section[] {
  const [first, ...rest] = sections
  const own = {
    type: 'sectionTitle' as const,
    ...(title === '' ? {} : { content: [{ type: 'text' as const, text: title }] }),
  }
  if (!first) throw new AppError('exchange/invalid', `${file}: it has no text.`)
  const [head, ...blocks] = first.content
  if (head.content?.length) return sections
  if (rest.length > 0)
    reading.report.about('changed', 'Text before the first heading: a section with the title of the file')
  return [{ ...first, content: [own, ...blocks] }, ...rest]
}

const titleText = ({ content: [title] }: Section): string => titleWords(title.content ?? [])

/** Reads the blocks of the body, each on its pages. */
function bodyItems(reading: Reading, body: El): readonly Item[] {
  const story = newStory(reading.word.main, 'body', pageOf(child(body, 'w:sectPr')))
  const pages = pagesOf(body)
  const items: Item[] = []
  for (const [at, element] of body.children.entries()) {
    story.page = pages[at] ?? story.page
    if (element.name === 'w:p' || element.name === 'w:tbl') noteHeading(reading, items)
    items.push(...readItems(reading, story, [element]))
    reading.reader.onProgress(at / body.children.length)
  }
  return items
}

/** Remarks name the last heading. */
function noteHeading({ report }: Reading, items: readonly Item[]): void {
  const last = items.at(-1)
  if (last?.kind === 'line' && last.heading !== null) report.below(titleWords(last.pieces))
}

/** The page of each block: that of the section that ends with it or after it. */
function pagesOf(body: El): readonly Page[] {
  const pages: Page[] = []
  let page = pageOf(child(body, 'w:sectPr'))
  for (let at = body.children.length - 1; at >= 0; at -= 1) {
    const section = child(child(body.children[at], 'w:pPr'), 'w:sectPr')
    if (section) page = pageOf(section)
    pages[at] = page
  }
  return pages
}

function pageOf(section: El | undefined): Page {
  const size = child(section, 'w:pgSz')?.attributes
  const margins = child(section, 'w:pgMar')?.attributes
  const number = (text: string | undefined, usual: number) => numberIn(text) ?? usual
  const width = number(size?.['w:w'], 11_906)
  const height = number(size?.['w:h'], 16_838)
  const text = width - number(margins?.['w:left'], 1440) - number(margins?.['w:right'], 1440)
  const columns = Math.max(1, Math.min(10, number(child(section, 'w:cols')?.attributes['w:num'], 1)))
  return { landscape: width > height, width: Math.max(1000, text / columns) }
}

/** Begins of fields that have an end, in the whole part: others may not hide what follows. */
function endedFields(root: El): ReadonlySet<El> {
  const ended = new Set<El>()
  const open: El[] = []
  for (const element of descendants(root)) {
    if (element.name !== 'w:fldChar') continue
    const type = element.attributes['w:fldCharType']
    if (type === 'begin') open.push(element)
    if (type === 'end') {
      const begin = open.pop()
      if (begin) ended.add(begin)
    }
  }
  return ended
}

/** A number of a page: `Page 3 of 7`, `A-1`, `iv`. */
const PAGE_NUMBER =
  /^(?:\p{L}+\.? )?(?:[A-Z]{1,2}-)?(?:\d+|[ivxlc]+)(?: \p{L}+ (?:[A-Z]{1,2}-)?(?:\d+|[ivxlc]+))?$/iu

/** Words of heads and feet are not in the pack; markings are asked about, its title and numbers of pages it prints itself. */
function noteFurniture(
  { report }: Reading,
  lines: readonly string[],
  details: Readonly<Record<'title' | 'subtitle' | 'reference' | 'organisation', string>>,
): void {
  report.below('')
  const known = Object.values(details)
  for (const line of lines)
    if (!known.includes(line) && !PAGE_NUMBER.test(line) && foundMarkings([line], []).length === 0)
      report.lost(`Words at the head or foot of pages: “${shortened(line)}”`)
}
