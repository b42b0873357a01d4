// Which standards a PDF may claim with what is bound into it or attached to it.
import type { Layout } from '../types'
import type { OpenedFile } from './open'
import { type Enclosures, spotsIn } from './opened'

/** What a file claims: part and level of PDF/A, or none; and PDF/UA-1. */
export interface FileClaim {
  readonly pdfa: { readonly part: 2 | 3; readonly level: 'A' | 'U' | 'B' } | null
  readonly pdfua: boolean
}

/**
 * Without enclosures, PDF/A-2a and PDF/UA-1. A file of any kind may be attached to PDF/A-3 (ISO 19005-3, 6.8). Pages of a file
 * are pictures to a screen reader, so that neither PDF/UA nor level A is claimed with them; levels U and B only if all
 * files bear them.
 */
export function claimOf(layout: Layout, { files, unread }: Enclosures): FileClaim {
  const part = layout.attached.length > 0 ? 3 : 2
  if (spotsIn(layout).length === 0) return { pdfa: { part, level: 'A' }, pdfua: true }
  const levels = [...files.values()].map(({ facts }: OpenedFile) => facts.archival)
  if (unread.size > 0 || levels.some((one) => 'fault' in one)) return { pdfa: null, pdfua: false }
  const all = levels.every((one) => 'level' in one && one.level === 'u')
  return { pdfa: { part, level: all ? 'U' : 'B' }, pdfua: false }
}
