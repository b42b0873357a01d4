// Lengths as CSS and SVG write them.

const UNITS = new Map([
  ['px', 1],
  ['pt', 4 / 3],
  ['pc', 16],
  ['mm', 96 / 25.4],
  ['q', 96 / 101.6],
  ['cm', 96 / 2.54],
  ['in', 96],
  ['rem', 16],
])

/** A length in CSS pixels; `whole` is what a percentage is of, `em` the size of the type. */
export function lengthOf(text: string | undefined, whole = 1, em = 16): number {
  const match = /^\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)\s*([a-z%]*)/i.exec(text ?? '')
  if (!match) return 0
  const [, value = '0', name = ''] = match
  const unit = name.toLowerCase()
  const ofType = unit === 'em' ? em : unit === 'ex' || unit === 'ch' ? em / 2 : undefined
  const length = Number(value) * (unit === '%' ? whole / 100 : (ofType ?? UNITS.get(unit) ?? 1))
  return Number.isFinite(length) ? length : 0
}
