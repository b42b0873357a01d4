// Definitions of the fields in copied text: they travel with the chips, so that another pack prompts correctly.
import { FIELD_TYPES, type FieldSpec, isFieldGrammar } from '#shared/pack'
import { readSource } from './pasted-source'

/** Maximum length of a text and number of choices accepted from the clipboard. */
const MOST_LETTERS = 2000
const MOST_CHOICES = 300

/** Attribute that carries the definition of a field. */
const MEANING = 'data-meaning'

/** Adds the definition of its field to a chip, or to words that depend on a field. */
export function carryMeaning(chip: HTMLElement, spec: FieldSpec | undefined): void {
  if (!spec) return
  const { name, label, prompt, type, example, default: start, choices, grammar, optional } = spec
  const words = { name, label, prompt, type, example, default: start, choices }
  const meaning: FieldSpec = { ...words, grammar, optional }
  chip.setAttribute(MEANING, JSON.stringify(meaning))
}

/** Returns the definitions in pasted HTML, each field once; invalid ones are left out. */
export function meaningsIn(html: string): readonly FieldSpec[] {
  if (!html.includes(MEANING)) return []
  // With its styles, the page's content security policy would complain.
  const page = new DOMParser().parseFromString(readSource(html).html, 'text/html')
  const found = new Map<string, FieldSpec>()
  for (const chip of page.querySelectorAll(`[${MEANING}]`)) {
    const spec = specOf(chip.getAttribute(MEANING) ?? '')
    if (spec && !found.has(spec.name)) found.set(spec.name, spec)
  }
  return [...found.values()]
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= MOST_LETTERS

/** Parses a definition; null when it is not valid. */
export function specOf(json: string): FieldSpec | null {
  let given: unknown
  try {
    given = JSON.parse(json)
  } catch {
    return null
  }
  if (typeof given !== 'object' || given === null) return null
  const {
    name,
    label,
    prompt,
    type,
    example,
    default: start,
    choices,
    grammar,
    optional,
  } = given as Record<keyof FieldSpec, unknown>
  const known = FIELD_TYPES.find((one) => one === type)
  if (!isText(name) || !/^[a-z][a-z0-9_]{0,63}$/.test(name) || !known) return null
  if (!isText(label) || !isText(prompt) || !isText(example) || !isText(start)) return null
  if (!Array.isArray(choices) || choices.length > MOST_CHOICES || !choices.every(isText)) return null
  const words = { name, label, prompt, type: known, example, default: start, choices }
  const spec = optional === true ? { ...words, optional } : words
  if (grammar === undefined) return spec
  return isFieldGrammar(grammar) ? { ...spec, grammar } : null
}
