// Parses labels of list items: `b)`, `iv.`, `[1]`, `٣.`, `一、`, a bullet, a check box, or words.

/** The meaning of a label. */
export type Label =
  | { readonly kind: 'bullet' }
  | { readonly kind: 'task'; readonly checked: boolean }
  /** Words that a list can't express: `Annex A:`, `Step 1.` */
  | { readonly kind: 'words'; readonly text: string }
  | {
      readonly kind: 'number'
      /** Possible numbers: `c` is 3 or, as a Roman numeral, 100. The likeliest comes first. */
      readonly values: readonly number[]
      /** Letters or Roman numerals. */
      readonly lettered: boolean
    }

const OPEN_BOXES = '☐❏❐❑❒□◻▢'
const DONE_BOXES = '☑☒🗹🗷'
/** Signs around a number. */
const AROUND = /^[([{【「『〔]?(.*?)[)\]}】」』〕.:、。,\-–]*$/su
/** Letters that are drawn as bullets in symbol fonts. */
const BULLET_LETTERS = 'ovqnwul'
const LETTER_ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  'абвгдежзиклмнопрстуфхцчшщыэюя',
  'αβγδεζηθικλμνξοπρστυφχψω',
  '가나다라마바사아자차카타파하',
  'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン',
  '甲乙丙丁戊己庚辛壬癸',
  'أبتثجحخدذرزسشصضطظعغفقكلمنهوي',
] as const
const HEBREW = 'אבגדהוזחטיכלמנסעפצקרשת'

/** Parses a label. */
export function readLabel(label: string): Label {
  const text = label
    .normalize('NFKC')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .slice(0, 200)
  const [first = ''] = label.trim()
  if (OPEN_BOXES.includes(first) && first !== '' && [...label.trim()].length === 1)
    return { kind: 'task', checked: false }
  if (DONE_BOXES.includes(first) && first !== '' && [...label.trim()].length === 1)
    return { kind: 'task', checked: true }
  if (!/[\p{L}\p{N}]/u.test(text)) return { kind: 'bullet' }
  const core = AROUND.exec(text)?.[1]?.trim() ?? ''
  const bare = core === text
  if (bare && [...text].length === 1 && (BULLET_LETTERS.includes(text) || /[\u00c0-\u00ff]/.test(text)))
    return { kind: 'bullet' }
  const values = valuesOf(core)
  if (values.length === 0) return { kind: 'words', text }
  return { kind: 'number', values, lettered: !/\p{N}/u.test(core) || /^[ivxlcdm]+$/i.test(core) }
}

/** Possible numbers of a label without its punctuation; none for words. */
function valuesOf(core: string): number[] {
  const last = /^(?:\p{Nd}{1,6}[.)\-–])*(\p{Nd}{1,6})$/u.exec(core)?.[1]
  if (last !== undefined) return [Number([...last].map(digitOf).join(''))]
  const chinese = chineseNumber(core)
  if (chinese > 0) return [chinese]
  const hebrew = hebrewNumber(core)
  if (hebrew > 0) return [hebrew]
  const found = [romanNumber(core), letterNumber(core)].filter((value) => value > 0)
  return found.sort((one, other) => one - other)
}

/** A digit of any script; those of one script are consecutive and begin with zero. */
function digitOf(digit: string): number {
  const code = digit.codePointAt(0) ?? 0
  let value = 0
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1
  return value
}

function letterNumber(core: string): number {
  const letters = [...core.toLowerCase()]
  const [letter = ''] = letters
  if (letters.length === 0 || letters.length > 3 || letters.some((other) => other !== letter)) return 0
  for (const row of LETTER_ROWS) {
    const at = [...row].indexOf(letter)
    // After z comes aa, then bb.
    if (at >= 0) return (letters.length - 1) * [...row].length + at + 1
  }
  return 0
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 }

function romanNumber(core: string): number {
  const text = core.toLowerCase()
  if (!/^m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$/.test(text)) return 0
  const values = [...text].map((letter) => ROMAN[letter] ?? 0)
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0)
}

function hebrewNumber(core: string): number {
  const letters = [...core.replace(/["'׳״]/g, '')]
  if (letters.length === 0 || letters.length > 4) return 0
  const values = letters.map((letter) => HEBREW.indexOf(letter))
  if (values.some((at) => at < 0)) return 0
  return values.reduce((sum, at) => sum + (at < 9 ? at + 1 : at < 18 ? (at - 8) * 10 : (at - 17) * 100), 0)
}

function chineseNumber(core: string): number {
  if (!/^[一二三四五六七八九十百]{1,5}$/.test(core)) return 0
  let total = 0
  let digit = 0
  for (const sign of core) {
    const unit = sign === '十' ? 10 : sign === '百' ? 100 : 0
    if (unit > 0) total += (digit || 1) * unit
    digit = unit > 0 ? 0 : '一二三四五六七八九'.indexOf(sign) + 1
  }
  return total + digit
}
