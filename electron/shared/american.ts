// The library in the language of a pack: American English spells some of its words differently.
import type { Block } from './document/nodes'
import type { FieldSpec } from './pack'
import type { AmericanSpelling, Blueprint, FieldGroup, Library, Template } from './template'

/** Languages with American spelling. */
const AMERICAN: readonly string[] = ['en-US']

/** Labels that the program prints itself. */
const LABELS: Readonly<Record<string, string>> = {
  'Key judgement': 'Key judgment',
  Organisation: 'Organization',
}

/** Returns a label of the program as a pack in this language prints it. */
export const labelIn = (label: string, language: string): string =>
  AMERICAN.includes(language) ? (LABELS[label] ?? label) : label

const known = new WeakMap<Library, Library>()

/**
 * Returns the library in the spelling of a pack in this language; the user's own templates stay as they were typed. The
 * same library gives the same object, so that caches by template stay valid.
 */
export function libraryIn(library: Library, language: string): Library {
  if (!AMERICAN.includes(language)) return library
  const made = known.get(library) ?? respelled(library)
  known.set(library, made)
  return made
}

function respelled(library: Library): Library {
  const spell = speller(library.american)
  return {
    ...library,
    templates: library.templates.map((template) =>
      template.origin === 'built-in' ? templateIn(template, spell) : template,
    ),
    blueprints: library.blueprints.map((one): Blueprint => {
      return { ...one, title: spell(one.title), summary: spell(one.summary) }
    }),
    fields: library.fields.map((field) => fieldIn(field, spell)),
    scenario: { ...library.scenario, values: valuesIn(library.scenario.values, spell) },
    groups: library.groups.map((group): FieldGroup => ({ ...group, label: spell(group.label) })),
  }
}

const valuesIn = (values: Readonly<Record<string, string>>, spell: Spell): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, spell(value)]))

type Spell = (words: string) => string

/** Returns a function that respells words, and keeps their capitals. */
export function speller({ words, keep }: AmericanSpelling): Spell {
  const names = keep.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const pattern = new RegExp([...names, '\\p{L}+'].join('|'), 'gu')
  // Not `words[word]`: every object has a `constructor`.
  const american = new Map(Object.entries(words))
  return (text) => text.replace(pattern, (found) => respell(found, american.get(found.toLowerCase())))
}

function respell(found: string, american: string | undefined): string {
  if (american === undefined) return found
  if (found === found.toUpperCase()) return american.toUpperCase()
  const first = found.charAt(0)
  return first === first.toUpperCase() ? american.charAt(0).toUpperCase() + american.slice(1) : american
}

function templateIn(template: Template, spell: Spell): Template {
  const body = (blocks: readonly Block[]) => blocks.map((block) => nodeIn(block, spell))
  return {
    ...template,
    title: spell(template.title),
    purpose: spell(template.purpose),
    category: spell(template.category),
    tags: template.tags.map(spell),
    full: body(template.full),
    short: body(template.short),
    trainer: body(template.trainer),
    ...(template.trainerShort ? { trainerShort: body(template.trainerShort) } : {}),
  }
}

function fieldIn(field: FieldSpec, spell: Spell): FieldSpec {
  const { label, prompt, example } = field
  return { ...field, label: spell(label), prompt: spell(prompt), example: spell(example) }
}

function nodeIn<T>(node: T, spell: Spell): T {
  if (Array.isArray(node)) return node.map((child) => nodeIn(child, spell)) as T
  if (typeof node !== 'object' || node === null) return node
  const { text, content, attrs } = node as Readonly<Record<string, unknown>>
  if (isSource(attrs)) return node
  return {
    ...node,
    ...(typeof text === 'string' ? { text: spell(text) } : {}),
    ...(content === undefined ? {} : { content: nodeIn(content, spell) }),
    ...(hasCaption(attrs) ? { attrs: { ...attrs, caption: spell(attrs.caption) } } : {}),
  }
}

/** Titles and names in a source are kept as published. */
const isSource = (attrs: unknown): boolean =>
  typeof attrs === 'object' && attrs !== null && 'kind' in attrs && attrs.kind === 'source'

const hasCaption = (attrs: unknown): attrs is { readonly caption: string } =>
  typeof attrs === 'object' && attrs !== null && 'caption' in attrs && typeof attrs.caption === 'string'
