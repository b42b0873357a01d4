// Makes DOM elements for node views.

type Attributes = Readonly<Record<string, string>>

/** Creates an element with attributes and children. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children)
  return made
}

/** Sets an attribute, or removes it when the value is empty; writes only what differs. */
export function setAttribute(target: Element, name: string, value: string): void {
  if ((target.getAttribute(name) ?? '') === value) return
  if (value === '') target.removeAttribute(name)
  else target.setAttribute(name, value)
}
