// Proposed changes as tracked changes of Word: of runs, of ends of paragraphs, of rows.
import { startOf } from '#shared/characters'
import type { Change } from '#shared/document/nodes'
import { el } from './xml'

const CONTROLS = /\p{Cc}+/gu
const LONGEST_NAME = 255
const NAMES = { inserted: 'w:ins', deleted: 'w:del' } as const

/** The tracked changes of a file, each with a number of its own. */
export class Changes {
  private count = 0

  /** Puts changes around runs; deleted words have an element of their own. */
  around(changes: readonly Change[], runs: string): string {
    if (runs === '') return runs
    const isDeleted = changes.some(({ type }) => type === 'deleted')
    const words = isDeleted ? deletedWords(runs) : runs
    // Word wants what was inserted outside of what was deleted from it.
    return changes.reduceRight(
      (inner, change) => el(NAMES[change.type], this.attributes(change), inner),
      words,
    )
  }

  /** The changes of a row, or of the end of a paragraph, in its properties. */
  properties(changes: readonly Change[]): string {
    return changes.map((change) => el(NAMES[change.type], this.attributes(change))).join('')
  }

  private attributes({ attrs }: Change): Record<string, string | number> {
    this.count += 1
    const author = startOf(attrs.author.replace(CONTROLS, ' ').trim() || 'Author', LONGEST_NAME)
    return { 'w:id': this.count, 'w:author': author, 'w:date': attrs.time.replace(/\.\d+Z$/, 'Z') }
  }
}

const deletedWords = (runs: string): string =>
  runs
    .replace(/<(\/?)w:t(?=[ >/])/g, '<$1w:delText')
    .replace(/<(\/?)w:instrText(?=[ >/])/g, '<$1w:delInstrText')
