// A parsed SVG: its tree, elements by id, and styles.

import { westernOf } from '#shared/western'
import { readXml, type XmlElement } from '#shared/xml'
import { readStyles, type Styles } from './style'

/** A parsed drawing. */
export interface SvgSource extends Styles {
  readonly root: XmlElement
  readonly ids: ReadonlyMap<string, XmlElement>
}

const known = new WeakMap<Uint8Array, SvgSource | null>()

/** Parses an SVG; null when it isn't one. Results are cached by bytes. */
export function readSvg(bytes: Uint8Array): SvgSource | null {
  const before = known.get(bytes)
  if (before !== undefined) return before
  const root = readXml(decoded(bytes))
  const source = root?.name === 'svg' ? { root, ids: idsOf(root), ...readStyles(root) } : null
  known.set(bytes, source)
  return source
}

/** The text of a file in its declared encoding: UTF-8 if none, or an unknown one, is declared. */
function decoded(bytes: Uint8Array): string {
  const start = String.fromCharCode(...bytes.subarray(0, 200))
  const label = /^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w-]+)/.exec(start)?.[1]
  try {
    const decoder = new TextDecoder(label)
    const text = decoder.decode(bytes)
    return decoder.encoding === 'windows-1252' ? westernOf(text) : text
  } catch (error) {
    if (error instanceof RangeError) return new TextDecoder().decode(bytes)
    throw error
  }
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

/** Returns the element that `#id` or `url(#id)` refers to. */
export function referred({ ids }: SvgSource, text: string | undefined): XmlElement | undefined {
  if (text === undefined) return undefined
  const id = /^\s*(?:url\(\s*["']?)?#([^"')\s]+)/.exec(text)?.[1]
  return id === undefined ? undefined : ids.get(id)
}

/** Reference of a `use`, `image` or gradient. */
export const hrefOf = ({ attributes }: XmlElement): string =>
  attributes.href ?? attributes['xlink:href'] ?? ''

/** A picture embedded in a drawing: its bytes when it is a PNG or JPEG in base64, else null. */
export function embeddedPicture(
  href: string,
): { mime: 'image/png' | 'image/jpeg'; bytes: Uint8Array } | null {
  const match = /^\s*data:(image\/(?:png|jpe?g));base64,([\s\S]*)$/i.exec(href)
  if (!match) return null
  const letters = (match[2] ?? '').replace(/[^A-Za-z0-9+/]/g, '')
  // A single letter at the end encodes no byte.
  const binary = atob(letters.length % 4 === 1 ? letters.slice(0, -1) : letters)
  const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0))
  return { mime: match[1]?.toLowerCase() === 'image/png' ? 'image/png' : 'image/jpeg', bytes }
}
