// Names of the files that the caller loads from `resources/` and passes to `createEngine`.

/** Fonts, in `resources/fonts/`. The index in this list is the font's id in a layout: append, never reorder. */
export const FONT_FILES = [
  'SourceSerif4-Regular.ttf',
  'SourceSerif4-Italic.ttf',
  'SourceSerif4-Bold.ttf',
  'SourceSerif4-BoldItalic.ttf',
  'SourceSans3-Regular.ttf',
  'SourceSans3-Italic.ttf',
  'SourceSans3-Bold.ttf',
  'SourceSans3-BoldItalic.ttf',
  'SourceCodePro-Regular.ttf',
  'SourceCodePro-Italic.ttf',
  'SourceCodePro-Bold.ttf',
  'SourceCodePro-BoldItalic.ttf',
  'NotoSansSymbols2-Regular.ttf',
  'NotoSansMath-Regular.ttf',
  'Vazirmatn-Regular.ttf',
  'Vazirmatn-Bold.ttf',
  'NotoSansHebrew-Regular.ttf',
  'NotoSansHebrew-Bold.ttf',
  'DroidSansFallback.ttf',
  'NanumGothic.ttf',
  'NotoNaskhArabic-Regular.ttf',
] as const

/** Fonts that are read only when a document has their characters: large, and rarely needed. */
export const LATE_FONT_FILES: readonly string[] = [
  'DroidSansFallback.ttf',
  'NanumGothic.ttf',
  'NotoNaskhArabic-Regular.ttf',
]

/** Hyphenation patterns, in `resources/hyphenation/`: each is read when a document in its language is first laid out. */
export const HYPHENATION_FILES = [
  'de.json',
  'es.json',
  'fr.json',
  'it.json',
  'nb.json',
  'nl.json',
  'pl.json',
  'pt.json',
  'uk.json',
] as const
export type HyphenationFile = (typeof HYPHENATION_FILES)[number]

/** Themes, in `resources/themes/<id>.json`. */
export { THEME_IDS } from '#shared/themes'

/** HarfBuzz, in `resources/wasm/`; a copy of the file in the npm package `harfbuzzjs`. */
export const WASM_FILE = 'harfbuzz.wasm'
