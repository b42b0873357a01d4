// Folds letters and signs to what a keyboard has, so that a search finds what it means.

/** Letters without a decomposition, and signs that keyboards have in one form only. */
const PLAIN: Readonly<Record<string, string>> = {
  ...{ ø: 'o', ł: 'l', đ: 'd', ð: 'd', ħ: 'h', ı: 'i', æ: 'ae', œ: 'oe', ß: 'ss', þ: 'th' },
  ...{ '‘': "'", '’': "'", ʼ: "'", '“': '"', '”': '"', '‐': '-', '‑': '-', '–': '-', '—': '-', '…': '...' },
}
const SPECIAL = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'g')

/** Folds case, accents and typographic signs, so that `kategorie` finds `Kategórie`, and `'` finds `’`. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\p{M}\u00ad]/gu, '')
    .toLowerCase()
    .replace(SPECIAL, (sign) => PLAIN[sign] ?? sign)
