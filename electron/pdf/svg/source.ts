// An SVG as its readers want it: the tree, what ids stand for, the styles.
import { readStyles, type Styles } from './style'
import { readXml, type XmlElement } from './xml'

/** A drawing, read. */
export interface SvgSource extends Styles {
  readonly root: XmlElement
  readonly ids: ReadonlyMap<string, XmlElement>
}

const known = new WeakMap<Uint8Array, SvgSource | null>()

/** Reads an SVG; null when it isn't one. The same bytes are read once. */
export function readSvg(bytes: Uint8Array): SvgSource | null {
  const before = known.get(bytes)
  if (before !== undefined) return before
  const root = readXml(new TextDecoder().decode(bytes))
  const source = root?.name === 'svg' ? { root, ids: idsOf(root), ...readStyles(root) } : null
  known.set(bytes, source)
  return source
}

function idsOf(root: XmlElement): Map<string, XmlElement> {
  const ids = new Map<string, XmlElement>()
  const visit = (element: XmlElement): void => {
    const { id } = element.attributes
    if (id !== undefined && !ids.has(id)) ids.set(id, element)
    for (const child of element.children) visit(child)
  }
  visit(root)
  return ids
}

/** The element that `#id` or `url(#id)` stands for. */
export function referred({ ids }: SvgSource, text: string | undefined): XmlElement | undefined {
  const id = /^\s*(?:url\(\s*["']?)?#([^"')\s]+)/.exec(text ?? '')?.[1]
  return id === undefined ? undefined : ids.get(id)
}

/** Address of a `use`, an `image`, a gradient. */
export const hrefOf = ({ attributes }: XmlElement): string =>
  attributes.href ?? attributes['xlink:href'] ?? ''

/** A picture within a drawing: its bytes when it is a PNG or JPEG in base64, else null. */
export function embeddedPicture(
  href: string,
): { mime: 'image/png' | 'image/jpeg'; bytes: Uint8Array } | null {
  const match = /^\s*data:(image\/(?:png|jpe?g));base64,([\s\S]*)$/i.exec(href)
  if (!match) return null
  const letters = (match[2] ?? '').replace(/[^A-Za-z0-9+/]/g, '')
  // A letter alone at the end stands for no byte.
  const binary = atob(letters.length % 4 === 1 ? letters.slice(0, -1) : letters)
  const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0))
  return { mime: match[1]?.toLowerCase() === 'image/png' ? 'image/png' : 'image/jpeg', bytes }
}

const UNITS: Readonly<Record<string, number>> = {
  px: 1,
  pt: 4 / 3,
  pc: 16,
  mm: 96 / 25.4,
  cm: 96 / 2.54,
  in: 96,
}

/** A length in CSS pixels; `whole` is what a percentage is of, `em` the size of the type. */
export function lengthOf(text: string | undefined, whole = 1, em = 16): number {
  const match = /^\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)\s*([a-z%]*)/i.exec(text ?? '')
  if (!match) return 0
  const [, value = '0', unit = ''] = match
  const factor = unit === '%' ? whole / 100 : unit === 'em' ? em : unit === 'ex' ? em / 2 : (UNITS[unit] ?? 1)
  const length = Number(value) * factor
  return Number.isFinite(length) ? length : 0
}
