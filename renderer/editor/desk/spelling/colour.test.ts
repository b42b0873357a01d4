// Contrast of the wavy underlines on all text backgrounds, light and dark: at least 3:1 (WCAG 2.2, 1.4.11).
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'

const [light = '', dark = ''] = readFileSync(
  resolve(import.meta.dirname, '../../../styles/tokens.css'),
  'utf8',
).split('@media (prefers-color-scheme: dark)')

const colour = (theme: string, name: string): string =>
  new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(theme)?.[1] ?? `no --${name}`

/** Relative luminance by WCAG. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

const grounds = [
  'surface',
  'surface-sunken',
  'surface-raised',
  'surface-hover',
  'surface-selected',
  'warning-surface',
]

it.each(['light', 'dark'])('is seen on every ground in %s', (theme) => {
  const tokens = theme === 'light' ? light : dark
  for (const ground of grounds)
    expect(contrast(colour(tokens, 'spelling'), colour(tokens, ground)), ground).toBeGreaterThan(3)
})
