// The styles of the file, made of the theme: the names are Word's own where it has one.

import type { WordTemplate } from '#shared/word-template'
import type { CollectedPack } from '../pdf/collect/pack'
import { styleOfFont } from '../pdf/fonts/font-style'
import type { TextLook, Theme } from '../pdf/theme'
import { halves, hex, twips } from './units'
import { el, on, val, wordPart } from './xml'

/** Fonts that every office has: those of the PDF are not installed where the file is read. */
const FONTS: Readonly<Record<TextLook['family'], string>> = {
  serif: 'Times New Roman',
  sans: 'Arial',
  mono: 'Courier New',
}

/** Names the font of a family for all scripts. */
export function fontXml(family: TextLook['family']): string {
  const name = FONTS[family]
  return el('w:rFonts', { 'w:ascii': name, 'w:hAnsi': name, 'w:eastAsia': name, 'w:cs': name })
}

interface StyleRule {
  readonly name: string
  readonly look: TextLook
  readonly before?: number
  readonly after?: number
  readonly align?: 'both' | 'center' | 'start'
  readonly keepNext?: boolean
  /** Level in the outline, from 0. */
  readonly outline?: number
  /** Style of the next paragraph. */
  readonly next?: string
  /** Properties that come before the spacing: borders, shading, tabs. */
  readonly frame?: string
  readonly indent?: { readonly left: number; readonly hanging?: number; readonly right?: number }
  readonly list?: number
  /** Its lines are not counted where lines have numbers. */
  readonly uncounted?: boolean
}

/** The styles of paragraphs by id. */
export interface Styles {
  readonly rules: ReadonlyMap<string, StyleRule>
  /** What text in a style looks like. */
  look(id: string): TextLook
  xml(): string
}

/** Makes the styles of a pack; `headings` is the list of numbered headings. */
export function stylesOf(
  pack: CollectedPack,
  headings: number | null,
  template: WordTemplate | null,
): Styles {
  const rules = new Map<string, StyleRule>([
    ...textRules(pack.theme),
    ...headingRules(pack.theme, headings),
    ...uncounted(frontRules(pack)),
    ...boxRules(pack.theme),
    ...uncounted(edgeRules(pack)),
  ])
  return {
    rules,
    look: (id) => rules.get(id)?.look ?? pack.theme.body,
    xml: () => (template ? templatedStyles(pack, rules, template) : stylesXml(pack, rules)),
  }
}

type Rules = readonly (readonly [string, StyleRule])[]

const uncounted = (rules: Rules): Rules => rules.map(([id, one]) => [id, { ...one, uncounted: true }])

function textRules(theme: Theme): Rules {
  const { body, paragraphGap, itemGap, note, caption } = theme
  const align = theme.align === 'justify' ? 'both' : 'start'
  const text = { look: body, after: paragraphGap, align } as const
  const item = { look: body, after: itemGap, align } as const
  const listed = { ...note, size: note.size * 1.08, leading: note.leading * 1.1 }
  return [
    ['BodyText', { name: 'Body Text', ...text }],
    ...[1, 2, 3, 4, 5].map(
      (level) => [`Numbered${level}`, { name: `Numbered Paragraph ${level}`, ...text }] as const,
    ),
    ['ListBullet', { name: 'List Bullet', ...item }],
    ['ListNumber', { name: 'List Number', ...item }],
    ['Checklist', { name: 'Checklist', ...item }],
    ['LabelledText', { name: 'Labelled Text', look: body, after: 3 }],
    ['Caption', { name: 'caption', look: caption, before: 4, after: 6 }],
    ['FootnoteText', { name: 'footnote text', look: note, after: 2 }],
    ['EndnoteText', { name: 'endnote text', look: note, after: 2 }],
    ['ListedNote', { name: 'Listed Note', look: listed, before: 3, after: 3 }],
    ['CommentText', { name: 'annotation text', look: { ...body, family: 'sans', size: 10, leading: 12 } }],
    [
      'Code',
      {
        name: 'Code',
        look: theme.code,
        frame: shading(theme.colours.codeFill),
        indent: { left: 6, right: 6 },
      },
    ],
    [
      'Quote',
      {
        name: 'Quote',
        ...text,
        frame: leftBar(theme.colours.accent),
        indent: { left: 14, right: 10 },
      },
    ],
    [
      'Separator',
      { name: 'Separator', look: body, before: 8, after: 8, frame: bottomRule(theme.colours.rule) },
    ],
    ['WritingLine', { name: 'Line to Write On', look: body, before: 24 - body.leading }],
  ]
}

function headingRules({ headings, headingRule, colours }: Theme, list: number | null): Rules {
  return headings.map(({ text, before, after }, index) => [
    `Heading${index + 1}`,
    {
      name: `heading ${index + 1}`,
      look: text,
      before,
      after,
      keepNext: true,
      outline: index,
      next: 'BodyText',
      ...(headingRule && index === 0 ? { frame: bottomRule(colours.rule) } : {}),
      ...(list !== null && index < 3 ? { list } : {}),
    },
  ])
}

function frontRules({ theme, portrait }: CollectedPack): Rules {
  const { cover, body } = theme
  const contents = theme.headings[1]?.text ?? body
  const entry: TextLook = { ...body, family: 'sans', size: body.size * 0.95 }
  const right = el('w:tab', { 'w:val': 'right', 'w:leader': 'dot', 'w:pos': twips(portrait.measure) })
  return [
    [
      'DocumentKind',
      { name: 'Document Kind', look: { ...cover.meta, bold: true, colour: theme.colours.muted }, after: 6 },
    ],
    ['Title', { name: 'Title', look: cover.title, after: 6 }],
    ['Subtitle', { name: 'Subtitle', look: cover.subtitle, before: 2, after: 4 }],
    ['DocumentDetail', { name: 'Document Detail', look: cover.meta, before: 1, after: 1 }],
    ['FirstPageLine', { name: 'First Page Line', look: body }],
    ['TOCHeading', { name: 'TOC Heading', look: contents, before: 18, after: 6, keepNext: true }],
    ...[1, 2, 3].map(
      (level) =>
        [
          `TOC${level}`,
          {
            name: `toc ${level}`,
            look: { ...entry, bold: level === 1 },
            before: level === 1 ? 4 : 0.5,
            after: 0.5,
            frame: el('w:tabs', {}, right),
          },
        ] as const,
    ),
  ]
}

function boxRules({ body, caption, paragraphGap, table }: Theme): Rules {
  const tight = paragraphGap * 0.6
  return [
    ['BoxLabel', { name: 'Box Label', look: { ...caption, bold: true }, after: 2, keepNext: true }],
    ['BoxText', { name: 'Box Text', look: body, after: tight }],
    ['TableText', { name: 'Table Text', look: table.text }],
    ['TableHeading', { name: 'Table Heading', look: { ...table.text, bold: true }, keepNext: true }],
  ]
}

function edgeRules({ theme }: CollectedPack): Rules {
  const { furniture, marking, colours } = theme
  return [
    ['Marking', { name: 'Marking', look: marking.text, align: 'center' }],
    ['Header', { name: 'header', look: furniture, frame: borders({ bottom: rule(colours.rule, 4) }) }],
    ['Footer', { name: 'footer', look: furniture }],
  ]
}

/** A border of a paragraph or cell; `eighths` is its width in eighths of a point. */
export const rule = (colour: string, eighths: number, space = 1) => ({
  'w:val': 'single',
  'w:sz': eighths,
  'w:space': space,
  'w:color': hex(colour),
})

type Rule = ReturnType<typeof rule>

/** Borders of a paragraph, in the order that the schema demands. */
export const borders = (sides: Partial<Record<'top' | 'left' | 'bottom' | 'right', Rule>>): string =>
  el(
    'w:pBdr',
    {},
    ...(['top', 'left', 'bottom', 'right'] as const).map((side) => {
      const one = sides[side]
      return one ? el(`w:${side}`, one) : ''
    }),
  )

const leftBar = (colour: string): string => borders({ left: rule(colour, 18, 8) })
const bottomRule = (colour: string): string => borders({ bottom: rule(colour, 6) })
export const shading = (fill: string): string =>
  el('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': hex(fill) })

/** Properties of text that looks so. */
export function lookXml({ family, size, bold, italic, colour }: TextLook): string {
  return [
    fontXml(family),
    on('w:b', bold) + on('w:bCs', bold),
    on('w:i', italic) + on('w:iCs', italic),
    val('w:color', hex(colour)),
    val('w:sz', halves(size)) + val('w:szCs', halves(size)),
  ].join('')
}

/** The look of a run's font. */
export const lookOfFont = styleOfFont

function stylesXml({ theme, info }: CollectedPack, rules: ReadonlyMap<string, StyleRule>): string {
  const language = el('w:lang', { 'w:val': info.language, 'w:eastAsia': 'ja-JP', 'w:bidi': 'ar-SA' })
  const defaults = el(
    'w:docDefaults',
    {},
    el('w:rPrDefault', {}, el('w:rPr', {}, lookXml(theme.body), language)),
    el('w:pPrDefault', {}, el('w:pPr', {}, el('w:spacing', { 'w:after': 0 }))),
  )
  const own = [...rules].map(([id, one]) => paragraphStyle(id, one, lookXml(one.look)))
  return wordPart(
    'w:styles',
    defaults,
    normalStyle(theme),
    ...own,
    ...characterStyles(theme),
    ...tableStyles(theme),
  )
}

const normalStyle = ({ body }: Theme): string =>
  el(
    'w:style',
    { 'w:type': 'paragraph', 'w:default': 1, 'w:styleId': 'Normal' },
    val('w:name', 'Normal'),
    el('w:qFormat'),
    el('w:pPr', {}, lineXml(body, {})),
  )

/** Styles whose words look like those of the template's plain text. */
const PLAIN =
  /^(BodyText|Numbered\d|ListBullet|ListNumber|Checklist|LabelledText|BoxText|TableText|FirstPageLine)$/

/** The styles of a template, and those of ours that it doesn't have, in its font. */
function templatedStyles(
  { theme, info }: CollectedPack,
  rules: ReadonlyMap<string, StyleRule>,
  { defaults, styles }: WordTemplate,
): string {
  const known = new Set(styles.map(({ id }) => id))
  const language = el('w:lang', { 'w:val': info.language, 'w:eastAsia': 'ja-JP', 'w:bidi': 'ar-SA' })
  const docDefaults = el(
    'w:docDefaults',
    {},
    el('w:rPrDefault', {}, el('w:rPr', {}, defaults.run, language)),
    el('w:pPrDefault', {}, el('w:pPr', {}, defaults.paragraph)),
  )
  const taken = styles.map(({ id, xml }) => xml.join(listXml(rules.get(id))))
  const normal = known.has('Normal') ? [] : [normalStyle(theme)]
  const own = [...rules]
    .filter(([id]) => !known.has(id))
    .map(([id, one]) => paragraphStyle(id, one, PLAIN.test(id) ? '' : lookXml(one.look).replace(FONT, '')))
  const more = [...characterStyles(theme), ...tableStyles(theme, known.has('TableGrid'))].filter(
    (xml) => !known.has(/w:styleId="([^"]*)"/.exec(xml)?.[1] ?? ''),
  )
  return wordPart('w:styles', docDefaults, ...normal, ...taken, ...own, ...more)
}

const FONT = /<w:rFonts [^>]*>/

const listXml = (style: StyleRule | undefined): string =>
  style?.list === undefined
    ? ''
    : el('w:numPr', {}, val('w:ilvl', style.outline ?? 0), val('w:numId', style.list))

function lineXml({ leading }: TextLook, { before, after }: Pick<StyleRule, 'before' | 'after'>): string {
  return el('w:spacing', {
    'w:before': before === undefined ? undefined : twips(before),
    'w:after': after === undefined ? undefined : twips(after),
    'w:line': twips(leading),
    'w:lineRule': 'atLeast',
  })
}

function paragraphStyle(id: string, style: StyleRule, letters: string): string {
  const { name, look, align, keepNext, outline, next, frame = '', indent } = style
  return el(
    'w:style',
    { 'w:type': 'paragraph', 'w:customStyle': isBuiltIn(name) ? undefined : 1, 'w:styleId': id },
    val('w:name', name),
    val('w:basedOn', 'Normal'),
    next ? val('w:next', next) : '',
    el('w:qFormat'),
    el(
      'w:pPr',
      {},
      on('w:keepNext', keepNext ?? false) + on('w:keepLines', keepNext ?? false),
      listXml(style),
      on('w:suppressLineNumbers', style.uncounted),
      frame,
      lineXml(look, style),
      indent
        ? el('w:ind', {
            'w:left': twips(indent.left),
            'w:right': indent.right === undefined ? undefined : twips(indent.right),
          })
        : '',
      align ? val('w:jc', align === 'start' ? 'left' : align) : '',
      outline === undefined ? '' : val('w:outlineLvl', outline),
    ),
    letters === '' ? '' : el('w:rPr', {}, letters),
  )
}

const BUILT_IN =
  /^(heading \d|toc \d|TOC Heading|Title|Subtitle|Quote|caption|header|footer|Body Text|List (Bullet|Number)|(footnote|endnote|annotation) text)$/
const isBuiltIn = (name: string): boolean => BUILT_IN.test(name)

function characterStyles({ colours }: Theme): string[] {
  const style = (id: string, name: string, properties: string): string =>
    el(
      'w:style',
      { 'w:type': 'character', 'w:styleId': id },
      val('w:name', name),
      el('w:rPr', {}, properties),
    )
  const raised = val('w:vertAlign', 'superscript')
  return [
    style('Hyperlink', 'Hyperlink', val('w:color', hex(colours.link))),
    style('FootnoteReference', 'footnote reference', raised),
    style('EndnoteReference', 'endnote reference', raised),
    style('CommentReference', 'annotation reference', val('w:sz', 16) + val('w:szCs', 16)),
  ]
}

function tableStyles({ table }: Theme, hasGrid = false): string[] {
  const margins = el(
    'w:tblCellMar',
    {},
    ...(['left', 'right'] as const).map((side) => el(`w:${side}`, { 'w:w': 0, 'w:type': 'dxa' })),
  )
  const lines = table.lines === 'grid' ? GRID : ROWS
  return [
    el(
      'w:style',
      { 'w:type': 'table', 'w:default': 1, 'w:styleId': 'TableNormal' },
      val('w:name', 'Normal Table'),
      el('w:tblPr', {}, el('w:tblInd', { 'w:w': 0, 'w:type': 'dxa' }), margins),
    ),
    el(
      'w:style',
      { 'w:type': 'table', 'w:customStyle': 1, 'w:styleId': 'PackTable' },
      val('w:name', 'Pack Table'),
      val('w:basedOn', hasGrid ? 'TableGrid' : 'TableNormal'),
      el(
        'w:tblPr',
        {},
        hasGrid
          ? ''
          : el('w:tblBorders', {}, ...lines.map((side) => el(`w:${side}`, rule(table.rule, 4, 0)))),
      ),
    ),
  ]
}

/** Sides of a table that have rules. */
export const GRID = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'] as const
const ROWS = ['top', 'bottom', 'insideH'] as const
