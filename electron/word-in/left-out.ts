// What a pack does not have of the looks, tracked changes and pages of a Word file: one remark for each kind, with its first place.
import type { WordRemark } from '#shared/word-import'
import type { WordPackage } from './package'
import type { Report } from './report'
import type { Styles } from './styles'
import { child, descendants, type El, find, numberIn, switchOf, textIn, valOf } from './tree'

type Remark = readonly [WordRemark['kind'], string]

const FORMATS: Remark = ['changed', 'Tracked changes of formatting alone: taken in as accepted']
const EFFECTS: Remark = ['lost', 'Effects of letters, such as shadows and outlines']
const MONTHS: Remark = ['lost', 'Dates that Word puts in by itself']

/** Elements that are a remark wherever they are. */
const ALWAYS: Readonly<Record<string, Remark>> = {
  'w:rPrChange': FORMATS,
  'w:pPrChange': FORMATS,
  'w:sectPrChange': FORMATS,
  'w:tblPrChange': FORMATS,
  'w:tblPrExChange': FORMATS,
  'w:tblGridChange': FORMATS,
  'w:trPrChange': FORMATS,
  'w:tcPrChange': FORMATS,
  'w:numberingChange': FORMATS,
  'w:cellIns': ['changed', 'Tracked insertions of cells: taken in as accepted'],
  'w:cellDel': ['changed', 'Tracked deletions of cells: taken in as rejected'],
  'w:cellMerge': ['changed', 'Tracked merging of cells: taken in as rejected'],
  'w:pgNum': ['lost', 'Page numbers within the text'],
  'w:dayShort': MONTHS,
  'w:dayLong': MONTHS,
  'w:monthShort': MONTHS,
  'w:monthLong': MONTHS,
  'w:yearShort': MONTHS,
  'w:yearLong': MONTHS,
  'w:contentPart': ['lost', 'Handwriting'],
  'w:permStart': ['lost', 'Parts that only some people may edit'],
  'w:comboBox': ['changed', 'Lists to choose from, in forms: the words that are chosen'],
  'w:dropDownList': ['changed', 'Lists to choose from, in forms: the words that are chosen'],
  'w:ddList': ['changed', 'Lists to choose from, in forms: the words that are chosen'],
  'w:tblpPr': ['changed', 'Tables with text beside them: they stand alone'],
  'w:tl2br': ['lost', 'Lines across cells'],
  'w:tr2bl': ['lost', 'Lines across cells'],
}

/** Properties of words, unless they are switched off. */
const OF_WORDS: Readonly<Record<string, Remark>> = {
  'w:highlight': ['lost', 'Highlighting'],
  'w:color': ['lost', 'Colours of text'],
  'w:shd': ['lost', 'Shading behind text'],
  'w:bdr': ['lost', 'Frames around words'],
  'w:em': ['lost', 'Emphasis marks'],
  'w:caps': ['changed', 'Words in capitals by format: as they were typed'],
  'w:smallCaps': ['changed', 'Small capitals: as they were typed'],
  'w:effect': EFFECTS,
  'w:emboss': EFFECTS,
  'w:imprint': EFFECTS,
  'w:outline': EFFECTS,
  'w:shadow': EFFECTS,
  'w14:shadow': EFFECTS,
  'w14:glow': EFFECTS,
  'w14:reflection': EFFECTS,
  'w14:textOutline': EFFECTS,
  'w14:textFill': EFFECTS,
}

/** Properties of words that say something also where a style has them. */
const OF_STYLES: Readonly<Record<string, Remark>> = {
  'w:highlight': ['lost', 'Highlighting'],
  'w:shd': ['lost', 'Shading behind text'],
}

/** Properties of paragraphs. Lines below an empty one are kept, as a line. */
const OF_PARAGRAPHS: Readonly<Record<string, Remark>> = {
  'w:shd': ['lost', 'Shading behind text'],
  'w:pBdr': ['lost', 'Lines around paragraphs'],
  'w:framePr': ['changed', 'Frames: their text stands between the paragraphs'],
}

const OF_PAGES: Readonly<Record<string, Remark>> = {
  'w:pgBorders': ['lost', 'Borders of pages'],
  'w:lnNumType': ['lost', 'Numbers of lines'],
}

/** Parts of a paragraph that are read by themselves, or not at all. */
const APART: readonly string[] = ['w:txbxContent', 'mc:Fallback', 'w:p', 'w:tbl']

/** Looks that are those of the theme anyway. */
export interface Themed {
  /** A heading, title or the like. */
  readonly isHeading: boolean
  readonly colours: ReadonlySet<string>
  readonly styles: Styles
}

/** The colours of the styles of a file that this program wrote: its words have them from a theme. */
export function themeColours(styles: El | undefined): ReadonlySet<string> {
  const colours = new Set<string>()
  if (!styles?.children.some((style) => valOf(style, 'w:name') === 'Document Detail')) return colours
  for (const { name, attributes } of descendants(styles)) {
    if (name === 'w:color') colours.add(attributes['w:val'] ?? '')
    if (name === 'w:shd') colours.add(attributes['w:fill'] ?? '')
  }
  return colours
}

/** Notes what of a paragraph is left out. */
export function noteInParagraph(report: Report, paragraph: El, { isHeading, colours, styles }: Themed): void {
  const found = new Set<Remark>()
  const visit = (element: El, isLink: boolean): void => {
    if (element.name === 'w:r' && !isHeading && hasWords(element)) {
      const own = child(element, 'w:rPr')
      addAll(found, own, isLink ? WITHOUT_COLOURS : OF_WORDS, colours)
      const style = valOf(own, 'w:rStyle')
      for (const properties of style === undefined ? [] : styles.wordProperties(style))
        addAll(found, properties, OF_STYLES, colours)
    }
    for (const one of element.children) {
      const always = ALWAYS[one.name]
      if (always) found.add(always)
      else if (!APART.includes(one.name)) visit(one, isLink || one.name === 'w:hyperlink')
    }
  }
  visit(paragraph, false)
  const properties = child(paragraph, 'w:pPr')
  if (!isHeading && textIn(paragraph).trim() !== '') addAll(found, properties, OF_PARAGRAPHS, colours)
  const section = child(properties, 'w:sectPr')
  if (section) addPages(found, section)
  tell(report, found)
}

/** The same of a table; its cells are read as paragraphs. */
export function noteInTable(report: Report, table: El): void {
  const found = new Set<Remark>()
  const visit = (element: El): void => {
    for (const one of element.children) {
      const always = ALWAYS[one.name]
      if (always) found.add(always)
      else if (one.name === 'w:textDirection' && /^(tb|bt)/.test(one.attributes['w:val'] ?? ''))
        found.add(['changed', 'Upright text in cells: it is level'])
      else if (one.name !== 'w:p' && one.name !== 'w:tbl') visit(one)
    }
  }
  visit(table)
  const properties = child(table, 'w:tblPr')
  for (const name of ['w:tblCaption', 'w:tblDescription'])
    if (valOf(properties, name)) found.add(['lost', 'Alternative text of tables'])
  tell(report, found)
}

/** Notes what of the last pages, and of the file as a whole, is left out. */
export function noteInFile(report: Report, word: WordPackage, root: El, names: Iterable<string>): void {
  const found = new Set<Remark>()
  for (const body of root.children) {
    const section = child(body, 'w:sectPr')
    if (section) addPages(found, section)
  }
  if (child(root, 'w:background')) found.add(['lost', 'Colours of pages'])
  const settings = word.part('settings')?.root
  if (child(settings, 'w:mailMerge')) found.add(['lost', 'The list of a mail merge'])
  if (child(settings, 'w:documentProtection')) found.add(['lost', 'Protection against changes'])
  for (const name of names) {
    if (/vbaProject\.bin$/i.test(name)) found.add(['lost', 'Macros'])
    if (/^_xmlsignatures\//i.test(name)) found.add(['lost', 'Digital signatures'])
  }
  addFurniture(found, word)
  const about = aboutFile(word)
  if (about !== '') found.add(['lost', `Details of the file: ${about}`])
  for (const [kind, what] of found) report.about(kind, what)
}

const WITHOUT_COLOURS = Object.fromEntries(Object.entries(OF_WORDS).filter(([name]) => name !== 'w:color'))

const hasWords = (run: El): boolean =>
  run.children.some(({ name, children: [text] }) => /^w:(t|delText)$/.test(name) && text?.text.trim())

function addAll(
  found: Set<Remark>,
  properties: El | undefined,
  known: Readonly<Record<string, Remark>>,
  colours: ReadonlySet<string>,
): void {
  for (const one of properties?.children ?? []) {
    const remark = known[one.name]
    const { 'w:val': value = '', 'w:fill': fill = value } = one.attributes
    // A file that this program wrote has shades of its own behind words.
    const isThemed = colours.has(fill) || (colours.size > 0 && one.name === 'w:shd')
    if (remark && !isThemed && isSeen(one, properties)) found.add(remark)
  }
}

/** Whether a property shows. Black text and white ground do not. */
function isSeen(property: El, properties: El | undefined): boolean {
  const { attributes } = property
  const value = attributes['w:val'] ?? ''
  switch (property.name) {
    case 'w:color':
      return !/^(auto|0{6}|)$/i.test(value)
    case 'w:shd':
      return (
        !/^nil$/.test(value) &&
        (!/^(auto|f{6}|)$/i.test(attributes['w:fill'] ?? '') || !/^(clear|)$/.test(value))
      )
    case 'w:pBdr':
      return property.children.some((line) => !/^(none|nil)$/.test(line.attributes['w:val'] ?? 'none'))
    case 'w:framePr':
      return attributes['w:dropCap'] === undefined
    case 'w14:textOutline':
      return find(property, 'w14:noFill') === undefined
    case 'w14:textFill':
      return false
    default:
      return switchOf(properties, property.name) ?? false
  }
}

function addPages(found: Set<Remark>, section: El): void {
  for (const one of section.children) {
    const remark = OF_PAGES[one.name] ?? ALWAYS[one.name]
    if (remark) found.add(remark)
  }
  if ((numberIn(child(section, 'w:cols')?.attributes['w:num']) ?? 1) > 1)
    found.add(['changed', 'Text in columns: it goes over the whole page'])
}

/** Pictures, and words across the page, at the head and foot of pages. */
function addFurniture(found: Set<Remark>, word: WordPackage): void {
  for (const { kind, to, external } of word.targets(word.main).values()) {
    if (external || (kind !== 'header' && kind !== 'footer')) continue
    for (const one of descendants(word.xml(to) ?? EMPTY)) {
      if (one.name === 'v:textpath')
        found.add(['lost', `Words across the pages: “${one.attributes.string ?? ''}”`])
      if (one.name === 'pic:pic' || one.name === 'v:imagedata')
        found.add(['lost', 'Pictures at the head or foot of pages'])
    }
  }
}

const EMPTY: El = { name: '', attributes: {}, children: [], text: '' }

/** Subject, keywords and the like; of a file that is a pack again, its subtitle is that. */
function aboutFile(word: WordPackage): string {
  const properties = word.properties()
  return [
    ['keywords', 'cp:keywords'],
    ['category', 'cp:category'],
    ['comments', 'dc:description'],
    ['status', 'cp:contentStatus'],
  ]
    .flatMap(([label, name]) => {
      const words = textIn(child(properties, name as string))
        .replace(/\s+/g, ' ')
        .trim()
      return words === '' ? [] : [`${label} “${words.slice(0, 80)}”`]
    })
    .join(', ')
}

function tell(report: Report, found: ReadonlySet<Remark>): void {
  for (const [kind, what] of new Map([...found].map((one) => [one[1], one])).values()) report.each(kind, what)
}
