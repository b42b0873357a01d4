// The shade of a cell that is nearest to a colour.
import type { CellShade } from './document/nodes'

/** The shade nearest to a colour, of which each part is 0 to 255; null for white and for none. */
export function nearestShade(colour: readonly number[] | null): CellShade | null {
  if (!colour) return null
  const [red, green, blue] = colour.map((part) => part / 255) as [number, number, number]
  const most = Math.max(red, green, blue)
  const least = Math.min(red, green, blue)
  const range = most - least
  if (least > 0.95) return null
  if (range < 0.08) return 'grey'
  const sector =
    most === red
      ? ((green - blue) / range + 6) % 6
      : most === green
        ? (blue - red) / range + 2
        : 4 + (red - green) / range
  const hue = sector * 60
  if (hue < 18 || hue >= 330) return 'red'
  if (hue < 68) return 'amber'
  if (hue < 170) return 'green'
  return hue < 270 ? 'blue' : 'grey'
}
