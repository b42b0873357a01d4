// Helpers for a parsed page that stay fast however many children an element has.

/** Moves all children of one element to the end of another. */
export function moveChildren(from: Node, to: Node): void {
  while (from.firstChild) to.appendChild(from.firstChild)
}

/** Replaces an element by its children. */
export function unwrap(element: Element): void {
  const { parentNode } = element
  if (!parentNode) return
  while (element.firstChild) parentNode.insertBefore(element.firstChild, element)
  element.remove()
}

/** Renames an element; attributes and children are kept. */
export function rename(old: Element, tag: string): HTMLElement {
  const made = old.ownerDocument.createElement(tag)
  for (const { name, value } of old.attributes) made.setAttribute(name, value)
  moveChildren(old, made)
  old.replaceWith(made)
  return made
}

/** Elements that are blocks. */
export const BLOCKS =
  'p, h1, h2, h3, h4, h5, h6, ul, ol, li, table, blockquote, pre, div, hr, figure, section, article, header, footer, main, ' +
  'aside, nav, address, dl, dt, dd, form, fieldset, center, details, summary, figcaption'

/** Whether a node is a block element. */
export function isBlock(node: Node | null): boolean {
  return node?.nodeType === 1 && (node as Element).matches(BLOCKS)
}

/** The words of an element with single spaces. */
export function wordsOf(element: Element | null): string {
  return (element?.textContent ?? '').replace(/[\s\u00a0]+/g, ' ').trim()
}
