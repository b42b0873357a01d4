// Colours as CSS writes them.
import type { Style } from './sheet'

/** A colour and its opacity. */
export interface Ink {
  /** `#rrggbb`. */
  readonly colour: string
  readonly alpha: number
}

/** The names of CSS Color 3, each followed by its hex digits, in three digits where possible. */
const NAMES = `aliceblue f0f8ff antiquewhite faebd7 aqua 0ff aquamarine 7fffd4 azure f0ffff beige f5f5dc bisque ffe4c4 black 000
blanchedalmond ffebcd blue 00f blueviolet 8a2be2 brown a52a2a burlywood deb887 cadetblue 5f9ea0 chartreuse 7fff00
chocolate d2691e coral ff7f50 cornflowerblue 6495ed cornsilk fff8dc crimson dc143c cyan 0ff darkblue 00008b darkcyan 008b8b
darkgoldenrod b8860b darkgray a9a9a9 darkgreen 006400 darkgrey a9a9a9 darkkhaki bdb76b darkmagenta 8b008b
darkolivegreen 556b2f darkorange ff8c00 darkorchid 9932cc darkred 8b0000 darksalmon e9967a darkseagreen 8fbc8f
darkslateblue 483d8b darkslategray 2f4f4f darkslategrey 2f4f4f darkturquoise 00ced1 darkviolet 9400d3 deeppink ff1493
deepskyblue 00bfff dimgray 696969 dimgrey 696969 dodgerblue 1e90ff firebrick b22222 floralwhite fffaf0 forestgreen 228b22
fuchsia f0f gainsboro dcdcdc ghostwhite f8f8ff gold ffd700 goldenrod daa520 gray 808080 green 008000 greenyellow adff2f
grey 808080 honeydew f0fff0 hotpink ff69b4 indianred cd5c5c indigo 4b0082 ivory fffff0 khaki f0e68c lavender e6e6fa
lavenderblush fff0f5 lawngreen 7cfc00 lemonchiffon fffacd lightblue add8e6 lightcoral f08080 lightcyan e0ffff
lightgoldenrodyellow fafad2 lightgray d3d3d3 lightgreen 90ee90 lightgrey d3d3d3 lightpink ffb6c1 lightsalmon ffa07a
lightseagreen 20b2aa lightskyblue 87cefa lightslategray 789 lightslategrey 789 lightsteelblue b0c4de lightyellow ffffe0
lime 0f0 limegreen 32cd32 linen faf0e6 magenta f0f maroon 800000 mediumaquamarine 66cdaa mediumblue 0000cd
mediumorchid ba55d3 mediumpurple 9370db mediumseagreen 3cb371 mediumslateblue 7b68ee mediumspringgreen 00fa9a
mediumturquoise 48d1cc mediumvioletred c71585 midnightblue 191970 mintcream f5fffa mistyrose ffe4e1 moccasin ffe4b5
navajowhite ffdead navy 000080 oldlace fdf5e6 olive 808000 olivedrab 6b8e23 orange ffa500 orangered ff4500 orchid da70d6
palegoldenrod eee8aa palegreen 98fb98 paleturquoise afeeee palevioletred db7093 papayawhip ffefd5 peachpuff ffdab9
peru cd853f pink ffc0cb plum dda0dd powderblue b0e0e6 purple 800080 rebeccapurple 639 red f00 rosybrown bc8f8f
royalblue 4169e1 saddlebrown 8b4513 salmon fa8072 sandybrown f4a460 seagreen 2e8b57 seashell fff5ee sienna a0522d
silver c0c0c0 skyblue 87ceeb slateblue 6a5acd slategray 708090 slategrey 708090 snow fffafa springgreen 00ff7f
steelblue 4682b4 tan d2b48c teal 008080 thistle d8bfd8 tomato ff6347 turquoise 40e0d0 violet ee82ee wheat f5deb3 white fff
whitesmoke f5f5f5 yellow ff0 yellowgreen 9acd32`
const named = new Map(
  [...NAMES.matchAll(/(\w+)\s+(\w+)/g)].map(([, name = '', digits = '']) => [name, digits]),
)

/** System colours that programs use, as printed on paper. */
const SYSTEM = new Map([
  ['canvas', 'fff'],
  ['window', 'fff'],
  ['canvastext', '000'],
  ['windowtext', '000'],
  ['currentcolor', '000'],
])

/** Unknown paints are drawn grey, so that they show. */
const UNKNOWN: Ink = { colour: '#808080', alpha: 1 }

/** No colour is longer. */
const LONGEST = 1000

/** Reads a colour; null for none. */
export function readColour(text: string | undefined): Ink | null {
  if (text !== undefined && text.length > LONGEST) return UNKNOWN
  const word = (text ?? 'none')
    .replace(/\bicc-color\([^)]*\)/, '')
    .trim()
    .toLowerCase()
  if (word === 'none' || word === 'transparent') return null
  const digits = /^#([0-9a-f]+)$/.exec(word)?.[1] ?? named.get(word) ?? SYSTEM.get(word)
  if (digits !== undefined) return fromDigits(digits)
  const [, model, list = ''] = /^(rgb|hsl)a?\(([^)]*)\)$/.exec(word) ?? []
  const parts = list.split(/[\s,/]+/).filter((part) => part !== '')
  if (model === undefined || parts.length < 3) return UNKNOWN
  const alpha = parts[3] === undefined ? 1 : share(parts[3])
  const channels = model === 'rgb' ? parts.slice(0, 3).map(channel) : fromHsl(parts)
  return { colour: `#${channels.map(hex).join('')}`, alpha }
}

function fromDigits(digits: string): Ink {
  const long = digits.length < 6 ? [...digits].map((digit) => digit + digit).join('') : digits
  if (long.length !== 6 && long.length !== 8) return UNKNOWN
  const alpha = long.length === 8 ? Number.parseInt(long.slice(6), 16) / 255 : 1
  return { colour: `#${long.slice(0, 6)}`, alpha }
}

/** Resolves `currentColor` to the colour of the text within a style; other words stay as they are. */
export const colourWord = (word: string, style: Style): string =>
  /^\s*currentcolor\s*$/i.test(word) ? (style.color ?? 'black') : word

/** Whether a colour is drawn as written. */
export const isColour = (text: string): boolean => readColour(text) !== UNKNOWN

const SHARE = /^\s*([-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?)(%?)\s*$/i

/** Reads a fraction written as `0.5` or `50%`, from 0 to 1; returns `otherwise` for anything else. */
export function share(text: string | undefined, otherwise = 1): number {
  const match = SHARE.exec(text ?? '')
  if (!match) return otherwise
  return Math.min(1, Math.max(0, Number(match[1]) / (match[2] === '%' ? 100 : 1)))
}

const channel = (part: string): number => (Number.parseFloat(part) * (part.endsWith('%') ? 255 : 100)) / 100

/** CSS Color 3, 4.2.4. */
function fromHsl([hue = '0', saturation = '0', lightness = '0']: readonly string[]): number[] {
  const turn = Number.parseFloat(hue) / 30
  const [s, l] = [share(saturation), share(lightness)]
  return [0, 8, 4].map((step) => {
    const at = (step + turn + 120) % 12
    return 255 * (l - s * Math.min(l, 1 - l) * Math.max(-1, Math.min(at - 3, 9 - at, 1)))
  })
}

const hex = (value: number): string =>
  Math.round(Math.min(255, Math.max(0, value || 0)))
    .toString(16)
    .padStart(2, '0')
