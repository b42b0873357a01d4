// Reads a template for exported Word files: its styles, page, heads and feet, without anything that runs, leads outside or is counted.
import { AppError } from '#shared/result'
import { type TemplatePage, type TemplateStyle, type WordTemplate, wordStyleId } from '#shared/word-template'
import { type Parts, WordPackage } from './package'
import { edgesOf } from './template-edges'
import { cleaned, innerXml, type Rename, xmlOf } from './template-xml'
import { child, children, descendants, type El, find, numberIn, valOf } from './tree'

const KINDS: readonly string[] = ['paragraph', 'character', 'table']
/** Most styles of a file that people made. */
const MOST_STYLES = 5000

/** Reads a template; `name` is used in messages. Throws `exchange/invalid` for what can't be one. */
export function readTemplate(parts: Parts, name: string): WordTemplate {
  const word = new WordPackage(parts, name)
  const root = word.mainXml()
  const styles = word.part('styles')?.root
  const all = children(styles, 'w:style')
  if (styles?.name !== 'w:styles' || all.length === 0 || all.length > MOST_STYLES)
    throw new AppError(
      'exchange/invalid',
      `${name}: it has no styles that can be read: the file is damaged, or it is no template of Word.`,
    )
  const leftOut = new Set<string>()
  if ([...parts.keys()].some((part) => /vbaProject\.bin$/i.test(part))) leftOut.add('its macros')
  const ids = styleIds(all)
  const rename: Rename = (id) => ids.get(id) ?? null
  const section = lastSection(root)
  const defaults = child(styles, 'w:docDefaults')
  return {
    defaults: {
      run: defaultsIn(child(child(defaults, 'w:rPrDefault'), 'w:rPr'), rename),
      paragraph: defaultsIn(child(child(defaults, 'w:pPrDefault'), 'w:pPr'), rename),
    },
    styles: all.flatMap((style) => styleOf(style, rename) ?? []),
    theme: themeOf(word),
    page: pageOf(section),
    header: edgesOf({ word, section, rename, leftOut }, 'header'),
    footer: edgesOf({ word, section, rename, leftOut }, 'footer'),
    leftOut: [...leftOut],
  }
}

/** New ids of styles by the old ones: no two are the same. */
function styleIds(styles: readonly El[]): ReadonlyMap<string, string> {
  const ids = new Map<string, string>()
  const used = new Set<string>()
  for (const style of styles) {
    const { 'w:styleId': old = '', 'w:type': kind = '', 'w:default': usual = '' } = style.attributes
    if (!KINDS.includes(kind) || ids.has(old)) continue
    const isNormal = kind === 'paragraph' && /^(1|true|on)$/.test(usual)
    const [name = ''] = (valOf(style, 'w:name') ?? old).split(',')
    let id = isNormal ? 'Normal' : wordStyleId(name)
    while (id === '' || used.has(id)) id += 'X'
    used.add(id)
    ids.set(old, id)
  }
  return ids
}

/** Properties that come before the list of a paragraph. */
const BEFORE_LIST = /^w:(pStyle|keepNext|keepLines|pageBreakBefore|framePr|widowControl)$/

function styleOf(style: El, rename: Rename): TemplateStyle | null {
  const { 'w:styleId': old = '', 'w:type': kind = '' } = style.attributes
  const id = rename(old)
  if (id === null || !KINDS.includes(kind)) return null
  const attributes = { ...style.attributes, 'w:styleId': id }
  const kept = cleaned(style.children, rename)
  const at = kept.findIndex(({ name }) => /^w:(pPr|rPr|tblPr|trPr|tcPr|tblStylePr)$/.test(name))
  const [head, rest] = [kept.slice(0, at < 0 ? kept.length : at), at < 0 ? [] : kept.slice(at)]
  const properties = rest.find(({ name }) => name === 'w:pPr')?.children ?? []
  const others = rest.filter(({ name }) => name !== 'w:pPr')
  const [open = '', close = ''] = xmlOf({ ...style, attributes, children: [MIDDLE] }).split(xmlOf(MIDDLE))
  const isBefore = ({ name }: El) => BEFORE_LIST.test(name)
  const before = `${open}${head.map(xmlOf).join('')}<w:pPr>${properties.filter(isBefore).map(xmlOf).join('')}`
  const after = properties.filter((one) => !isBefore(one))
  return {
    kind: kind as TemplateStyle['kind'],
    id,
    xml:
      kind === 'character'
        ? [open + kept.map(xmlOf).join(''), close]
        : [before, `${[...after].map(xmlOf).join('')}</w:pPr>${others.map(xmlOf).join('')}${close}`],
  }
}

const MIDDLE: El = { name: 'w:middle', attributes: {}, children: [], text: '' }

const defaultsIn = (properties: El | undefined, rename: Rename): string =>
  properties ? innerXml(cleaned(properties.children, rename)) : ''

/** The fonts and colours of a theme; its pictures are not taken. */
function themeOf(word: WordPackage): string {
  const root = word.part('theme')?.root
  if (root?.name !== 'a:theme' || !find(root, 'a:clrScheme') || !find(root, 'a:fontScheme')) return ''
  const hasPictures = [...descendants(root)].some(({ name }) => /^a:blip/.test(name))
  return hasPictures ? '' : xmlOf({ ...root, children: cleaned(root.children, () => null) })
}

const lastSection = (root: El): El | undefined =>
  child(children(root, 'w:body').at(-1), 'w:sectPr') ??
  [...descendants(root)].filter(({ name }) => name === 'w:sectPr').at(-1)

/** Smallest and largest sides of paper, and least width and height of the text, in points. */
const SIDES = [200, 2000] as const
const LEAST_TEXT = 150

function pageOf(section: El | undefined): TemplatePage | null {
  const size = child(section, 'w:pgSz')?.attributes
  const margins = child(section, 'w:pgMar')?.attributes
  const points = (text: string | undefined) => Math.abs(numberIn(text) ?? Number.NaN) / 20
  const sides = [points(size?.['w:w']), points(size?.['w:h'])]
  const [width, height] = [Math.min(...sides), Math.max(...sides)]
  const gutter = points(margins?.['w:gutter'] ?? '0') || 0
  const page = {
    width,
    height,
    top: points(margins?.['w:top']),
    bottom: points(margins?.['w:bottom']),
    inner: points(margins?.['w:left'] ?? margins?.['w:start']) + gutter,
    outer: points(margins?.['w:right'] ?? margins?.['w:end']),
  }
  const isPaper = width >= SIDES[0] && height <= SIDES[1]
  const hasRoom =
    width - page.inner - page.outer >= LEAST_TEXT && height - page.top - page.bottom >= LEAST_TEXT
  return isPaper && hasRoom ? page : null
}
