// The user's own templates: their data, how their text is checked, and how they join the built-in ones.
import { withoutComments } from './document/comments'
import { enclosureOf } from './document/enclosures'
import type { Block } from './document/nodes'
import { parseDocument } from './document/parse'
import { decided, withoutPlaces } from './document/proposals'
import { assetIds, fieldNames, plainText } from './document/query'
import { storedBlocks } from './document/unknown/carry'
import type { FieldSpec } from './pack'
import { AppError } from './result'
import { blocksOf, emptySection, type Library, type Template } from './template'

/** Id of an own template: `own-` and a UUID, so that no built-in one can have it. */
export const OWN_TEMPLATE_ID = /^own-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Properties of a template; changing them does not raise its version. */
export type TemplateProperties = Pick<Template, 'title' | 'purpose' | 'category' | 'tags'>

/** The blocks of a template. `full` has at least one; `short` is empty when the template has only one length. */
export type TemplateText = Pick<Template, 'full' | 'short' | 'trainer' | 'trainerShort'>

/** A template as the window sends it to be saved. */
export interface TemplateDraft extends TemplateProperties, TemplateText {
  /** Level of a section made from it, 1 to 3. */
  readonly level: number
  /** Definition of each field in it. */
  readonly fields: readonly FieldSpec[]
}

/** A template with the definitions of its fields, which may be missing from the built-in vocabulary. */
export interface OwnTemplate {
  readonly template: Template
  readonly specs: readonly FieldSpec[]
}

/** Result of an import. */
export interface TemplateImport {
  readonly added: number
  /** Replaced an older version, whose text is kept as a copy. */
  readonly updated: number
  /** Already there, word for word. */
  readonly unchanged: number
}

/** Words on a page of the staff-paper theme. */
const WORDS_A_PAGE = 450

/** Builds the template of a draft; the caller raises its version. */
export function ownTemplate(id: string, version: number, draft: TemplateDraft): OwnTemplate {
  const { title, purpose, category, tags, level, full, short, trainer } = draft
  const fields = [...new Set(blocksOf(draft).flatMap((block) => fieldNames(block)))]
  const template: Template = {
    id,
    version,
    origin: 'own',
    family: null,
    repeatable: false,
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
    trainerShort: trainerOfShort(draft),
    fields,
  }
  return { template, specs: draft.fields.filter(({ name }) => fields.includes(name)) }
}

/** Trainer material of the short text where it isn't that of the full text. */
function trainerOfShort({ short, trainer, trainerShort }: TemplateText): readonly Block[] | undefined {
  const isOwn = short.length > 0 && JSON.stringify(trainerShort) !== JSON.stringify(trainer)
  return isOwn ? trainerShort : undefined
}

/** Returns a template as a draft, for copies. Fields without a known definition are left out. */
export function draftOf(template: Template, vocabulary: readonly FieldSpec[]): TemplateDraft {
  const { title, purpose, category, tags, level, full, short, trainer, trainerShort } = template
  const fields = vocabulary.filter(({ name }) => template.fields.includes(name))
  return { title, purpose, category, tags, level, full, short, trainer, trainerShort, fields }
}

/** Returns the ids of the images in a template's text, each once. */
export function templateAssets(text: TemplateText): string[] {
  return [...new Set(blocksOf(text).flatMap((block) => assetIds(block)))]
}

/**
 * Checks the text of a template from outside; `version` is the document version it was stored with. Throws
 * `document/invalid` or `document/from-future`; the message names the part.
 */
export function parseTemplateText(
  version: number,
  text: Record<'full' | 'short' | 'trainer', unknown> & { readonly trainerShort?: unknown },
): TemplateText & Record<'trainerShort', readonly Block[] | undefined> {
  const full = parseBlocks(version, 'full text', text.full)
  if (full.length === 0) throw new AppError('document/invalid', 'The full text of the template is empty.')
  return {
    full,
    short: parseBlocks(version, 'short text', text.short),
    trainer: parseBlocks(version, 'trainer material', text.trainer),
    trainerShort:
      text.trainerShort === undefined
        ? undefined
        : parseBlocks(version, 'trainer material of the short text', text.trainerShort),
  }
}

/** Returns the text of a template as it is stored: what another version added is as it was. */
export const storedText = ({ full, short, trainer, trainerShort }: TemplateText): object => ({
  full: storedBlocks(full),
  short: storedBlocks(short),
  trainer: storedBlocks(trainer),
  ...(trainerShort ? { trainerShort: storedBlocks(trainerShort) } : {}),
})

/** Blocks are checked as the body of a section, which they will become. Comments stay in the pack they were made in. */
function parseBlocks(version: number, part: string, json: unknown): Block[] {
  if (!Array.isArray(json))
    throw new AppError('document/invalid', `The ${part} of the template is not valid.`)
  if (json.length === 0) return []
  const section = { ...emptySection('', () => ''), content: [{ type: 'sectionTitle' }, ...json] }
  try {
    const [parsed] = parseDocument(version, { type: 'doc', content: [section] }).content
    if (parsed && enclosureOf(parsed))
      throw new AppError('document/invalid', 'a template can’t have an enclosure')
    const [text] = parsed ? decided([parsed], 'without').map(withoutPlaces) : []
    return ((text?.content.slice(1) ?? []) as Block[]).map(withoutComments)
  } catch (cause) {
    if (!(cause instanceof AppError) || cause.code !== 'document/invalid') throw cause
    const reason = cause.cause instanceof Error ? cause.cause.message : cause.message
    throw new AppError('document/invalid', `The ${part} of the template can’t be read: ${reason}.`, { cause })
  }
}

/** Merges built-in and own templates; where both define a field, the built-in definition wins. */
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
    groups: builtIn.groups,
    american: builtIn.american,
    scenario: builtIn.scenario,
  }
}

function wordsIn(blocks: readonly Block[]): number {
  return blocks
    .map((block) => plainText(block))
    .join(' ')
    .split(/\s+/)
    .filter(Boolean).length
}
