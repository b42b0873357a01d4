// Kinds of letters and symbols, in words for messages about characters that no font has.

/** Script names as used for their letters. */
const SCRIPTS: Readonly<Record<string, string>> = {
  Thai: 'Thai',
  Lao: 'Lao',
  Khmer: 'Khmer',
  Myanmar: 'Burmese',
  Devanagari: 'Devanagari',
  Bengali: 'Bengali',
  Gurmukhi: 'Gurmukhi',
  Gujarati: 'Gujarati',
  Oriya: 'Odia',
  Tamil: 'Tamil',
  Telugu: 'Telugu',
  Kannada: 'Kannada',
  Malayalam: 'Malayalam',
  Sinhala: 'Sinhala',
  Thaana: 'Thaana',
  Tibetan: 'Tibetan',
  Georgian: 'Georgian',
  Armenian: 'Armenian',
  Ethiopic: 'Ethiopic',
  Mongolian: 'Mongolian',
  Syriac: 'Syriac',
  Cherokee: 'Cherokee',
  Tifinagh: 'Tifinagh',
  Nko: 'N’Ko',
  Vai: 'Vai',
  Adlam: 'Adlam',
  Javanese: 'Javanese',
  Balinese: 'Balinese',
  Yi: 'Yi',
  Bopomofo: 'Bopomofo',
  Coptic: 'Coptic',
  Gothic: 'Gothic',
  Runic: 'Runic',
  Ogham: 'Ogham',
  Cuneiform: 'Cuneiform',
  Egyptian_Hieroglyphs: 'Egyptian',
  Arabic: 'rare Arabic',
  Hebrew: 'rare Hebrew',
  Latin: 'rare Latin',
  Greek: 'rare Greek',
  Cyrillic: 'rare Cyrillic',
  Han: 'rare Chinese',
  Hiragana: 'rare Japanese',
  Katakana: 'rare Japanese',
  Hangul: 'old Korean',
}

/** Created on first use: so many patterns take 5 ms, and few packs have such characters. */
let kinds: ReturnType<typeof makeKinds> | undefined

/** The first match wins; symbols come before scripts that also contain them. */
const makeKinds = (): readonly (readonly [RegExp, string])[] => [
  [/\p{Regional_Indicator}/u, 'flags'],
  [/\p{Extended_Pictographic}|\p{Emoji_Modifier}/u, 'emoji'],
  [/\p{Co}/u, 'private-use characters'],
  [/[\ufffd\ud800-\udfff]|\p{Noncharacter_Code_Point}/u, 'invalid characters'],
  [/\p{Cn}/u, 'unknown characters'],
  ...Object.entries(SCRIPTS).map(([script, name]): readonly [RegExp, string] => [
    new RegExp(`\\p{Script_Extensions=${script}}`, 'u'),
    `${name} letters`,
  ]),
  [/\p{L}/u, 'letters of rare scripts'],
  [/\p{M}/u, 'accents'],
]

/** Returns the kind of a character, in the plural: `Thai letters`, `emoji`, `signs`. */
export function kindOf(char: string): string {
  kinds ??= makeKinds()
  return kinds.find(([characters]) => characters.test(char))?.[1] ?? 'signs'
}
