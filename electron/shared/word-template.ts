// A file of the office whose styles, pages, heads and feet an exported Word file has, in the form in which they are written.

/** A style of the template. */
export interface TemplateStyle {
  readonly kind: 'paragraph' | 'character' | 'table'
  readonly id: string
  /** Its XML before and after the place where a list is named. */
  readonly xml: readonly [before: string, after: string]
}

/** A picture in a head or foot of the template. */
export interface TemplatePicture {
  /** What the XML of the head or foot has in place of the id of its relation. */
  readonly key: string
  readonly bytes: Uint8Array
  readonly extension: 'png' | 'jpeg'
}

/** A head or foot of the template. */
export interface TemplateEdge {
  readonly xml: string
  /** Whether it has the number of the page. */
  readonly numbered: boolean
  readonly pictures: readonly TemplatePicture[]
}

/** The heads or the feet of the template. */
export interface TemplateEdges {
  readonly default?: TemplateEdge
  /** On first pages, where it has others there. */
  readonly first?: TemplateEdge
}

/** The size of its pages and their margins, in points, upright. */
export interface TemplatePage {
  readonly width: number
  readonly height: number
  readonly top: number
  readonly bottom: number
  readonly inner: number
  readonly outer: number
}

/** What an exported file takes from a template. Styles have the ids that this program uses, wherever the names are the same. */
export interface WordTemplate {
  /** Defaults of words and paragraphs, without a language. */
  readonly defaults: { readonly run: string; readonly paragraph: string }
  readonly styles: readonly TemplateStyle[]
  /** The part with the fonts and colours that styles refer to; empty when there is none. */
  readonly theme: string
  readonly page: TemplatePage | null
  readonly header: TemplateEdges
  readonly footer: TemplateEdges
  /** What of it an exported file does not have, in words. */
  readonly leftOut: readonly string[]
}

/** Ids that are not made of the words of a name. */
const IDS: Readonly<Record<string, string>> = {
  'normal table': 'TableNormal',
  'annotation text': 'CommentText',
  'annotation reference': 'CommentReference',
  'line to write on': 'WritingLine',
}

/** The id that this program gives a style of a name: `heading 1` is `Heading1`, whatever the language of Word made of it. */
export function wordStyleId(name: string): string {
  const lower = name.toLowerCase().trim()
  const words = lower
    .replace(/^numbered paragraph /, 'numbered ')
    .replace(/^toc /, 'TOC ')
    .split(/[^\p{L}\p{N}]+/u)
  return IDS[lower] ?? words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('')
}
