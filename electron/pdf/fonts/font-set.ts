// All fonts of the engine: font file by style, shaping with fallback for missing characters, and a cache.
import { remember } from '../remember'
import { FONT_FILES, LATE_FONT_FILES } from '../resource-list'
import type { FontId, Word } from '../types'
import { BOLD, FAMILIES, FORMS, featureFor, type LetterForm, STYLES } from './font-style'
import type { Shaper, ShapingFont } from './harfbuzz'
import { type FontTables, readFontTables } from './tables'

/** Shaped text: several words if the font changes within; `missing` are the characters that no font has. */
export interface ShapedText {
  readonly words: readonly Word[]
  /** Sum of the words' widths, in thousandths of the size. */
  readonly width: number
  readonly missing: string
}

export interface FontSet {
  /**
   * Shapes text of a single direction: with figures for running text, unless `form` says otherwise. Equal calls return the same
   * object, except for very long text.
   */
  shape(font: FontId, text: string, rightToLeft?: boolean, form?: LetterForm): ShapedText
  /** A space in the font of words, as wide as another one. */
  spaceOf(font: FontId, like: ShapedText): ShapedText
  /** Width of each UTF-16 unit of words in reading order: that of its glyphs, in thousandths of the size. */
  widthsWithin(shaped: Pick<ShapedText, 'words'>): readonly number[]
  /** The characters of a text that no font has. */
  missing(text: string): string
  tables(font: FontId): FontTables
  /** The font's file. */
  file(font: FontId): Uint8Array
}

/**
 * Fonts tried in turn for a character missing from the style's own font, so that all styles have the same characters.
 */
const FALLBACKS = fontIds(
  'SourceSans3-Regular.ttf',
  'Vazirmatn-Regular.ttf',
  'NotoSansHebrew-Regular.ttf',
  'NotoSansSymbols2-Regular.ttf',
  'NotoSansMath-Regular.ttf',
  'SourceSerif4-Regular.ttf',
  'SourceCodePro-Regular.ttf',
)
/** The same for bold text, with heavy faces where available. */
const HEAVY_FALLBACKS = [
  ...fontIds(
    'SourceSans3-Bold.ttf',
    'Vazirmatn-Bold.ttf',
    'NotoSansHebrew-Bold.ttf',
    'NotoSansSymbols2-Regular.ttf',
    'NotoSansMath-Regular.ttf',
    'SourceSerif4-Bold.ttf',
    'SourceCodePro-Bold.ttf',
  ),
  ...FALLBACKS,
]
/** Fonts of scripts that run from right to left. */
const LEFTWARD: ReadonlySet<FontId> = new Set(
  fontIds(
    'Vazirmatn-Regular.ttf',
    'Vazirmatn-Bold.ttf',
    'NotoSansHebrew-Regular.ttf',
    'NotoSansHebrew-Bold.ttf',
  ),
)
/** Tried last, and only for characters of their script: the files are large, and other characters must not load them. */
const HANGUL = FONT_FILES.indexOf('NanumGothic.ttf')
const HANGUL_CHARACTER = /[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff]/
const IDEOGRAPHIC = FONT_FILES.indexOf('DroidSansFallback.ttf')
const IDEOGRAPHIC_CHARACTER = /[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]|\p{Script=Han}/u

/** Has the letters of all languages in Arabic script; those of the common ones are in the fonts above. */
const RARE_ARABIC = FONT_FILES.indexOf('NotoNaskhArabic-Regular.ttf')
const ARABIC_CHARACTER = /[\u0600-\u06ff\u0750-\u077f\u0890-\u08ff\ufb50-\ufdff\ufe70-\ufefe]/

/** Characters that may be drawn as another when a font lacks them: same look, different line-breaking behaviour. */
const SUBSTITUTES: Readonly<Record<string, string>> = {
  '\u2011': '-',
  '\u2010': '-',
  '\u00a0': ' ',
  '\u2212': '\u2013',
}

/** Drawn for a character that no font has. */
const MISSING = '\u25a1'

/** Characters that use the font of the one before them. */
const CLINGING = /^\p{M}$/u
/** Invisible characters: format controls and placeholders. No font draws them. */
const INVISIBLE = /^(?:\p{Default_Ignorable_Code_Point}|[\ufff9-\ufffc])$/u
/** Those that affect shaping if the font supports them: joiners and variation selectors. */
const SHAPING = /^(?:\u200c|\u200d|\p{Variation_Selector})$/u
/** Fixed-width spaces, which HarfBuzz synthesises from the plain space of any font. */
const FIXED_SPACE = /^[\u1680\u2000-\u200a\u202f\u205f]$/u
/** Skin tones: they form one sign with the preceding hand or face, which is printed in black. */
const SKIN = /^\p{Emoji_Modifier}$/u
const EMOJI = /^\p{Emoji_Modifier_Base}$/u
const JOINER = '\u200d'
/** The combining keycap, and the characters it may enclose. */
const KEYCAP = '\u20e3'
const KEY = /([\d#*])\ufe0f?$/
const FLAG_LETTER = /^\p{Regional_Indicator}$/u

/** Longer text rarely recurs: caching its shapes would only take memory. */
const LONGEST_KEPT = 128

/** Font files: those loaded at the start by name, and a loader for those read on demand. */
export interface FontFiles {
  readonly fonts: ReadonlyMap<string, Uint8Array>
  readonly lateFont: (file: string) => Uint8Array
}

/** Opens the fonts: all of `FONT_FILES`. Throws when one is missing. */
export function createFontSet({ fonts, lateFont }: FontFiles, shaper: Shaper): FontSet {
  const fileOf = lazily((font) => {
    const name = FONT_FILES[font] ?? ''
    const bytes = LATE_FONT_FILES.includes(name) ? lateFont(name) : fonts.get(name)
    if (!bytes) throw new Error(`The font ${name || font} was not loaded from resources/fonts.`)
    return bytes
  })
  const tables = lazily((font) => readFontTables(fileOf(font)))
  const opened = lazily((font) => shaper.open(fileOf(font)))
  const faces = { opened, tables }
  // Warm up the faces of the families, as every document uses some of them: HarfBuzz parses a face when it first shapes
  // with it, once for letters and once for common characters.
  for (let font = 0; font < FAMILIES.length * STYLES; font++) {
    tables(font)
    for (const text of ['a', ' ']) opened(font).shape(text, false, '')
  }
  const caches: (Map<string, ShapedText> | undefined)[] = []
  return {
    shape(font, text, rightToLeft = false, form = 'text') {
      if (text.length > LONGEST_KEPT) return shapeText(faces, font, text, rightToLeft, form)
      // Called for each word of the document: plain look-ups, no closures.
      const key = font + FONT_FILES.length * ((rightToLeft ? 1 : 0) + 2 * FORMS.indexOf(form))
      let cache = caches[key]
      if (cache === undefined) {
        cache = new Map()
        caches[key] = cache
      }
      let shaped = cache.get(text)
      if (shaped === undefined) {
        shaped = shapeText(faces, font, text, rightToLeft, form)
        cache.set(text, shaped)
      }
      return shaped
    },
    spaceOf(font, like) {
      const glyph = tables(font).glyphOf(0x20)
      const [word] = like.words
      if (glyph === 0 || !word) return like
      const advances = [like.width, 0, 0]
      return { ...like, words: [{ ...word, font, glyphs: [glyph], advances }] }
    },
    widthsWithin({ words }) {
      const widths: number[] = []
      for (const { font, text, glyphs, clusters, advances: places } of words) {
        const start = widths.length
        const { advance } = tables(font)
        for (let i = 0; i < text.length; i++) widths.push(0)
        for (let i = 0; i < glyphs.length; i++) {
          const at = start + (clusters[i] as number)
          widths[at] = (widths[at] ?? 0) + (places?.[i * 3] ?? advance(glyphs[i] as number))
        }
      }
      return widths
    },
    missing: (text) => splitByFont(tables, 0, text).missing,
    tables,
    file: fileOf,
  }
}

function lazily<T>(make: (font: FontId) => T): (font: FontId) => T {
  const made = new Map<FontId, T>()
  return (font) => remember(made, font, () => make(font))
}

/** The fonts as they are used: opened for shaping, and their tables. */
interface Faces {
  readonly opened: (font: FontId) => ShapingFont
  readonly tables: (font: FontId) => FontTables
}

interface Run {
  font: FontId
  /** The text as drawn. */
  drawn: string
  /** The text as meant. */
  text: string
  standIn: boolean
}

function shapeText(
  { opened, tables }: Faces,
  font: FontId,
  text: string,
  rightToLeft: boolean,
  form: LetterForm,
): ShapedText {
  const { runs, missing } = splitByFont(tables, font, text)
  const feature = featureFor(text, form)
  const words = runs.map((run) => shapeRun(opened(run.font), tables(run.font), run, rightToLeft, feature))
  if (rightToLeft) words.reverse()
  return { words, width: words.reduce((sum, word) => sum + word.width, 0), missing }
}

function splitByFont(
  tables: (font: FontId) => FontTables,
  font: FontId,
  text: string,
): { runs: Run[]; missing: string } {
  if (isPlain(tables(font), text)) return { runs: [{ font, drawn: text, text, standIn: false }], missing: '' }
  const runs: Run[] = []
  let missing = ''
  let before = ''
  for (const char of text) {
    const last = runs.at(-1)
    const known = last !== undefined && tables(last.font).glyphOf(char.codePointAt(0) ?? 0) !== 0
    const invisible = INVISIBLE.test(char)
    // A space between words of a script stays in its font: readers take both for one text.
    const within = char === ' ' && last !== undefined && LEFTWARD.has(last.font)
    if (known && (within || (invisible ? SHAPING : CLINGING).test(char))) {
      last.drawn += char
      last.text += char
    } else if (last && SKIN.test(char) && EMOJI.test(before)) last.text += char
    else if (char === KEYCAP && addKeycap(runs, tables, chooseFont(tables, font, char))) before = char
    else if (!invisible) missing += addChar(runs, chooseFont(tables, font, char), char, before)
    before = FLAG_LETTER.test(before) && FLAG_LETTER.test(char) ? '' : char
  }
  return { runs, missing }
}

/** Adds a character to the runs; returns it when no font has it. */
function addChar(runs: Run[], choice: Choice, char: string, before: string): string {
  const last = runs.at(-1)
  const standIn = choice.drawn !== char && choice.drawn !== ' '
  // Any space is reported as a plain space: some readers lose what follows a replacement text within a line.
  const told = FIXED_SPACE.test(char) ? ' ' : char
  const missing = choice.drawn === MISSING && char !== MISSING
  // One box for what readers see as one sign, such as a family or a flag.
  const goesOn = before === JOINER || (FLAG_LETTER.test(before) && FLAG_LETTER.test(char))
  if (missing && goesOn && last?.drawn.endsWith(MISSING)) last.text += char
  else if (last && last.font === choice.font && last.standIn === standIn) {
    last.drawn += choice.drawn
    last.text += told
  } else runs.push({ font: choice.font, drawn: choice.drawn, text: told, standIn })
  return missing ? char : ''
}

/** Adds a keycap to the figure before it: both in one font, or they would be side by side. */
function addKeycap(runs: Run[], tables: (font: FontId) => FontTables, { font, drawn }: Choice): boolean {
  const last = runs.at(-1)
  const [key, figure = ''] = (last && KEY.exec(last.drawn)) ?? []
  if (!last || key === undefined || drawn !== KEYCAP) return false
  if (tables(font).glyphOf(figure.codePointAt(0) ?? 0) === 0) return false
  last.drawn = last.drawn.slice(0, -key.length)
  last.text = last.text.slice(0, -key.length)
  if (last.drawn === '') runs.pop()
  runs.push({ font, drawn: figure + KEYCAP, text: key + KEYCAP, standIn: false })
  return true
}

/** End of the Latin letters; below it nothing combines with its neighbour. */
const PLAIN_END = 0x250
const SOFT_HYPHEN = 0xad

/** Whether a font has all characters of a text and none needs special treatment: true for nearly all words. */
function isPlain(tables: FontTables, text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= PLAIN_END || code === SOFT_HYPHEN || tables.glyphOf(code) === 0) return false
  }
  return text !== ''
}

/** The font chosen for a character, and what it draws. */
interface Choice {
  readonly font: FontId
  readonly drawn: string
}

function chooseFont(tables: (font: FontId) => FontTables, font: FontId, char: string): Choice {
  if (FIXED_SPACE.test(char)) return { font, drawn: char }
  const bold = ((font % STYLES) & BOLD) !== 0
  // A family's upright face first, as the oblique monospaced one only has Latin.
  const upright = font - (font % STYLES) + (bold ? BOLD : 0)
  const candidates = [font, upright, ...(bold ? HEAVY_FALLBACKS : FALLBACKS)]
  if (HANGUL_CHARACTER.test(char)) candidates.push(HANGUL)
  else if (IDEOGRAPHIC_CHARACTER.test(char)) candidates.push(IDEOGRAPHIC)
  else if (ARABIC_CHARACTER.test(char)) candidates.push(RARE_ARABIC)
  for (const drawn of [char, SUBSTITUTES[char], MISSING]) {
    if (drawn === undefined) continue
    const found = candidates.find((candidate) => tables(candidate).glyphOf(drawn.codePointAt(0) ?? 0) !== 0)
    if (found !== undefined) return { font: found, drawn }
  }
  return { font, drawn: '?' }
}

function shapeRun(
  shaping: ShapingFont,
  tables: FontTables,
  run: Run,
  rightToLeft: boolean,
  feature: string,
): Word {
  const { glyphs, clusters, advances: places } = shaping.shape(run.drawn, rightToLeft, feature)
  const scale = 1000 / tables.unitsPerEm
  let width = 0
  let plain = true
  for (let i = 0; i < glyphs.length; i++) {
    const advance = (places[i * 3] ?? 0) * scale
    width += advance
    plain &&= advance === tables.advance(glyphs[i] ?? 0) && places[i * 3 + 1] === 0 && places[i * 3 + 2] === 0
  }
  return {
    font: run.font,
    text: run.text,
    width,
    glyphs,
    clusters,
    advances: plain ? null : places.map((place) => place * scale),
    rightToLeft,
    standIn: run.standIn,
  }
}

function fontIds(...files: (typeof FONT_FILES)[number][]): FontId[] {
  return files.map((file) => FONT_FILES.indexOf(file))
}
