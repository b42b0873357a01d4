// Lists of web pages and other programs, converted to the levels, numbers and check boxes of our lists.
import { isBlock, moveChildren, rename, unwrap } from './dom-tools'
import type { LeftOut } from './left-out'
import { ListBuilder } from './list-builder'

const isList = (node: Node | null): node is HTMLElement => node?.nodeName === 'UL' || node?.nodeName === 'OL'

/** Items of Word on the web. */
const LEVELLED = 'li[data-aria-level][data-listid]'

/** Converts lists. */
export function tidyLists(page: Document, left: LeftOut): void {
  nestOfficeLists(page, left)
  for (const list of page.querySelectorAll<HTMLElement>('ul, ol')) takeListsIn(list)
  for (const item of page.querySelectorAll('li')) joinListOnly(item)
  for (const item of page.querySelectorAll('li')) if (!isList(item.parentNode)) wrapStray(item)
  for (const list of page.querySelectorAll<HTMLElement>('ul, ol')) {
    if (takeTicks(list)) continue
    if (list.localName === 'ol') keepNumbers(list, left)
  }
}

/** Word on the web: a separate list for each item, with the level as an attribute. */
function nestOfficeLists(page: Document, left: LeftOut): void {
  const lists = new ListBuilder(page, left)
  for (const end of page.querySelectorAll('.EOP')) end.remove()
  for (const wrapper of page.querySelectorAll('.ListContainerWrapper, div.OutlineElement'))
    if (wrapper.querySelector(LEVELLED)) unwrap(wrapper)
  const items = page.querySelectorAll(LEVELLED)
  for (const old of new Set([...items].map((item) => item.parentElement))) {
    if (!isList(old) || old.parentElement?.closest('ul, ol')) continue
    if (old.previousElementSibling !== lists.root) lists.end()
    let number = wholeNumber(old.getAttribute('start')) ?? 1
    for (const item of [...old.children]) {
      const level = wholeNumber(item.getAttribute('data-aria-level')) ?? 1
      const words = page.createElement('div')
      moveChildren(item, words)
      old.before(words)
      lists.add(words, level >= 1 && level <= 9 ? level : 1, old.localName === 'ol' ? `${number}.` : '•')
      unwrap(words)
      number += 1
    }
    old.remove()
  }
}

/** Lists directly in a list belong to the item before; without one, their items move up. */
function takeListsIn(list: HTMLElement): void {
  for (let child = list.firstElementChild; child; ) {
    if (!isList(child)) {
      child = child.nextElementSibling
      continue
    }
    const item = child.previousElementSibling
    const next: Element | null = item
      ? child.nextElementSibling
      : (child.firstElementChild ?? child.nextElementSibling)
    if (item) item.append(child)
    else unwrap(child)
    child = next
  }
}

/** An item that contains only a list exists for its level alone. */
function joinListOnly(item: Element): void {
  const parts = [...item.childNodes].filter(
    (node) => node.nodeType === Node.ELEMENT_NODE || node.nodeValue?.trim(),
  )
  if (parts.length === 0 || !parts.every(isList)) return
  const before = item.previousElementSibling
  if (before?.localName === 'li') {
    for (const list of parts) before.append(list)
    item.remove()
  } else if (isList(item.parentNode)) {
    for (const list of parts) unwrap(list as Element)
    unwrap(item)
  }
}

/** Items without a list around them. */
function wrapStray(item: Element): void {
  const before = item.previousElementSibling
  const list = before?.matches('ul[data-stray]') ? before : item.ownerDocument.createElement('ul')
  list.setAttribute('data-stray', '')
  if (list !== before) item.before(list)
  list.append(item)
}

/** Converts a list whose items all have check boxes to a checklist; false for others. */
function takeTicks(list: HTMLElement): boolean {
  const items = [...list.children].filter((child): child is HTMLElement => child.localName === 'li')
  const ticks = items.map(tickOf)
  const isChecklist = items.length > 0 && ticks.every((tick) => tick !== null)
  for (const [index, item] of items.entries()) {
    const tick = ticks[index] ?? null
    if (tick === null) continue
    takeBox(item)
    // Some programs strike through items that are done.
    for (const struck of item.querySelectorAll<HTMLElement>('[data-style*="line-through"]'))
      struck.dataset.style = struck.dataset.style?.replaceAll('line-through', 'none') ?? ''
    if (isChecklist) {
      item.dataset.type = 'taskItem'
      item.dataset.attache = JSON.stringify({ checked: tick })
    } else item.prepend(tick ? '☑ ' : '☐ ')
  }
  if (isChecklist) (list.localName === 'ol' ? rename(list, 'ul') : list).dataset.type = 'taskList'
  return isChecklist
}

/** Check boxes of items, as programs write them. */
const BOX =
  'input[type="checkbox"], .checkbox, img[aria-roledescription="checkbox"], [role="checkbox"], .task-list-item-checkbox'
const TEXT_BOX = /^[\s\u00a0]*(?:\[([ xX\u00a0]?)\]|([☐☑☒]))(?=[\s\u00a0]|$)[\s\u00a0]*/u

/** Whether an item is ticked; null for one without a check box. */
function tickOf(item: HTMLElement): boolean | null {
  const said =
    (item.getAttribute('role') === 'checkbox' ? item.getAttribute('aria-checked') : null) ??
    item.getAttribute('data-checked') ??
    { checked: 'true', unchecked: 'false' }[item.getAttribute('data-list') ?? ''] ??
    null
  if (said !== null) return said === 'true'
  const style = item.dataset.style ?? ''
  if (/--en-checked: ?(true|false)/.test(style)) return /--en-checked: ?true/.test(style)
  if (item.hasAttribute('data-inline-task-id')) return item.classList.contains('checked')
  const box = boxIn(item)
  if (box)
    return (
      box.hasAttribute('checked') ||
      box.getAttribute('aria-checked') === 'true' ||
      box.classList.contains('checkbox-on') ||
      box.getAttribute('alt') === 'checked'
    )
  const text = TEXT_BOX.exec(firstWords(item)?.nodeValue?.slice(0, 40) ?? '')
  return text ? /[xX☑☒]/.test(text[0]) : null
}

/** The check box of an item itself, not of one nested in it. */
function boxIn(item: Element): Element | null {
  const box = item.querySelector(BOX)
  return box?.closest('li') === item ? box : null
}

function takeBox(item: Element): void {
  for (let box = boxIn(item); box; box = boxIn(item)) {
    if (box.matches('input, img') || box.textContent?.trim() === '') box.remove()
    else {
      box.removeAttribute('role')
      box.classList.remove('checkbox')
    }
  }
  const words = firstWords(item)
  if (words) words.nodeValue = (words.nodeValue ?? '').replace(TEXT_BOX, '')
}

function firstWords(item: Element): Node | null {
  const texts = item.ownerDocument.createTreeWalker(item, NodeFilter.SHOW_TEXT)
  for (let text = texts.nextNode(); text; text = texts.nextNode())
    if (text.nodeValue?.trim()) return text.parentElement?.closest('li') === item ? text : null
  return null
}

/** Numbers that skip or decrease: our lists are consecutive, so a new list begins there. */
function keepNumbers(list: HTMLElement, left: LeftOut): void {
  const style = `${list.getAttribute('type') ?? ''} ${list.dataset.style ?? ''} ${(list.firstElementChild as HTMLElement | null)?.dataset.style ?? ''}`
  if (/^[aAiI] |list-style-type: ?(lower|upper)-/.test(style)) left.letters += 1
  const items = [...list.children].filter((child) => child.localName === 'li')
  const step = list.hasAttribute('reversed') ? -1 : 1
  let number = wholeNumber(list.getAttribute('start')) ?? (step > 0 ? 1 : items.length)
  let open = list
  for (const [index, item] of items.entries()) {
    const wanted = wholeNumber(item.getAttribute('value')) ?? number
    if (index === 0) list.setAttribute('start', String(wanted))
    else if (step < 0 || wanted !== number) {
      const next = list.ownerDocument.createElement('ol')
      next.setAttribute('start', String(wanted))
      open.after(next)
      open = next
    }
    if (open !== list) open.append(item)
    number = wanted + step
  }
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,6}$/.test(text.trim()) ? Number(text) : null
}

/** Wraps loose words next to blocks in paragraphs, so that their spaces are kept and blocks don't split them. */
export function wrapLooseWords(page: Document): void {
  const holders = [
    page.body,
    ...page.body.querySelectorAll<HTMLElement>(
      'div, section, article, main, td, th, li, blockquote, center, dd',
    ),
  ]
  const mixed = new Set<Element>()
  for (const block of page.body.querySelectorAll('*'))
    if (isBlock(block))
      for (let up = block.parentElement; up && !mixed.has(up); up = up.parentElement) mixed.add(up)
  for (const inline of page.body.querySelectorAll('span, b, i, a, font, strong, em, u, ins'))
    if (mixed.has(inline)) holders.push(inline as HTMLElement)
  for (const holder of holders) if (mixed.has(holder) && holder.isConnected) wrapIn(holder, mixed)
}

function wrapIn(holder: HTMLElement, mixed: ReadonlySet<Element>): void {
  let open: HTMLElement | null = null
  for (let node = holder.firstChild; node; ) {
    const next = node.nextSibling
    const apart = isBlock(node) || mixed.has(node as Element)
    if (apart) open = null
    else if (open || node.nodeType === Node.ELEMENT_NODE || node.nodeValue?.trim()) {
      if (!open) {
        open = holder.ownerDocument.createElement('p')
        holder.insertBefore(open, node)
      }
      open.append(node)
    }
    node = next
  }
}
