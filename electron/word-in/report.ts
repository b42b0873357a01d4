// What of a Word file could not be kept, or was changed, by place.
import { MOST_REMARKS, type WordRemark } from '#shared/word-import'

/** Longest words of the file in a remark. */
const LONGEST = 120

/** Collects remarks; it is told where the reader is. */
export class Report {
  private readonly found = new Map<string, { remark: WordRemark; count: number }>()
  private left = 0
  private heading = ''
  private words = ''

  /** The reader is below this heading. */
  below(heading: string): void {
    this.heading = shortened(heading)
    this.words = ''
  }

  /** The reader is at a paragraph with these words. */
  at(words: string): void {
    this.words = shortened(words)
  }

  /** Something that isn't in the pack. */
  lost(what: string): void {
    this.add({ kind: 'lost', what, place: this.place(), count: 1 })
  }

  /** Something that is in the pack in another form. */
  changed(what: string): void {
    this.add({ kind: 'changed', what, place: this.place(), count: 1 })
  }

  /** One of a kind: a remark for all of them, with the place of the first. */
  each(kind: WordRemark['kind'], what: string): void {
    const key = keyOf({ kind, what, place: '' })
    const known = this.found.get(key)
    if (known) known.count += 1
    else this.found.set(key, { remark: { kind, what, place: this.place(), count: 1 }, count: 1 })
  }

  /** Contents that Word made are left out. */
  contents(): void {
    this.about('changed', 'Contents and lists of tables or figures: the pack makes its own')
  }

  /** The same about the whole file. */
  about(kind: WordRemark['kind'], what: string): void {
    if (!this.found.has(keyOf({ kind, what, place: '' }))) this.add({ kind, what, place: '', count: 1 })
  }

  /** All remarks in order of reading: first what is lost. */
  remarks(): readonly WordRemark[] {
    const all = [...this.found.values()].map(({ remark, count }) => ({ ...remark, count }))
    const sorted = [
      ...all.filter(({ kind }) => kind === 'lost'),
      ...all.filter(({ kind }) => kind === 'changed'),
    ]
    if (this.left === 0) return sorted
    return [...sorted, { kind: 'lost', what: 'More remarks than can be listed', place: '', count: this.left }]
  }

  private add(remark: WordRemark): void {
    const key = keyOf(remark)
    const known = this.found.get(key)
    if (known) known.count += 1
    else if (this.found.size < MOST_REMARKS) this.found.set(key, { remark, count: 1 })
    else this.left += 1
  }

  private place(): string {
    return [this.heading, this.words].filter((part) => part !== '').join(': ')
  }
}

const keyOf = ({ kind, what, place }: Omit<WordRemark, 'count'>): string => [kind, what, place].join('\n')

/** Words on one line, not too long. */
export function shortened(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim()
  const letters = [...line]
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('')}…` : line
}
