// The library in the language of a pack: American English spells some of its words differently.
import type { Block } from './document/nodes'
import type { FieldSpec } from './pack'
import type { AmericanSpelling, Blueprint, FieldGroup, Library, Template } from './template'

/** Languages with American spelling. */
const AMERICAN: readonly string[] = ['en-US']

/** Whether a language has that spelling. */
export const isAmerican = (language: string): boolean => AMERICAN.includes(language)

/** Labels that the program prints itself. */
const LABELS: Readonly<Record<string, string>> = {
  'Key judgement': 'Key judgment',
  Organisation: 'Organization',
}

/** Returns a label of the program as a pack in this language prints it. */
export const labelIn = (label: string, language: string): string =>
  isAmerican(language) ? (LABELS[label] ?? label) : label

const known = new WeakMap<Library, Library>()

/**
 * Returns the library in the spelling of a pack in this language; the user's own templates stay as they were typed. The
 * same library gives the same object, so that caches by template stay valid.
 */
export function libraryIn(library: Library, language: string): Library {
  if (!isAmerican(language)) return library
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

/** A word of a text that American English spells in another way. */
export interface RespelledWord {
  readonly from: number
  readonly to: number
  readonly words: string
}

const QUOTED = /“[^”]*”|‘[^’]*’(?!\p{L})|"[^"]*"/gu
/** What begins a sentence is before its first word. */
const BEGINS = /(?:^|[.!?:]\s+)["“‘(]*$/u
const CAPITAL = /^\s*\p{Lu}/u

/**
 * Returns the words of a line by an author to respell: none in quotation marks, and of words with a capital only those that
 * begin a sentence without a name after them. The capital may be part of a name.
 */
export function respelledWords(line: string, { words, keep }: AmericanSpelling): RespelledWord[] {
  const american = new Map(Object.entries(words))
  const kept = [...line.matchAll(QUOTED)].map(({ index, 0: text }) => [index, index + text.length] as const)
  for (const name of keep)
    for (let at = line.indexOf(name); at >= 0; at = line.indexOf(name, at + 1))
      kept.push([at, at + name.length])
  return [...line.matchAll(/\p{L}+/gu)].flatMap(({ index, 0: word }) => {
    const other = american.get(word.toLowerCase())
    const end = index + word.length
    if (other === undefined || kept.some(([from, to]) => index < to && end > from)) return []
    const isSmall = word === word.toLowerCase()
    const begins = BEGINS.test(line.slice(0, index)) && !CAPITAL.test(line.slice(end))
    const isFirst = begins && word.slice(1) === word.slice(1).toLowerCase()
    return isSmall || isFirst ? [{ from: index, to: end, words: respell(word, other) }] : []
  })
}
