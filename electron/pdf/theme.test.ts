// Theme files: the built-in ones are valid, and an invalid one is refused by name and path.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { THEME_IDS } from './resource-list'
import { readTheme } from './theme'

const load = (id: string) =>
  JSON.parse(readFileSync(join(process.cwd(), 'resources/themes', `${id}.json`), 'utf8')) as Record<
    string,
    unknown
  >

/** Contrast of two colours by the formula of WCAG 2.1. */
function contrast(a: string, b: string): number {
  const light = (colour: string): number => {
    const [r = 0, g = 0, blue = 0] = [1, 3, 5].map((at) => {
      const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
      return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue
  }
  const [x, y] = [light(a), light(b)]
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}

describe('readTheme', () => {
  it.each(THEME_IDS)('reads %s, whose text contrasts with its backgrounds', (id) => {
    const theme = readTheme(load(id), id)
    expect(theme.id).toBe(id)
    const body = theme.body.colour
    for (const fill of Object.values(theme.shades)) expect(contrast(body, fill)).toBeGreaterThan(4.5)
    for (const look of [...Object.values(theme.callouts), ...Object.values(theme.trainer)]) {
      expect(contrast(body, look.fill)).toBeGreaterThan(4.5)
      expect(contrast(look.ink, look.fill)).toBeGreaterThan(4.5)
    }
    expect(contrast(theme.table.headInk, theme.table.headFill)).toBeGreaterThan(4.5)
    for (const colour of [theme.colours.link, theme.colours.muted, theme.marking.text.colour])
      expect(contrast(colour, '#ffffff')).toBeGreaterThan(4.5)
  })

  it.each([
    ['a missing part', { body: undefined }, /staff-paper\.body must be an object/],
    ['an unknown part', { bodi: 1 }, /unknown part "bodi"/],
    [
      'a colour in words',
      { cover: { ...(load('staff-paper').cover as object), band: 'red' } },
      /staff-paper\.cover\.band must be a colour/,
    ],
    ['too few headings', { headings: [] }, /headings must be a list of at least 6/],
  ])('refuses %s', (_what, change, message) => {
    expect(() => readTheme({ ...load('staff-paper'), ...change }, 'staff-paper')).toThrow(message)
  })
})
