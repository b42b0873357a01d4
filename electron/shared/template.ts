// Templates and blueprints: the content of the library, and how a section or pack is made from it.
import type { BuiltInAudience } from './document/audiences'
import type { Block, BriefingDocument, Section, TemplateVariant } from './document/nodes'
import { fieldNames } from './document/query'
import { fieldLabel } from './field-text'
import type { FieldSpec, PackField, PackKind } from './pack'
import type { Scenario } from './scenario'
import { type Sender, withSender } from './sender'
import { orderedFor } from './trainer-order'

/** Forms are filled in and handed up; background explains, in the body or as an annex. */
export const TEMPLATE_FAMILIES = ['form', 'background'] as const
export type TemplateFamily = (typeof TEMPLATE_FAMILIES)[number]

/** A reusable section. */
export interface Template {
  /** File name without extension, for example `defence-attaches`. */
  readonly id: string
  /** Rises when the text changes; packs store the version they used. */
  readonly version: number
  readonly origin: 'built-in' | 'own'
  /** Null for own templates. */
  readonly family: TemplateFamily | null
  /** A form that a pack may hold several times, such as a biography. */
  readonly repeatable: boolean
  readonly title: string
  /** Position in the library, from 0. */
  readonly order: number
  /** 1 for a chapter, 2 for a section under one. */
  readonly level: number
  /** Id of the parent template; null for a chapter. */
  readonly parent: string | null
  /** What the reader will be able to decide or know. */
  readonly purpose: string
  /** Who may read sections made from it; absent for everyone. */
  readonly audience?: BuiltInAudience | undefined
  readonly category: string
  readonly tags: readonly string[]
  /** Suggested length of the full body in pages. */
  readonly pages: number
  /** Body of one to two pages, with guidance. */
  readonly full: readonly Block[]
  /** Body of a third of a page; empty where one length is enough, as in most forms. */
  readonly short: readonly Block[]
  /** Trainer material, printed in handouts only; empty in most forms. */
  readonly trainer: readonly Block[]
  /** Trainer material that asks only what the short text says; absent where both lengths have the same. */
  readonly trainerShort?: readonly Block[] | undefined
  /** Names of the fields in it, in order of first use. */
  readonly fields: readonly string[]
}

/** Returns all blocks of a template; what both lengths have may come twice. */
export function blocksOf({ full, short, trainer, trainerShort = [] }: TemplateBlocks): readonly Block[] {
  return [...full, ...short, ...trainer, ...trainerShort]
}

type TemplateBlocks = Pick<Template, 'full' | 'short' | 'trainer' | 'trainerShort'>

/** A ready-made combination of sections. */
export interface Blueprint {
  readonly id: string
  readonly title: string
  /** What the pack is for, in a sentence or two. */
  readonly summary: string
  readonly kind: PackKind
  readonly theme: string
  readonly order: number
  readonly sections: readonly BlueprintSection[]
}

export interface BlueprintSection {
  readonly template: string
  readonly variant: TemplateVariant
  /** Becomes an annex; annexes come last. */
  readonly annex: boolean
  /** Who may read it, where the template says otherwise. */
  readonly audience?: BuiltInAudience | undefined
}

/** Fields that a form asks for under one heading. */
export interface FieldGroup {
  readonly label: string
  readonly fields: readonly { readonly name: string; readonly optional: boolean }[]
}

/** How the library's British words are spelled in American English. */
export interface AmericanSpelling {
  /** American word by British word, in small letters. */
  readonly words: Readonly<Record<string, string>>
  /** Names that stay as they are. */
  readonly keep: readonly string[]
}

/** All templates, blueprints and fields. */
export interface Library {
  readonly templates: readonly Template[]
  readonly blueprints: readonly Blueprint[]
  readonly fields: readonly FieldSpec[]
  /** The built-in fields by group, in the order in which a form asks for them. */
  readonly groups: readonly FieldGroup[]
  readonly american: AmericanSpelling
  /** Invented values for all built-in fields. */
  readonly scenario: Scenario
}

/**
 * Creates a section from a template. `newId` returns a fresh id at each call: one for the section and one for each node
 * with an id inside it, so that the same template can be used twice in a pack. In handouts objectives and key terms come
 * before the text.
 */
export function sectionFromTemplate(
  template: Template,
  variant: TemplateVariant,
  newId: () => string,
  kind: PackKind = 'briefing',
): Section {
  const { full, short, trainer, trainerShort = trainer } = template
  const body = orderedFor(kind, variant === 'full' ? [...full, ...trainer] : [...short, ...trainerShort])
  return {
    type: 'section',
    attrs: {
      id: newId(),
      level: template.level,
      annex: false,
      landscape: false,
      excluded: false,
      marking: null,
      audience: template.audience ?? null,
      templateId: template.id,
      templateVersion: template.version,
      templateVariant: variant,
      comments: [],
    },
    content: [
      { type: 'sectionTitle', content: [{ type: 'text', text: template.title }] },
      ...freshIds(body, newId),
    ],
  }
}

/** Creates an empty section with a title and one paragraph. An empty title is shown as a prompt in the editor. */
export function emptySection(title: string, newId: () => string, level = 1): Section {
  return {
    type: 'section',
    attrs: {
      id: newId(),
      level,
      annex: false,
      landscape: false,
      excluded: false,
      marking: null,
      audience: null,
      templateId: null,
      templateVersion: null,
      templateVariant: null,
      comments: [],
    },
    content: [
      title === ''
        ? { type: 'sectionTitle' }
        : { type: 'sectionTitle', content: [{ type: 'text', text: title }] },
      { type: 'paragraph', attrs: { textAlign: null, marking: null, audience: null } },
    ],
  }
}

/**
 * Creates the document of a new pack from a blueprint; a section without its own chapter above becomes one. Throws a
 * RangeError when it names a template that is not in the library.
 */
export function documentFromBlueprint(
  blueprint: Blueprint,
  templates: readonly Template[],
  newId: () => string,
  kind: PackKind = blueprint.kind,
): BriefingDocument {
  const byId = new Map(templates.map((template) => [template.id, template]))
  let chapter: string | null = null
  const content = blueprint.sections.map(({ template: id, variant, annex, audience }) => {
    const template = byId.get(id)
    if (!template) throw new RangeError(`Blueprint ${blueprint.id} names the unknown template ${id}`)
    const made = sectionFromTemplate(template, variant, newId, kind)
    const attrs = { ...made.attrs, annex, audience: audience ?? made.attrs.audience }
    const section = { ...made, attrs }
    // Under another chapter it would read as a part of that chapter.
    const isStray = template.parent !== null && template.parent !== chapter
    if (isStray || template.level === 1) chapter = id
    return isStray ? { ...section, attrs: { ...section.attrs, level: 1 } } : section
  })
  return { type: 'doc', content: withoutLevelGaps(content) }
}

/**
 * Returns the fields that sections use, each once, in order of first use: as in the pack if they are there already,
 * else from the vocabulary with the value of the sender or the default. An unknown name becomes a plain text field.
 */
export function fieldsOf(
  sections: readonly Section[],
  vocabulary: readonly FieldSpec[],
  known: readonly PackField[] = [],
  sender: Sender | null = null,
): PackField[] {
  const names = [...new Set(sections.flatMap((section) => fieldNames(section)))]
  const added = names.filter((name) => !known.some((field) => field.name === name))
  const fields = [
    ...known,
    ...withSender(
      added.map((name) => newField(name, vocabulary)),
      sender,
    ),
  ]
  return names.flatMap((name) => fields.find((field) => field.name === name) ?? [])
}

function newField(name: string, vocabulary: readonly FieldSpec[]): PackField {
  const spec = vocabulary.find((field) => field.name === name) ?? unknownField(name)
  return { ...spec, value: spec.default }
}

function unknownField(name: string): FieldSpec {
  return {
    name,
    label: fieldLabel(undefined, name),
    prompt: '',
    type: 'text',
    example: '',
    default: '',
    choices: [],
  }
}

/** A section is at most one level below the section before it: the outline would skip a level. */
function withoutLevelGaps(sections: readonly Section[]): Section[] {
  let before = 0
  return sections.map((section) => {
    const level = Math.min(section.attrs.level, before + 1)
    before = level
    return level === section.attrs.level ? section : { ...section, attrs: { ...section.attrs, level } }
  })
}

/** Copies nodes with new ids, and updates cross-references among them. */
function freshIds<T>(nodes: readonly T[], newId: () => string): T[] {
  const renamed = new Map<string, string>()
  const rename = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(rename)
    if (typeof node !== 'object' || node === null) return node
    const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, rename(value)]))
    if (typeof copy.id === 'string') {
      const id = newId()
      if (copy.id !== '') renamed.set(copy.id, id)
      copy.id = id
    }
    return copy
  }
  const repoint = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(repoint)
    if (typeof node !== 'object' || node === null) return node
    const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, repoint(value)]))
    if (typeof copy.target === 'string') copy.target = renamed.get(copy.target) ?? copy.target
    return copy
  }
  return repoint(rename(nodes)) as T[]
}
