// Node attributes in HTML: one data attribute, checked by the schema's own validators.
import type { AttributeSpec, Attrs, Node } from '@tiptap/pm/model'
import { nodeSpecs } from '#shared/document/schema'

/** Carries the attributes of our own nodes over the clipboard; foreign HTML never has it. */
export const CARRIER = 'data-attache'

/** Comments on a section stay in its pack: a copy may go anywhere. */
const PRIVATE = 'comments'

type AttributeTable = Readonly<Record<string, AttributeSpec>>

/** Returns the attributes of a node type; none for a type without. */
export function attributesOf(type: string): AttributeTable {
  const spec = nodeSpecs[type as keyof typeof nodeSpecs]
  return 'attrs' in spec ? (spec.attrs as AttributeTable) : {}
}

/** Returns HTML attributes with the values that differ from the defaults, except private ones. */
export function carriedAttributes(node: Node): Record<string, string> {
  const table = attributesOf(node.type.name)
  const changed = Object.entries(node.attrs).filter(
    ([name, value]) => name !== PRIVATE && value !== table[name]?.default,
  )
  return changed.length === 0 ? {} : { [CARRIER]: JSON.stringify(Object.fromEntries(changed)) }
}

/** Reads the attributes that an element carries for a node type, without unknown or invalid ones. */
export function readCarried(type: string, element: HTMLElement): Attrs {
  return validAttributes(type, parseObject(element.getAttribute(CARRIER)))
}

/** Returns the given attributes that the schema knows and accepts. */
export function validAttributes(type: string, given: Readonly<Record<string, unknown>>): Attrs {
  const table = attributesOf(type)
  return Object.fromEntries(Object.entries(given).filter(([name, value]) => accepts(table[name], value)))
}

function accepts(spec: AttributeSpec | undefined, value: unknown): boolean {
  if (typeof spec?.validate !== 'function') return false
  try {
    spec.validate(value)
    return true
  } catch {
    return false
  }
}

function parseObject(json: string | null): Record<string, unknown> {
  if (json === null) return {}
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
