// Heads and feet of a template: their words, tables and pictures, and fields that count pages or tell dates and titles.
import type { TemplateEdge, TemplateEdges, TemplatePicture } from '#shared/word-template'
import type { WordPackage } from './package'
import { cleaned, innerXml, type Rename } from './template-xml'
import { children, descendants, type El, find, textIn } from './tree'

interface TemplateReading {
  readonly word: WordPackage
  readonly section: El | undefined
  readonly rename: Rename
  readonly leftOut: Set<string>
}

/** Returns the heads, or the feet, of the pages of a template. */
export function edgesOf(reading: TemplateReading, kind: 'header' | 'footer'): TemplateEdges {
  const { section, word } = reading
  const edges: { default?: TemplateEdge; first?: TemplateEdge } = {}
  for (const { attributes } of children(section, `w:${kind}Reference`)) {
    const type = attributes['w:type'] ?? 'default'
    if (type === 'even') reading.leftOut.add('heads and feet of even pages')
    if (type !== 'default' && !(type === 'first' && find(section as El, 'w:titlePg'))) continue
    const target = word.targets(word.main).get(attributes['r:id'] ?? '')
    const root = target && !target.external ? word.xml(target.to) : undefined
    if (target && root) edges[type] = edgeOf(reading, target.to, root)
  }
  return edges
}

/** Fields that show nothing but this file. */
const FIELDS = /^\s*(PAGE|NUMPAGES|SECTIONPAGES|STYLEREF|TITLE|SUBJECT|AUTHOR|DATE|CREATEDATE|SAVEDATE)\b/i

function edgeOf({ word, rename, leftOut }: TemplateReading, part: string, root: El): TemplateEdge {
  const instructions = [...descendants(root)].flatMap((one) => {
    if (one.name === 'w:instrText') return [textIn(one)]
    return one.name === 'w:fldSimple' ? [one.attributes['w:instr'] ?? ''] : []
  })
  const hasOthers = instructions.some((one) => !FIELDS.test(one))
  if (hasOthers) leftOut.add('fields at the head and foot of its pages: they are words there')
  const pictures: TemplatePicture[] = []
  const keep = (elements: readonly El[]): El[] =>
    elements.flatMap((one): El[] => {
      if (hasOthers && /^w:(fldChar|instrText)$/.test(one.name)) return []
      if (hasOthers && one.name === 'w:fldSimple') return keep(one.children)
      if (one.name === 'w:drawing' || one.name === 'w:pict') {
        const drawn = pictured(word, part, one, pictures)
        if (!drawn) leftOut.add('drawings at the head and foot of its pages that are no PNG or JPEG')
        return drawn ? [drawn] : []
      }
      return [{ ...one, children: keep(one.children) }]
    })
  const content = keep(cleaned(root.children, rename)).filter(({ name }) => /^w:(p|tbl)$/.test(name))
  const numbered = instructions.some((one) => /^\s*PAGE\b/i.test(one)) && !hasOthers
  return { xml: innerXml(content), numbered, pictures }
}

/** A drawing whose pictures are all known, with keys in place of relations; null for others. */
function pictured(word: WordPackage, part: string, drawing: El, pictures: TemplatePicture[]): El | null {
  const found: TemplatePicture[] = []
  let isWhole = drawing.name === 'w:pict' || find(drawing, 'pic:pic') !== undefined
  const visit = (one: El): El => {
    const attributes: Record<string, string> = {}
    for (const [name, value] of Object.entries(one.attributes)) {
      if (!name.startsWith('r:')) attributes[name] = value
      else if (/^r:(embed|id)$/.test(name)) {
        const picture = pictureOf(word, part, value, pictures.length + found.length)
        if (picture) found.push(picture)
        else isWhole = false
        attributes[name] = picture?.key ?? ''
      } else isWhole = false
    }
    return { ...one, attributes, children: one.children.map(visit) }
  }
  const drawn = visit(drawing)
  if (!isWhole) return null
  pictures.push(...found)
  return drawn
}

function pictureOf(word: WordPackage, part: string, id: string, at: number): TemplatePicture | null {
  const target = word.targets(part).get(id)
  const bytes = target && !target.external && target.kind === 'image' ? word.bytes(target.to) : undefined
  if (!bytes) return null
  const key = `{picture ${at}}`
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return { key, bytes, extension: 'png' }
  return bytes[0] === 0xff && bytes[1] === 0xd8 ? { key, bytes, extension: 'jpeg' } : null
}
