// The words about a library that was damaged: which packs, and what was done.
import type { LibraryNotice } from '#shared/ipc'
import type { Database } from './database'
import { listPacks } from './packs'

/** Names the damaged packs; empty when there are none. */
export function damageWords(db: Database): string {
  const titles = listPacks(db).flatMap(({ title, damage }) =>
    damage ? [`“${title || 'Untitled pack'}”`] : [],
  )
  if (titles.length === 0) return ''
  const named = titles.slice(0, MOST_NAMED).join(', ')
  const more = titles.length > MOST_NAMED ? ` and ${titles.length - MOST_NAMED} more` : ''
  const [what, they] =
    titles.length === 1 ? ['One pack is', 'it is'] : [`${titles.length} packs are`, 'they are']
  return `${what} damaged: ${named}${more}; ${they} marked in the list.`
}

/** Maximum number of titles named; the list shows all. */
const MOST_NAMED = 8

/** Builds a notice: what was found and done, SQLite's findings, and a line for each pack concerned. */
export function noticeOf(
  texts: readonly string[],
  findings: readonly string[],
  lines: readonly string[] = [],
): LibraryNotice {
  return {
    title: lines.length > 0 ? 'The library was damaged and has been repaired' : 'The library was damaged',
    text: texts.filter((text) => text !== '').join(' '),
    lines,
    details: findings.slice(0, MOST_DETAILS).join('\n'),
  }
}

/** Maximum number of SQLite's lines shown. */
const MOST_DETAILS = 30
