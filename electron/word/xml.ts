// Elements of XML as text.

export type Attributes = Readonly<Record<string, string | number | undefined>>

/** Characters that XML 1.0 can't have. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: matches control characters on purpose
const IMPOSSIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as the content of an element or attribute. */
export const escaped = (text: string): string =>
  text.replace(IMPOSSIBLE, '').replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char)

/** An element; attributes that are undefined are left out. */
export function el(name: string, attributes: Attributes = {}, ...content: readonly string[]): string {
  let tag = `<${name}`
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined) tag += ` ${key}="${escaped(String(value))}"`
  const inner = content.join('')
  return inner === '' ? `${tag}/>` : `${tag}>${inner}</${name}>`
}

/** An element whose only attribute is its value. */
export const val = (name: string, value: string | number): string => el(name, { 'w:val': value })

/** A switch that is on. */
export const on = (name: string, is: boolean | undefined = true): string => (is ? el(name) : '')

const SPACES = {
  'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'xmlns:wp': 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
  'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main',
  'xmlns:pic': 'http://schemas.openxmlformats.org/drawingml/2006/picture',
  'xmlns:v': 'urn:schemas-microsoft-com:vml',
  'xmlns:o': 'urn:schemas-microsoft-com:office:office',
  'xmlns:mc': 'http://schemas.openxmlformats.org/markup-compatibility/2006',
  'xmlns:w14': 'http://schemas.microsoft.com/office/word/2010/wordml',
  'xmlns:w15': 'http://schemas.microsoft.com/office/word/2012/wordml',
  'mc:Ignorable': 'w14 w15',
} as const

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** A part of the file in the namespaces of Word. */
export const wordPart = (root: string, ...content: readonly string[]): string =>
  DECLARATION + el(root, SPACES, ...content)

/** A part of the file in other namespaces. */
export const part = (root: string, attributes: Attributes, ...content: readonly string[]): string =>
  DECLARATION + el(root, attributes, ...content)
