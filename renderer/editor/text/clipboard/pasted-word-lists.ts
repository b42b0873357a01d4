// Converts Word's lists, which are paragraphs with the level in their style and the number as text.

import { readLabel } from '#shared/list-labels'
import { BLOCKS } from './dom-tools'
import type { LeftOut } from './left-out'
import { ListBuilder } from './list-builder'
import { meaningOf, readStyle } from './style-meaning'

const SIGN = '[data-style*="mso-list:Ignore" i]'

/** Converts list paragraphs to lists, and removes the numbers that Word writes before headings. */
export function buildWordLists(page: Document, left: LeftOut): void {
  const lists = new ListBuilder(page, left)
  for (const item of page.querySelectorAll<HTMLElement>('p[data-style*="mso-list"]')) {
    const { wordList } = meaningOf(item.dataset.style ?? '')
    if (wordList === null) continue
    takeBetween(item, lists, wordList)
    const sign = takeSign(item)
    if (item.previousElementSibling !== lists.root) lists.end()
    if (lists.add(item, wordList, sign)) continue
    item.prepend(`${sign} `)
    lists.end()
  }
  for (const sign of page.querySelectorAll(SIGN)) keepWords(sign)
}

/** Headings are numbered by the pack; words before them, such as `Annex A:`, are kept. */
function keepWords(sign: Element): void {
  const label = readLabel(textOf(sign))
  if (label.kind === 'words') sign.replaceWith(`${label.text} `)
  else sign.remove()
}

/**
 * Paragraphs without a number between two items belong to the first of them if they are indented or the list continues
 * at a deeper level.
 */
function takeBetween(item: HTMLElement, lists: ListBuilder, level: number): void {
  const { root, lastItem } = lists
  if (!root || !lastItem) return
  const between: HTMLElement[] = []
  for (let one = item.previousElementSibling; one !== root; one = one.previousElementSibling) {
    if (between.length > 5 || one?.localName !== 'p' || !(one instanceof HTMLElement)) return
    between.unshift(one)
  }
  const belongs = (paragraph: HTMLElement): boolean => level > 1 || isIndented(paragraph)
  if (between.every(belongs)) for (const paragraph of between) lastItem.append(paragraph)
}

function isIndented(paragraph: HTMLElement): boolean {
  const margin = Number.parseFloat(readStyle(paragraph.dataset.style ?? '').get('margin-left') ?? '')
  return /^MsoList/.test(paragraph.className) || margin > 0
}

/** Removes the bullet or number that Word writes as text, and returns it. */
function takeSign(item: HTMLElement): string {
  const sign = item.querySelector(SIGN)
  const text = sign ? textOf(sign) : ''
  sign?.remove()
  return text
}

const textOf = (sign: Element): string => (sign.textContent ?? '').replace(/[\s\u00a0]+/g, ' ').trim()

/** Paragraphs that begin with a check box, as Word's forms and its web pages have them, become a checklist; in cells they are tick boxes. */
export function buildBoxLists(page: Document, left: LeftOut): void {
  const lists = new ListBuilder(page, left)
  for (const paragraph of page.querySelectorAll<HTMLElement>('p')) {
    if (paragraph.closest('li, td, th')) continue
    const text = firstText(paragraph)
    const box = /^[\s\u00a0]*([☐☑☒])[\s\u00a0]*/u.exec(text?.nodeValue?.slice(0, 50) ?? '')
    if (!text || !box) continue
    text.nodeValue = (text.nodeValue ?? '').slice(box[0].length)
    trimStart(paragraph)
    if (paragraph.previousElementSibling !== lists.root) lists.end()
    lists.add(paragraph, 1, box[1] ?? '')
  }
}

/** The first text with a letter in it. */
function firstText(block: Element): Node | null {
  const texts = block.ownerDocument.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  for (let text = texts.nextNode(); text; text = texts.nextNode())
    if (/[^\s\u00a0]/.test(text.nodeValue ?? ''))
      return text.parentElement?.closest(BLOCKS) === block ? text : null
  return null
}

function trimStart(block: Element): void {
  const texts = block.ownerDocument.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    text.nodeValue = (text.nodeValue ?? '').replace(/^[\s\u00a0]+/, '')
    if (text.nodeValue !== '') return
  }
}
