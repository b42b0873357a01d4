// Keeps the search index: triggers note what was written, in the same transaction, and this reads it again.
import type { Database } from 'better-sqlite3'
import type { FieldUse, Section } from '#shared/document/nodes'
import {
  blockWords,
  indexed,
  otherSpellings,
  packWords,
  sectionWords,
  tagWords,
  usedIn,
} from '#shared/document/searched'
import { carriedSection } from '#shared/document/unknown/carry'
import { fieldReader } from '#shared/field-text'
import type { TemplateText } from '#shared/own-template'
import type { PackField, PackMeta } from '#shared/pack'
import { blocksOf } from '#shared/template'
import { storedJson } from '../stored-json'
import { hasIndex, INDEXES, type IndexName } from './tables'

/** Rows read again in one transaction. */
const BATCH = 40

interface Place {
  readonly owner: string
  /** Empty for the pack or template itself. */
  readonly section: string
}

/** Returns the number of rows that were written and not read again yet. */
export function pendingCount(db: Database): number {
  return db.prepare('SELECT count(*) FROM search_pending').pluck().get() as number
}

/**
 * Reads into the index what was written, last written last, for about `ms` milliseconds; returns whether nothing is
 * left. Throws what SQLite throws.
 */
export function indexPending(db: Database, ms: number): boolean {
  const next = db.prepare(`SELECT owner, section FROM search_pending ORDER BY turn LIMIT ${BATCH}`)
  for (const end = performance.now() + ms; ; ) {
    const places = next.all() as Place[]
    if (places.length === 0) return true
    db.transaction(() => {
      const writer = new IndexWriter(db)
      for (const place of places) {
        writer.put(place)
        if (performance.now() > end) break
      }
    }).immediate()
    if (performance.now() > end) return false
  }
}

/** Takes the words of packs and templates that are gone out of the index, whatever else is waiting. */
export function forgetWords(db: Database, owners: readonly string[]): void {
  if (!hasIndex(db)) return
  const places = db.prepare('SELECT owner, section FROM search_pending WHERE owner = ?')
  const writer = new IndexWriter(db)
  for (const owner of owners) for (const place of places.all(owner) as Place[]) writer.put(place)
}

interface PackText {
  readonly title: string
  readonly meta: PackMeta | undefined
  readonly fields: readonly PackField[]
  readonly shown: (use: FieldUse) => string
}

type Words = Readonly<Record<string, string>>

/** Writes rows of the index within one transaction. */
class IndexWriter {
  private readonly packs = new Map<string, PackText | null>()

  constructor(private readonly db: Database) {}

  /** Brings one row up to date and takes it off the list. */
  put({ owner, section }: Place): void {
    const name: IndexName = section === '' ? 'search_packs' : 'search_sections'
    const words = this.wordsOf(owner, section)
    const known = this.db
      .prepare('SELECT id FROM search_places WHERE owner = ? AND section = ?')
      .pluck()
      .get(owner, section) as number | undefined
    if (known === undefined || words === null || !this.isSame(name, known, words)) {
      if (known !== undefined) this.remove(name, known)
      if (words !== null) this.add(name, { owner, section }, words)
    }
    this.db.prepare('DELETE FROM search_pending WHERE owner = ? AND section = ?').run(owner, section)
  }

  private isSame(name: IndexName, id: number, words: Words): boolean {
    const row = this.db.prepare(`SELECT * FROM ${name} WHERE rowid = ?`).get(id) as Words | undefined
    return row !== undefined && INDEXES[name].every((column) => row[column] === (words[column] ?? ''))
  }

  private remove(name: IndexName, id: number): void {
    this.db.prepare(`DELETE FROM ${name} WHERE rowid = ?`).run(id)
    this.db.prepare('DELETE FROM search_places WHERE id = ?').run(id)
  }

  /** A row that was changed gets a new id: the highest are the last changed. */
  private add(name: IndexName, { owner, section }: Place, words: Words): void {
    const id = this.db
      .prepare('INSERT INTO search_places (owner, section) VALUES (?, ?) RETURNING id')
      .pluck()
      .get(owner, section) as number
    const columns = INDEXES[name]
    this.db
      .prepare(`INSERT INTO ${name} (rowid, ${columns.join(', ')}) VALUES (?${', ?'.repeat(columns.length)})`)
      .run(id, ...columns.map((column) => words[column] ?? ''))
  }

  /** The words of a row by column; null for one that is gone or can't be read. */
  private wordsOf(owner: string, section: string): Words | null {
    try {
      if (section !== '') return this.sectionWords(owner, section)
      return owner.startsWith('own-') ? this.templateWords(owner) : this.packWords(owner)
    } catch (error) {
      // Damaged JSON: the pack is marked as damaged, and its other sections are found.
      if (error instanceof TypeError) return null
      throw error
    }
  }

  private sectionWords(owner: string, section: string): Words | null {
    const json = this.db
      .prepare('SELECT json FROM sections WHERE pack_id = ? AND section_id = ?')
      .pluck()
      .get(owner, section) as string | undefined
    const pack = this.packText(owner)
    const read = json === undefined ? undefined : storedJson(json)
    if (!pack || read === undefined) return null
    const stored = carriedSection(read) as Section
    const { title, text } = sectionWords(stored, pack.shown)
    return {
      title,
      text,
      also: otherSpellings(`${title} ${text}`),
      pack: indexed(pack.title),
      uses: usedIn(stored),
    }
  }

  private packWords(owner: string): Words | null {
    const pack = this.packText(owner)
    if (!pack) return null
    const { title, meta, fields } = pack
    if (meta === undefined) return { title: indexed(title) }
    const { fields: field, ...words } = packWords(meta, fields)
    const tags = this.db.prepare('SELECT tag FROM pack_tags WHERE pack_id = ?').pluck().all(owner) as string[]
    const text = [words.text, ...tags.map(indexed)].join('\n')
    return {
      ...words,
      text,
      field,
      tag: tags.map((tag) => tagWords(tag)).join('\n'),
      also: otherSpellings(`${words.title} ${text}`),
    }
  }

  private templateWords(owner: string): Words | null {
    const row = this.db.prepare('SELECT title, about, body FROM templates WHERE id = ?').get(owner) as
      | { readonly title: string; readonly about: string; readonly body: string }
      | undefined
    if (row === undefined) return null
    const about = (storedJson(row.about) ?? {}) as { purpose?: string; category?: string; tags?: string[] }
    const body = (storedJson(row.body) ?? {}) as Partial<TemplateText>
    const { content: blocks } = carriedSection({
      type: 'section',
      content: blocksOf({ full: [], short: [], trainer: [], ...body }),
    }) as Pick<Section, 'content'>
    const lines = [about.purpose ?? '', about.category ?? '', ...(about.tags ?? [])]
    const [title, text] = [indexed(row.title), `${indexed(lines.join('\n'))}\n${blockWords(blocks)}`]
    return { title, text, also: otherSpellings(`${title} ${text}`) }
  }

  private packText(owner: string): PackText | null {
    const known = this.packs.get(owner)
    if (known !== undefined) return known
    const row = this.db.prepare('SELECT title, meta, fields FROM packs WHERE id = ?').get(owner) as
      | { readonly title: string; readonly meta: string; readonly fields: string }
      | undefined
    const read = row ? textOf(row) : null
    this.packs.set(owner, read)
    return read
  }
}

function textOf(row: { readonly title: string; readonly meta: string; readonly fields: string }): PackText {
  const meta = storedJson(row.meta) as PackMeta | undefined
  const stored = storedJson(row.fields)
  const fields = (Array.isArray(stored) ? stored : []) as readonly PackField[]
  const shown = fieldReader((name) => fields.find((field) => field.name === name), meta?.language ?? 'en-GB')
  return { title: row.title, meta: meta ?? undefined, fields, shown }
}
