// The styles of a Word file: what a pack needs of each, inherited from the styles that they are based on.
import { child, children, type El, numberIn, switchOf, valOf } from './tree'

/** Reference to a list and a level in it; undefined for what a style leaves open. */
export interface NumberingUse {
  /** `0` takes a paragraph out of its list. */
  readonly list: string | undefined
  readonly level: number | undefined
}

/** What a paragraph is by its style. */
export type Meaning =
  | 'title'
  | 'subtitle'
  | 'kind'
  | 'detail'
  | 'caption'
  | 'contents'
  | 'quote'
  | 'code'
  | 'rule'
  | null

/** Looks of words that a pack stores. */
export interface Look {
  readonly bold?: boolean | undefined
  readonly italic?: boolean | undefined
  readonly strike?: boolean | undefined
  readonly underline?: boolean | undefined
  readonly hidden?: boolean | undefined
  readonly raised?: 'superscript' | 'subscript' | null | undefined
}

/** A style with all that it inherits. */
export interface Style {
  readonly id: string
  /** In lower case. */
  readonly name: string
  /** From 1; null for text. */
  readonly heading: number | null
  readonly meaning: Meaning
  readonly numbering: NumberingUse
  readonly align: string | undefined
  readonly pageBreakBefore: boolean
  readonly look: Look
}

/** Deepest chain of styles that is followed. */
const DEEPEST = 20

/** Names of the first headings in languages in which programs write them; Word itself always writes the English ones. */
const HEADING =
  /^(?:heading|überschrift|titre|título|titolo|rubrik|kop|overskrift|otsikko|nagłówek|nadpis|заголовок|başlık|címsor|titlu|naslov|επικεφαλίδα|antraštė|virsraksts|pealkiri|标题|標題|見出し|제목|заголовък|عنوان) ?(\d)$/i

const MEANINGS: readonly (readonly [RegExp, Exclude<Meaning, null>])[] = [
  [/^(title|titel|titre|título|titolo|book title)$/, 'title'],
  [/^(subtitle|untertitel|sous-titre|subtítulo|sottotitolo)$/, 'subtitle'],
  [/^document kind$/, 'kind'],
  [/^document detail$/, 'detail'],
  [/^(caption|beschriftung|légende|leyenda|didascalia|table caption|image caption|figure)$/, 'caption'],
  [
    /^(toc \d|toc heading|contents \d|contents heading|table of figures|table of authorities|toa heading)$/,
    'contents',
  ],
  [/^(quote|intense quote|block text|quotations|zitat|citation|blockquote)$/, 'quote'],
  [/^(html preformatted|preformatted text|source code|code|macro text)$/, 'code'],
  [/^(separator|horizontal line)$/, 'rule'],
]

interface RawStyle {
  readonly id: string
  readonly name: string
  readonly basedOn: string | undefined
  readonly element: El
}

/** The styles of a file. */
export class Styles {
  private readonly raw = new Map<string, RawStyle>()
  private readonly known = new Map<string, Style>()
  private readonly fallback: string
  /** Language of the text where it says nothing else. */
  readonly language: string | undefined
  /** That of its words in scripts from right to left. */
  readonly complexLanguage: string | undefined

  constructor(root: El | undefined) {
    let normal = ''
    for (const element of children(root, 'w:style')) {
      const id = element.attributes['w:styleId'] ?? ''
      const name = (valOf(element, 'w:name') ?? id).toLowerCase().trim()
      this.raw.set(id, { id, name, basedOn: valOf(element, 'w:basedOn'), element })
      const isDefault = /^(1|true|on)$/.test(element.attributes['w:default'] ?? '')
      if (isDefault && element.attributes['w:type'] === 'paragraph') normal = id
    }
    this.fallback = normal
    const defaults = child(child(child(root, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr')
    const own = child(this.raw.get(normal)?.element, 'w:rPr')
    const languageIn = (kind: string) =>
      child(own, 'w:lang')?.attributes[kind] ?? child(defaults, 'w:lang')?.attributes[kind]
    this.language = languageIn('w:val')
    this.complexLanguage = languageIn('w:bidi')
  }

  /** The style of a paragraph; the default one for undefined. */
  paragraph(id: string | undefined): Style {
    return this.style(id ?? this.fallback)
  }

  /** The style with an id. An unknown one is plain, unless its id is the name of a heading. */
  style(id: string): Style {
    const known = this.known.get(id)
    if (known) return known
    const made = this.resolve(id)
    this.known.set(id, made)
    return made
  }

  /** The properties of words in a style, its own first, then those that it inherits. */
  wordProperties(id: string): readonly El[] {
    return this.chain(id).flatMap(({ element }) => child(element, 'w:rPr') ?? [])
  }

  private resolve(id: string): Style {
    const chain = this.chain(id)
    const names = chain.length > 0 ? chain.map(({ name }) => name) : [id.toLowerCase()]
    const first = <T>(read: (element: El) => T | undefined): T | undefined => {
      for (const { element } of chain) {
        const value = read(element)
        if (value !== undefined) return value
      }
      return undefined
    }
    const ofParagraph = <T>(read: (properties: El) => T | undefined) =>
      first((element) => {
        const properties = child(element, 'w:pPr')
        return properties && read(properties)
      })
    return {
      id,
      name: names[0] ?? '',
      heading: headingOf(
        names,
        ofParagraph((pPr) => numberIn(valOf(pPr, 'w:outlineLvl'))),
      ),
      meaning: names.map(meaningOf).find((meaning) => meaning !== null) ?? null,
      numbering: {
        list: ofParagraph((pPr) => valOf(child(pPr, 'w:numPr'), 'w:numId')),
        level: ofParagraph((pPr) => numberIn(valOf(child(pPr, 'w:numPr'), 'w:ilvl'))),
      },
      align: ofParagraph((pPr) => valOf(pPr, 'w:jc')),
      pageBreakBefore: ofParagraph((pPr) => switchOf(pPr, 'w:pageBreakBefore')) ?? false,
      look: chain.reduceRight<Look>((look, { element }) => withLook(look, child(element, 'w:rPr')), {}),
    }
  }

  private chain(id: string): RawStyle[] {
    const chain: RawStyle[] = []
    for (let at = this.raw.get(id); at && !chain.includes(at) && chain.length < DEEPEST; ) {
      chain.push(at)
      at = at.basedOn === undefined ? undefined : this.raw.get(at.basedOn)
    }
    return chain
  }
}

/** The level of a heading: by the names of its styles, else by its outline level. Nine and above are text. */
function headingOf(names: readonly string[], outline: number | undefined): number | null {
  if (outline !== undefined) return outline < 9 ? outline + 1 : null
  for (const name of names) {
    const level = Number(HEADING.exec(name.replace(/^heading(\d)$/, 'heading $1'))?.[1])
    if (level > 0) return level
  }
  return null
}

const meaningOf = (name: string): Meaning => MEANINGS.find(([pattern]) => pattern.test(name))?.[1] ?? null

/** The look of words with further properties. */
export function withLook(look: Look, properties: El | undefined): Look {
  if (!properties) return look
  const line = child(properties, 'w:u')?.attributes['w:val']
  const raised = valOf(properties, 'w:vertAlign')
  return {
    bold: switchOf(properties, 'w:b') ?? look.bold,
    italic: switchOf(properties, 'w:i') ?? look.italic,
    strike: switchOf(properties, 'w:strike') ?? switchOf(properties, 'w:dstrike') ?? look.strike,
    underline: line === undefined ? look.underline : line !== 'none',
    hidden: switchOf(properties, 'w:vanish') ?? look.hidden,
    raised: raised === undefined ? look.raised : (RAISED[raised] ?? null),
  }
}

const RAISED: Readonly<Record<string, 'superscript' | 'subscript'>> = {
  superscript: 'superscript',
  subscript: 'subscript',
}
