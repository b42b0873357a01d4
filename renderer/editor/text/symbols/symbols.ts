// Symbols that keyboards lack, by group, with names to search for.

/** A symbol. */
export interface SymbolEntry {
  /** The text inserted. */
  readonly text: string
  readonly name: string
  readonly group: string
  /** Shown for an invisible symbol. */
  readonly shown?: string
}

type Row = readonly [text: string, name: string, shown?: string]

const GREEK = [
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho',
  'sigma tau upsilon phi chi psi omega',
]
  .join(' ')
  .split(' ')

/** Code points of the Greek letters; final sigma is between rho and sigma. */
const GREEK_SMALL = 0x3b1
const GREEK_CAPITAL = 0x391
const SIGMA = GREEK.indexOf('sigma')

const greek = (start: number, index: number): string =>
  String.fromCodePoint(start + index + (index >= SIGMA ? 1 : 0))

const groups: Readonly<Record<string, readonly Row[]>> = {
  'Dashes and spaces': [
    ['–', 'En dash'],
    ['—', 'Em dash'],
    ['−', 'Minus sign'],
    ['\u2011', 'Non-breaking hyphen', '‑'],
    ['\u00ad', 'Soft hyphen (where a word may break)', '·'],
    ['\u00a0', 'Non-breaking space', '␣'],
    ['\u202f', 'Narrow non-breaking space', '␣'],
  ],
  Punctuation: [
    ['…', 'Ellipsis'],
    ['‘', 'Left single quotation mark'],
    ['’', 'Right single quotation mark, apostrophe'],
    ['“', 'Left double quotation mark'],
    ['”', 'Right double quotation mark'],
    ['«', 'Left guillemet'],
    ['»', 'Right guillemet'],
    ['§', 'Section sign'],
    ['¶', 'Paragraph sign, pilcrow'],
    ['†', 'Dagger'],
    ['‡', 'Double dagger'],
    ['•', 'Bullet'],
    ['·', 'Middle dot'],
    ['¡', 'Inverted exclamation mark'],
    ['¿', 'Inverted question mark'],
  ],
  'Signs and units': [
    ['©', 'Copyright sign'],
    ['®', 'Registered trade mark sign'],
    ['™', 'Trade mark sign'],
    ['°', 'Degree sign'],
    ['′', 'Prime, minutes, feet'],
    ['″', 'Double prime, seconds, inches'],
    ['‰', 'Per mille sign'],
    ['№', 'Numero sign, number'],
    ['µ', 'Micro sign'],
    ['✓', 'Check mark, tick'],
  ],
  Currency: [
    ['€', 'Euro sign'],
    ['£', 'Pound sign'],
    ['¥', 'Yen or yuan sign'],
    ['¢', 'Cent sign'],
    ['₹', 'Rupee sign'],
    ['₴', 'Hryvnia sign'],
    ['₺', 'Lira sign'],
    ['₽', 'Rouble sign'],
  ],
  Arrows: [
    ['→', 'Right arrow'],
    ['←', 'Left arrow'],
    ['↑', 'Up arrow'],
    ['↓', 'Down arrow'],
    ['↔', 'Left and right arrow'],
    ['↕', 'Up and down arrow'],
    ['↗', 'Up and right arrow, rising'],
    ['↘', 'Down and right arrow, falling'],
    ['⇒', 'Double right arrow, follows'],
  ],
  Mathematics: [
    ['±', 'Plus or minus'],
    ['×', 'Multiplication sign, times'],
    ['÷', 'Division sign'],
    ['≈', 'Almost equal to, about'],
    ['≠', 'Not equal to'],
    ['≤', 'Less than or equal to'],
    ['≥', 'Greater than or equal to'],
    ['∞', 'Infinity'],
    ['√', 'Square root'],
    ['∑', 'Sum'],
    ['Δ', 'Difference, change'],
    ['²', 'Superscript two, squared'],
    ['³', 'Superscript three, cubed'],
  ],
  Fractions: [
    ['½', 'One half'],
    ['⅓', 'One third'],
    ['⅔', 'Two thirds'],
    ['¼', 'One quarter'],
    ['¾', 'Three quarters'],
    ['⅛', 'One eighth'],
    ['⅜', 'Three eighths'],
    ['⅝', 'Five eighths'],
    ['⅞', 'Seven eighths'],
  ],
  'Greek letters': GREEK.flatMap((name, index): Row[] => [
    [greek(GREEK_SMALL, index), `Small ${name}`],
    [greek(GREEK_CAPITAL, index), `Capital ${name}`],
  ]),
}

/** All symbols, group by group. */
export const symbols: readonly SymbolEntry[] = Object.entries(groups).flatMap(([group, rows]) =>
  rows.map(([text, name, shown]) => ({ text, name, group, ...(shown ? { shown } : {}) })),
)
