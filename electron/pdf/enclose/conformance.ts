// Which standards a PDF may claim with what is bound into it or attached to it.
import type { Layout } from '../types'
import type { OpenedFile } from './open'
import { type Enclosures, spotsIn } from './opened'

/** What a file claims: part and level of PDF/A, or none; and the part of PDF/UA, or none. */
export interface FileClaim {
  readonly pdfa:
    | { readonly part: 2 | 3; readonly level: 'A' | 'U' | 'B' }
    | { readonly part: 4; readonly level: 'F' | '' }
    | null
  readonly pdfua: 1 | 2 | null
}

/**
 * Without enclosures, PDF/A-2a and PDF/UA-1, or PDF/A-4 and PDF/UA-2. A file of any kind may be attached to PDF/A-3 (ISO
 * 19005-3, 6.8) and PDF/A-4f (ISO 19005-4, annex A). Pages of a file are pictures to a screen reader, so that neither PDF/UA
 * nor level A is claimed with them; levels U and B only if all files bear them, and PDF/A-4, whose text can always be
 * read, only for U.
 */
export function claimOf(layout: Layout, { files, unread }: Enclosures): FileClaim {
  const isNext = layout.info.standard === 'ua2'
  const attached = layout.attached.length > 0
  const part = attached ? 3 : 2
  const next = { part: 4, level: attached ? 'F' : '' } as const
  if (spotsIn(layout).length === 0)
    return isNext ? { pdfa: next, pdfua: 2 } : { pdfa: { part, level: 'A' }, pdfua: 1 }
  const levels = [...files.values()].map(({ facts }: OpenedFile) => facts.archival)
  if (unread.size > 0 || levels.some((one) => 'fault' in one)) return { pdfa: null, pdfua: null }
  const all = levels.every((one) => 'level' in one && one.level === 'u')
  if (isNext) return { pdfa: all ? next : null, pdfua: null }
  return { pdfa: { part, level: all ? 'U' : 'B' }, pdfua: null }
}

/** The name of a claim of PDF/A: `PDF/A-2a`, `PDF/A-4f`. */
export const archivalName = ({ part, level }: NonNullable<FileClaim['pdfa']>): string =>
  `PDF/A-${part}${level.toLowerCase()}`
