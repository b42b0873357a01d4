// The XML of a template as it is written again: known elements alone, nothing that runs or leads outside.
import { type El, textIn } from './tree'

/** The new id of a style; null for one that is not taken. */
export type Rename = (id: string) => string | null

const PREFIX = /^(w|wp|a|pic|v|o|r):/
/** Left out with all that is in them. */
const OUT =
  /^(w:(numPr|lang|rsid|[a-zA-Z]+Change|del|moveFrom|bookmark(Start|End)|comment\w+|perm(Start|End)|proofErr|(foot|end)note\w*|object|altChunk|contentPart|subDoc|sectPr|control|movie|sdtPr|sdtEndPr|fldData|ffData)|a:(extLst|hlink(Click|Hover)|ext)|o:OLEObject)$/
/** Only what is in them is taken. */
const OPENED = /^w:(sdt|sdtContent|hyperlink|smartTag|customXml|ins|moveTo)$/
/** Elements that name a style. */
const NAMES = /^w:(pStyle|rStyle|tblStyle|basedOn|next|link)$/
const ATTRIBUTE = /^(w|r|v|o|xml):|^[^:]+$/

/** Elements without what may not be in an exported file. */
export function cleaned(elements: readonly El[], rename: Rename): El[] {
  return elements.flatMap((one): El[] => {
    if (one.name === '#text') return [one]
    if (one.name === 'mc:AlternateContent') {
      const fallback = one.children.find(({ name }) => name === 'mc:Fallback')
      return cleaned(fallback?.children ?? [], rename)
    }
    if (OPENED.test(one.name)) return cleaned(one.children, rename)
    const isSize = one.name === 'a:ext' && one.attributes.cx !== undefined
    if (!PREFIX.test(one.name) || (OUT.test(one.name) && !isSize)) return []
    const attributes = Object.fromEntries(
      Object.entries(one.attributes).filter(([name]) => ATTRIBUTE.test(name) && !/^w:rsid/.test(name)),
    )
    if (NAMES.test(one.name)) {
      const id = rename(one.attributes['w:val'] ?? '')
      return id === null ? [] : [{ ...one, attributes: { 'w:val': id } }]
    }
    return [{ ...one, attributes, children: cleaned(one.children, rename) }]
  })
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)

/** An element as text. Its namespaces are those of the part that it is put into. */
export function xmlOf(element: El): string {
  if (element.name === '#text') return escaped(element.text || textIn(element))
  const attributes = Object.entries(element.attributes)
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join('')
  return `<${element.name}${attributes}>${element.children.map(xmlOf).join('')}</${element.name}>`
}

/** Elements as text. */
export const innerXml = (elements: readonly El[]): string => elements.map(xmlOf).join('')
