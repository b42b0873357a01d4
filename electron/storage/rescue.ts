// A copy of what can be read of a damaged pack: complete sections, and the remaining words of broken ones.
import { DOCUMENT_VERSION, type Section } from '#shared/document/nodes'
import { parseDocument } from '#shared/document/parse'
import type { PackMarking } from '#shared/markings'
import { PAPERS, type PackField, type PackId, type PackMeta, type PackSummary } from '#shared/pack'
import { packTitle } from '#shared/pack-title'
import { emptySection } from '#shared/template'
import type { Database } from './database'
import { change } from './failures'
import { type PackRow, packRow, sectionJson } from './pack-rows'
import { isField, isMarking } from './pack-shape'
import { createPack, summaryOf } from './packs'
import { storedJson } from './stored-json'

/** Begins the title of a pack whose own title is lost. */
export const RECOVERED = 'Recovered pack'

/** Replaces metadata that can't be read. */
export const UNREADABLE_META: PackMeta = {
  title: RECOVERED,
  subtitle: '',
  kind: 'briefing',
  author: '',
  organisation: '',
  reference: '',
  date: '',
  language: 'en-GB',
  marking: { scheme: 'none', level: 'none', caveat: '', trainingRider: false },
  paper: 'a4',
  theme: 'staff-paper',
  blueprint: null,
}

/** Adds the copy as a new pack; the damaged one stays unchanged. Throws `storage/not-found` and `storage/deleted`. */
export function copyReadable(db: Database, id: PackId): PackSummary {
  return change(db, 'Copying what can be read', () => {
    const row = packRow(db, id)
    const sections = sectionJson(db, id).map((json, index) => readableSection(row, json, index))
    const marking = readableMarking(row)
    const lost = marking ? '' : ', marking lost'
    const meta = {
      ...readableMeta(row),
      ...(marking ? { marking } : {}),
      title: `${packTitle(row.title)} (recovered copy${lost})`,
    }
    return summaryOf(
      db,
      createPack(db, { meta, fields: readableFields(row), sections: withOwnIds(sections) }).id,
    )
  })
}

/**
 * The marking is stored twice; undefined when neither copy can be read, which the reader of the rescued pack must know.
 */
function readableMarking(row: PackRow): PackMarking | undefined {
  const meta = storedJson(row.meta) as { readonly marking?: PackMarking } | null | undefined
  return [meta?.marking, storedJson(row.marking)].find(isMarking)
}

function readableMeta(row: PackRow): PackMeta {
  const stored = storedJson(row.meta)
  const known = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {}
  const fits = (key: string) =>
    typeof known[key] === typeof Reflect.get(UNREADABLE_META, key) ||
    (key === 'blueprint' && typeof known[key] === 'string')
  const keys = Object.keys(UNREADABLE_META)
  // Optional values are taken only from metadata that is otherwise complete.
  const sound = keys.every(fits)
    ? known
    : Object.fromEntries(keys.filter(fits).map((key) => [key, known[key]]))
  const meta = { ...UNREADABLE_META, ...(sound as Partial<PackMeta>) }
  return {
    ...meta,
    kind: meta.kind === 'handout' ? 'handout' : 'briefing',
    paper: PAPERS.find((paper) => paper === meta.paper) ?? 'a4',
    marking: UNREADABLE_META.marking,
  }
}

function readableFields(row: PackRow): PackField[] {
  const stored = storedJson(row.fields)
  return Array.isArray(stored) ? stored.filter(isField) : []
}

function readableSection(row: PackRow, json: string, index: number): Section {
  try {
    const doc = parseDocument(row.document_version, { type: 'doc', content: [JSON.parse(json)] })
    return doc.content[0] as Section
  } catch {
    return wordsOf(json, index)
  }
}

/** A section with the words of broken JSON; one paragraph per run of text. */
function wordsOf(json: string, index: number): Section {
  const runs = [...json.matchAll(/"text":("(?:[^"\\]|\\.)*")/g)]
    .map(([, quoted = '']) => storedJson(quoted))
    .filter((text): text is string => typeof text === 'string' && text !== '')
  const id = `damaged${index}`
  const empty = emptySection('Damaged section: recovered text', () => id)
  if (runs.length === 0) return empty
  const content = runs.map((text, run) => ({
    type: 'paragraph',
    attrs: { id: `${id}p${run}` },
    content: [{ type: 'text', text }],
  }))
  const [title] = empty.content
  const doc = parseDocument(DOCUMENT_VERSION, {
    type: 'doc',
    content: [{ ...empty, content: [title, ...content] }],
  })
  return doc.content[0] as Section
}

/** Duplicate or missing ids may be part of the damage. */
function withOwnIds(sections: readonly Section[]): Section[] {
  const seen = new Set<string>()
  const own = sections.map((section, index) => {
    const { id } = section.attrs
    if (id !== '' && seen.size !== seen.add(id).size) return section
    return { ...section, attrs: { ...section.attrs, id: `copy${index}` } }
  })
  return own.length > 0 ? own : [emptySection('The text could not be read', () => 'lost')]
}
