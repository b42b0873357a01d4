// Word files for tests, made of the XML of their body and of other parts.
import { zipSync } from 'fflate'

const SPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"',
].join(' ')

const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** What a file has besides its body; the content of each part, without its root element. */
export interface WordParts {
  readonly styles?: string
  readonly numbering?: string
  readonly footnotes?: string
  readonly endnotes?: string
  readonly comments?: string
  readonly commentsExtended?: string
  readonly header?: string
  readonly footer?: string
  /** Images by name. */
  readonly media?: Readonly<Record<string, Uint8Array>>
  /** Addresses outside by the id of their relationship. */
  readonly links?: Readonly<Record<string, string>>
  readonly title?: string
}

const ROOTS = {
  styles: 'w:styles',
  numbering: 'w:numbering',
  footnotes: 'w:footnotes',
  endnotes: 'w:endnotes',
  comments: 'w:comments',
  commentsExtended: 'w15:commentsEx',
  header: 'w:hdr',
  footer: 'w:ftr',
} as const

const text = (words: string): Uint8Array => new TextEncoder().encode(words)

/** The parts of a file by name. */
export function wordParts(body: string, parts: WordParts = {}): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  const relations: string[] = []
  const relate = (id: string, kind: string, target: string, outside = false) =>
    relations.push(
      `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"${outside ? ' TargetMode="External"' : ''}/>`,
    )
  for (const [kind, root] of Object.entries(ROOTS)) {
    const content = parts[kind as keyof typeof ROOTS]
    if (content === undefined) continue
    files.set(`word/${kind}.xml`, text(`<${root} ${SPACES}>${content}</${root}>`))
    relate(`rId${kind}`, kind, `${kind}.xml`)
  }
  for (const [name, bytes] of Object.entries(parts.media ?? {})) {
    files.set(`word/media/${name}`, bytes)
    relate(name.replace(/\W/g, ''), 'image', `media/${name}`)
  }
  for (const [id, address] of Object.entries(parts.links ?? {})) relate(id, 'hyperlink', address, true)
  files.set('word/document.xml', text(`<w:document ${SPACES}><w:body>${body}</w:body></w:document>`))
  files.set(
    'word/_rels/document.xml.rels',
    text(`<Relationships xmlns="${RELATIONS}">${relations.join('')}</Relationships>`),
  )
  files.set(
    '_rels/.rels',
    text(
      `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
  )
  if (parts.title !== undefined)
    files.set(
      'docProps/core.xml',
      text(
        `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${parts.title}</dc:title></cp:coreProperties>`,
      ),
    )
  return files
}

/** The bytes of a file. */
export const wordBytes = (body: string, parts: WordParts = {}): Uint8Array =>
  zipSync(Object.fromEntries(wordParts(body, parts)))

/** A run with words, and its properties. */
export const run = (words: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${words}</w:t></w:r>`

/** A paragraph with runs, and its properties. */
export const para = (content: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${content.startsWith('<') || content === '' ? content : run(content)}</w:p>`

/** A paragraph in a style. */
export const styled = (style: string, content: string, properties = ''): string =>
  para(content, `<w:pStyle w:val="${style}"/>${properties}`)

/** A style of paragraphs. */
export const style = (id: string, name: string, properties = '', basedOn = ''): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${basedOn === '' ? '' : `<w:basedOn w:val="${basedOn}"/>`}<w:pPr>${properties}</w:pPr></w:style>`

/** Styles with headings, title and caption. */
export const STYLES = [
  style('Normal', 'Normal').replace('w:type', 'w:default="1" w:type'),
  style('Title', 'Title'),
  ...[1, 2, 3, 4].map((level) =>
    style(`Heading${level}`, `heading ${level}`, `<w:outlineLvl w:val="${level - 1}"/>`),
  ),
  style('Caption', 'caption'),
  style('TOC1', 'toc 1'),
].join('')

/** A list with levels of formats and texts, and one instance with the same number. */
export const list = (number: number, levels: readonly (readonly [format: string, text: string])[]): string =>
  `<w:abstractNum w:abstractNumId="${number}">${levels
    .map(
      ([format, label], depth) =>
        `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${label}"/></w:lvl>`,
    )
    .join('')}</w:abstractNum><w:num w:numId="${number}"><w:abstractNumId w:val="${number}"/></w:num>`

/** The properties of an item of a list. */
export const item = (number: number, depth = 0): string =>
  `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${number}"/></w:numPr>`

/** A field with its result. */
export const field = (instruction: string, result: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
