// The words about a library that was damaged: which packs, and what was done.
import type { LibraryNotice } from '#shared/library-notice'
import { packTitle } from '#shared/pack-title'
import { brokenSchemes, brokenTemplates } from './broken'
import { readDamage } from './damage'
import type { Database } from './database'
import { summariesOf } from './pack-list'

/** Names the damaged packs; empty when there are none. */
export function damageWords(db: Database): string {
  const damaged = summariesOf(db, Object.keys(readDamage(db)), true)
  const titles = damaged.map(
    ({ title, deleted }) => `“${packTitle(title)}”${deleted ? ' (in Deleted packs)' : ''}`,
  )
  if (titles.length === 0) return ''
  const named = titles.slice(0, MOST_NAMED).join(', ')
  const more = titles.length > MOST_NAMED ? ` and ${titles.length - MOST_NAMED} more` : ''
  const [what, they] =
    titles.length === 1 ? ['One pack is', 'it is'] : [`${titles.length} packs are`, 'they are']
  const marked = damaged.every(({ deleted }) => deleted) ? '' : `; ${they} marked in the list`
  return `${what} damaged: ${named}${more}${marked}.`
}

/** Maximum number of titles named; the list shows all. */
const MOST_NAMED = 8

/** Names the templates, marking schemes and images that are damaged. */
export function otherDamage(db: Database, images: readonly string[]): string[] {
  const title = (table: string, column: string, id: string): unknown =>
    db.prepare(`SELECT ${column} FROM ${table} WHERE id = ?`).pluck().get(id)
  return [
    ...brokenTemplates(db).map((id) => `The template “${title('templates', 'title', id)}” is damaged.`),
    ...brokenSchemes(db).map(
      (id) => `The marking scheme “${title('marking_schemes', 'file_id', id)}” is damaged. Import it again.`,
    ),
    ...images.map((id) => `An image is damaged: ${imageWords(db, id)}.`),
  ]
}

function imageWords(db: Database, id: string): string {
  const name = db.prepare('SELECT name FROM assets WHERE id = ?').pluck().get(id)
  const titles = db
    .prepare(
      'SELECT DISTINCT title FROM packs WHERE id IN (SELECT pack_id FROM section_assets WHERE asset_id = ?)',
    )
    .pluck()
    .all(id) as string[]
  const where = titles.slice(0, MOST_NAMED).map((one) => `“${packTitle(one)}”`)
  const image = typeof name === 'string' ? name : 'without a name'
  return where.length === 0 ? image : `${image} in ${where.join(', ')}`
}

/**
 * Builds a notice: what was found and done, SQLite's findings, a line for each pack … that was repaired, and one for
 * each that was not.
 */
export function noticeOf(
  texts: readonly string[],
  findings: readonly string[],
  lines: readonly string[] = [],
  left: readonly string[] = [],
): LibraryNotice {
  return {
    title:
      lines.length > 0 && left.length === 0
        ? 'The library was damaged and has been repaired'
        : 'The library was damaged',
    text: texts.filter((text) => text !== '').join(' '),
    lines: [...lines, ...left],
    details: findings.slice(0, MOST_DETAILS).join('\n'),
  }
}

/** Of a library that was found to be damaged while it is open. */
export function brokenNotice(findings: readonly string[]): LibraryNotice {
  return {
    ...noticeOf(
      [
        'Close Attaché and start it again: what can be read is recovered then, and the rest is taken from the backups. Until then, export or save copies of what you change.',
      ],
      findings,
    ),
    title: 'The library is damaged',
  }
}

/** Maximum number of SQLite's lines shown. */
const MOST_DETAILS = 30
