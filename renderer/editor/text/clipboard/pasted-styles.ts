// Styles of pasted HTML: styles of classes are merged into their elements, and converted to tags.

import { SYMBOL_FONTS } from '#shared/symbol-signs'
import { moveChildren, unwrap } from './dom-tools'
import { meaningOf, readStyle, shadeOf } from './style-meaning'

/** Elements whose style is about their words. */
const WORDS = 'span, font, a, p, b, i, strong, em, u, sup, sub, ins'
/** Style sheet properties that are kept. */
const KEPT =
  /^(font-(weight|style|family)|text-(decoration(-line)?|align)|vertical-align|display|mso-hide|background(-color)?)$/

/** Adds the styles of classes to their elements, before their own. */
export function takeClassStyles(page: Document, sheets: readonly string[]): void {
  const rules = classRules(sheets)
  if (rules.size === 0) return
  for (const element of page.querySelectorAll<HTMLElement>('[class]')) {
    const found = [...element.classList].flatMap((name) => [
      rules.get(`.${name}`) ?? '',
      rules.get(`${element.localName}.${name}`) ?? '',
    ])
    const style = found.filter(Boolean).join(';')
    if (style) element.dataset.style = `${style};${element.dataset.style ?? ''}`
  }
}

/** Declarations by class selector, such as `.xl65` or `p.MsoTitle`. */
function classRules(sheets: readonly string[]): Map<string, string> {
  const rules = new Map<string, string>()
  for (const sheet of sheets) {
    for (const block of sheet.split('}')) {
      const open = block.lastIndexOf('{')
      if (open < 0) continue
      const kept = [...readStyle(block.slice(open + 1))].filter(([name]) => KEPT.test(name))
      if (kept.length === 0) continue
      const style = kept.map(([name, value]) => `${name}:${value}`).join(';')
      const heads = block
        .slice(Math.max(0, open - 2000), open)
        .replaceAll('*/', ',')
        .replaceAll('<!--', ',')
      for (const selector of heads.split(/[,{]/)) {
        const name = /^([a-zA-Z\d]{0,20})\.([\w-]{1,80})$/.exec(selector.trim())
        if (name) rules.set(`${name[1]?.toLowerCase()}.${name[2]}`, style)
      }
    }
  }
  return rules
}

/** Converts styles to tags, alignment and shades; removes hidden content. */
export function applyStyles(page: Document): void {
  for (const styled of page.querySelectorAll<HTMLElement>('[data-style], [align], [bgcolor]'))
    applyStyle(styled)
}

function applyStyle(styled: HTMLElement): void {
  const style = styled.dataset.style ?? ''
  const { tags, notBold, notItalic, align, hidden } = meaningOf(style)
  delete styled.dataset.style
  if (hidden) {
    styled.remove()
    return
  }
  if (styled.matches('td, th')) {
    const shade = shadeOf(style || `background:${styled.getAttribute('bgcolor') ?? ''}`)
    if (shade && styled.localName === 'td') styled.dataset.shade = shade
    if (tags.includes('strong')) styled.dataset.bold = ''
  }
  const side = align ?? styled.getAttribute('align')?.toLowerCase()
  // Left is the default.
  if (side && side !== 'left' && side !== 'start') styled.dataset.align = side === 'end' ? 'right' : side
  if (!styled.matches(WORDS)) return
  for (const tag of tags) {
    const around = styled.ownerDocument.createElement(tag)
    moveChildren(styled, around)
    styled.append(around)
  }
  if ((notBold && styled.matches('b, strong')) || (notItalic && styled.matches('i, em'))) unwrap(styled)
}

/** Letters in symbol fonts become the symbols that they show. */
export function readSymbols(page: Document): void {
  const done = new Set<Node>()
  for (const element of page.querySelectorAll<HTMLElement>('[data-style], font[face]')) {
    const signs = SYMBOL_FONTS[symbolFont(element)]
    if (signs === undefined) continue
    const letters = [...signs]
    const texts = page.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      if (done.has(text)) continue
      done.add(text)
      text.nodeValue = [...(text.nodeValue ?? '')].map((letter) => signOf(letter, letters)).join('')
    }
  }
}

/** The first font of an element, or the one that Word names for its symbols. */
export function symbolFont(element: HTMLElement): string {
  const style = readStyle(element.dataset.style ?? '')
  const names = [style.get('mso-symbol-font-family'), style.get('font-family'), element.getAttribute('face')]
  const fonts = names.map(
    (list) => (list ?? '').split(',')[0]?.replace(/["']/g, '').trim().toLowerCase() ?? '',
  )
  return fonts.find((font) => Object.hasOwn(SYMBOL_FONTS, font)) ?? ''
}

/** Characters of windows-1252 from 128 to 159, which differ in Unicode. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

function signOf(letter: string, signs: readonly string[]): string {
  const code = letter.codePointAt(0) ?? 0
  const high = WINDOWS_1252.indexOf(letter)
  const byte = high >= 0 ? 128 + high : code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code
  const sign = byte > 32 && byte < 256 && byte !== 160 ? signs[byte - 33] : undefined
  return sign === undefined || sign === ' ' ? letter : sign
}
