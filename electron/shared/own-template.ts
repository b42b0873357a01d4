// Templates that the user made: what is kept of one, how its text is checked, and how they join the built-in ones.
import { withoutComments } from './document/comments'
import type { Block } from './document/nodes'
import { parseDocument } from './document/parse'
import { assetIds, fieldNames, plainText } from './document/query'
import type { FieldSpec } from './pack'
import { AppError } from './result'
import { emptySection, type Library, type Template } from './template'

/** Id of an own template: `own-` and a UUID, so that no file of the program can have it. */
export const OWN_TEMPLATE_ID = /^own-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What the user says of a template; changing it does not change its version. */
export type TemplateParticulars = Pick<Template, 'title' | 'purpose' | 'category' | 'tags'>

/** The blocks of a template. `full` has at least one; `short` is empty when the template has one length only. */
export type TemplateText = Pick<Template, 'full' | 'short' | 'trainer'>

/** A template as the window hands it over to be kept. */
export interface TemplateDraft extends TemplateParticulars, TemplateText {
  /** Level that a section made from it starts with, 1 to 3. */
  readonly level: number
  /** Meaning of each field in it. */
  readonly fields: readonly FieldSpec[]
}

/** A template with the meaning of its fields, which the built-in vocabulary may lack. */
export interface OwnTemplate {
  readonly template: Template
  readonly specs: readonly FieldSpec[]
}

/** What an import did. */
export interface TemplateImport {
  readonly added: number
  /** Took the place of an older version; the older text stays as a copy. */
  readonly updated: number
  /** Were there already, word for word. */
  readonly unchanged: number
}

/** Words that fill a page of the staff-paper theme. */
const WORDS_A_PAGE = 450

/** The template of a draft; its version is the caller's to raise. */
export function ownTemplate(id: string, version: number, draft: TemplateDraft): OwnTemplate {
  const { title, purpose, category, tags, level, full, short, trainer } = draft
  const blocks = [...full, ...short, ...trainer]
  const fields = [...new Set(blocks.flatMap((block) => fieldNames(block)))]
  const template: Template = {
    id,
    version,
    origin: 'own',
    title,
    order: 0,
    level,
    parent: null,
    purpose,
    category,
    tags,
    pages: Math.max(1, Math.round(wordsIn(full) / WORDS_A_PAGE)),
    full,
    short,
    trainer,
    fields,
  }
  return { template, specs: draft.fields.filter(({ name }) => fields.includes(name)) }
}

/** What a template would be handed over as: for copies. Specs that nobody gives are left out. */
export function draftOf(template: Template, vocabulary: readonly FieldSpec[]): TemplateDraft {
  const { title, purpose, category, tags, level, full, short, trainer } = template
  const fields = vocabulary.filter(({ name }) => template.fields.includes(name))
  return { title, purpose, category, tags, level, full, short, trainer, fields }
}

/** Ids of the images in a template's text, each once. */
export function templateAssets({ full, short, trainer }: TemplateText): string[] {
  return [...new Set([...full, ...short, ...trainer].flatMap((block) => assetIds(block)))]
}

/**
 * Checks the text of a template that came from outside; `version` is the document version that it was stored with.
 * Throws `document/invalid` or `document/from-future`; the message names the part.
 */
export function parseTemplateText(version: number, text: Record<keyof TemplateText, unknown>): TemplateText {
  const full = parseBlocks(version, 'full text', text.full)
  if (full.length === 0) throw new AppError('document/invalid', 'The full text of the template is empty.')
  return {
    full,
    short: parseBlocks(version, 'short text', text.short),
    trainer: parseBlocks(version, 'trainer material', text.trainer),
  }
}

/** Blocks are checked as what they will be: the body of a section. What was said about the text of a pack stays there. */
function parseBlocks(version: number, part: string, json: unknown): Block[] {
  if (!Array.isArray(json))
    throw new AppError('document/invalid', `The ${part} of the template is not a list of blocks.`)
  if (json.length === 0) return []
  const section = { ...emptySection('', () => ''), content: [{ type: 'sectionTitle' }, ...json] }
  try {
    const [parsed] = parseDocument(version, { type: 'doc', content: [section] }).content
    return ((parsed?.content.slice(1) ?? []) as Block[]).map(withoutComments)
  } catch (cause) {
    if (!(cause instanceof AppError) || cause.code !== 'document/invalid') throw cause
    const reason = cause.cause instanceof Error ? cause.cause.message : cause.message
    throw new AppError('document/invalid', `The ${part} of the template can’t be read: ${reason}.`, { cause })
  }
}

/** Built-in and own templates side by side; where both know a field, the program's meaning counts. */
export function joinLibraries(builtIn: Library, own: readonly OwnTemplate[]): Library {
  const first = Math.max(-1, ...builtIn.templates.map(({ order }) => order)) + 1
  const sorted = [...own].sort((a, b) => a.template.title.localeCompare(b.template.title, 'en'))
  const fields = new Map(builtIn.fields.map((spec) => [spec.name, spec]))
  for (const spec of sorted.flatMap(({ specs }) => specs)) {
    if (!fields.has(spec.name)) fields.set(spec.name, spec)
  }
  return {
    templates: [
      ...builtIn.templates,
      ...sorted.map(({ template }, index) => ({ ...template, order: first + index })),
    ],
    blueprints: builtIn.blueprints,
    fields: [...fields.values()],
  }
}

function wordsIn(blocks: readonly Block[]): number {
  return blocks
    .map((block) => plainText(block))
    .join(' ')
    .split(/\s+/)
    .filter(Boolean).length
}
