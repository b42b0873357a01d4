// What layout needs to know of an SVG: its size, and which of its parts the painter can't draw.

/** Elements that are drawn, or that hold such, or that have no ink. */
const DRAWN = new Set([
  'svg',
  'g',
  'a',
  'path',
  'rect',
  'circle',
  'ellipse',
  'line',
  'polyline',
  'polygon',
  'text',
  'tspan',
  'title',
  'desc',
  'metadata',
  'defs',
  'style',
])
/** Points of a CSS pixel are of no matter here: only the proportion counts. */
const DEFAULT_SIDE = 300

/** Size and shortcomings of an SVG. */
export interface SvgFacts {
  readonly width: number
  readonly height: number
  /** Names of elements that are left out. */
  readonly undrawn: readonly string[]
}

/** Reads the facts; null when it isn't an SVG. */
export function readSvgFacts(bytes: Uint8Array): SvgFacts | null {
  const source = new TextDecoder().decode(bytes)
  const root = /<svg\b[^>]*>/.exec(source)?.[0]
  if (root === undefined) return null
  const attribute = (name: string): string =>
    new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(root)?.[1] ?? ''
  const box = attribute('viewBox')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  const names = [...source.replace(/<!--[\s\S]*?-->/g, '').matchAll(/<([a-zA-Z][\w:-]*)/g)].map(
    ([, name]) => name ?? '',
  )
  // Foreign elements (of editors, with a prefix) have no ink.
  const undrawn = [...new Set(names)].filter((name) => !name.includes(':') && !DRAWN.has(name))
  const [, , width = 0, height = 0] = box
  if (box.length === 4 && width > 0 && height > 0) return { width, height, undrawn }
  const side = (name: string): number => Number.parseFloat(attribute(name)) || DEFAULT_SIDE
  return { width: side('width'), height: side('height'), undrawn }
}
