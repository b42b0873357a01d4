// Lengths in CSS and SVG.

const UNITS = new Map([
  ['', 1],
  ['px', 1],
  ['pt', 4 / 3],
  ['pc', 16],
  ['mm', 96 / 25.4],
  ['q', 96 / 101.6],
  ['cm', 96 / 2.54],
  ['in', 96],
  ['rem', 16],
])

/** Reads a length in CSS pixels; `whole` is the reference of percentages, `em` the font size. */
export function lengthOf(text: string | undefined, whole = 1, em = 16): number {
  return readLength(text, whole, em) ?? 0
}

/** The same; undefined for an invalid length. */
export function readLength(text: string | undefined, whole = 1, em = 16): number | undefined {
  const match = /^\s*([-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?) ?(%|[a-z]*)\s*$/i.exec(text ?? '')
  if (!match) return undefined
  const [, value = '0', name = ''] = match
  const unit = name.toLowerCase()
  const ofType = unit === 'em' ? em : unit === 'ex' || unit === 'ch' ? em / 2 : UNITS.get(unit)
  const factor = unit === '%' ? whole / 100 : ofType
  const length = Number(value) * (factor ?? Number.NaN)
  return Number.isFinite(length) ? length : undefined
}
