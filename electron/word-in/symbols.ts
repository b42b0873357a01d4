// Signs of symbol fonts as Unicode.
import { SYMBOL_FONTS } from '#shared/symbol-signs'

/** The first code that the tables have. */
const FIRST = 33
const PRIVATE = 0xf000

const tables = new Map(Object.entries(SYMBOL_FONTS).map(([name, signs]) => [name, [...signs]]))

/** Whether letters of a font are signs. */
export const isSymbolFont = (font: string | undefined): boolean =>
  font !== undefined && tables.has(font.toLowerCase())

/** The sign of a code in a symbol font; null when it is not known. */
export function signOf(font: string | undefined, code: number): string | null {
  const table = tables.get(font?.toLowerCase() ?? '')
  const at = code >= PRIVATE && code <= PRIVATE + 255 ? code - PRIVATE : code
  if (!table)
    return code > 31 && code < 0x10ffff && !(code >= 0xe000 && code <= 0xf8ff)
      ? String.fromCodePoint(code)
      : null
  if (at === 32) return ' '
  const sign = table[at - FIRST]
  return sign === undefined || sign === ' ' ? null : sign
}

/** Words in a font: signs of the private area, and all letters of a symbol font, as Unicode. */
export function wordsInFont(text: string, font: string | undefined): string {
  if (!isSymbolFont(font) && !/[\uf020-\uf0ff]/.test(text)) return text
  return [...text]
    .map((letter) => {
      const code = letter.codePointAt(0) ?? 0
      const isPrivate = code >= PRIVATE && code <= PRIVATE + 255
      if (!isPrivate && !isSymbolFont(font)) return letter
      return signOf(isSymbolFont(font) ? font : 'symbol', code) ?? (isPrivate ? '□' : letter)
    })
    .join('')
}
