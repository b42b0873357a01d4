// What a paragraph is made of while it is read: words with their marks, and fields, whose results become what they mean.
import type { Mark } from '#shared/document/nodes'
import { isAllowedHref } from '#shared/document/schema'
import type { Chunk } from './chunk'
import { meaningOfField, type OpenField } from './fields'
import { type Piece, wordsOf } from './lines'
import type { Around, Reading, Story } from './reading'
import { shortened } from './report'
import type { Look } from './styles'
import { child, type El, valOf } from './tree'

export const NOTHING_AROUND: Around = { link: null, change: [] }
const LONGEST_ADDRESS = 2000

/** Collects the parts of one paragraph. */
export class FieldedLine {
  readonly chunks: Chunk[] = []
  /** The name of what a field in it counts. */
  counts: string | null = null
  /** Where the results of fields begin in the chunks. */
  private readonly starts = new Map<OpenField, number>()

  constructor(
    protected readonly reading: Reading,
    protected readonly story: Story,
  ) {
    for (const field of story.fields) this.starts.set(field, 0)
  }

  /** A field that goes on in the next paragraph has its result in parts. */
  protected closeLine(): void {
    for (const field of [...this.story.fields].reverse()) this.close(field)
  }

  /** Whether words here are shown, and not part of an instruction or of contents. */
  protected isShown(): boolean {
    return this.story.fields.every(
      ({ phase, meaning }) => phase === 'result' && meaning.kind !== 'dropped' && meaning.kind !== 'words',
    )
  }

  protected push(chunk: Chunk): void {
    if (this.isShown()) this.chunks.push(chunk)
  }

  protected words(text: string, look: Look, around: Around, code = false): void {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
    const clean = text.replace(/[\r\n]+/g, ' ').replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, '')
    if (clean === '' || !this.isShown()) return
    // Changes beside each other may be one; words between them divide them.
    if (around.change.length === 0 && clean.trim() !== '') this.reading.changes.clear()
    this.push({ type: 'text', text: clean, ...this.marked(look, around, code) })
  }

  /** The marks of words; those of changes come first. */
  protected marked(look: Look, { link, change }: Around, code = false): { marks?: readonly Mark[] } {
    const marks: Mark[] = [...change]
    if (link !== null) marks.push({ type: 'link', attrs: { href: link } })
    for (const type of ['bold', 'italic', 'underline', 'strike'] as const)
      if (look[type]) marks.push({ type })
    if (look.raised) marks.push({ type: look.raised })
    if (code) marks.push({ type: 'code' })
    for (const id of this.threadIds()) marks.push({ type: 'comment', attrs: { id } })
    return marks.length > 0 ? { marks } : {}
  }

  private threadIds(): string[] {
    const threads = [...this.story.comments].flatMap((number) => this.reading.comments.thread(number) ?? [])
    for (const thread of threads) this.reading.threads.set(thread.id, thread)
    return [...new Set(threads.map(({ id }) => id))]
  }

  /** An address that a pack may hold; null for another, which is named in the report. */
  protected allowed(href: string, said: string): string | null {
    const clean = href.replaceAll(' ', '%20')
    if (clean.startsWith('#')) return clean
    if (isAllowedHref(clean) && clean.length < LONGEST_ADDRESS) return clean
    if (clean !== '') this.reading.report.lost(`The address of a link: ${shortened(said)}`)
    return null
  }

  /** Begins, divides or ends a field. */
  protected fieldMark(element: El): void {
    const { fields } = this.story
    const field = fields.at(-1)
    const type = element.attributes['w:fldCharType']
    if (type === 'begin') {
      const phase = this.reading.endedFields.has(element) ? 'instruction' : 'result'
      fields.push({ instruction: '', phase, meaning: { kind: 'shown' }, counts: null })
      this.formField(element)
    }
    if (!field || (type !== 'separate' && type !== 'end')) return
    // One that ends without a result has an empty one.
    if (field.phase === 'instruction') this.begin(Object.assign(field, openField(field.instruction)))
    if (type === 'end') this.end(field)
  }

  /** Words of an instruction. */
  protected instruct(text: string): void {
    const field = this.story.fields.at(-1)
    if (field?.phase === 'instruction') field.instruction += text
  }

  /** A field that is one element. */
  protected simpleField(instruction: string, read: () => void): void {
    const field = openField(instruction)
    this.story.fields.push(field)
    this.begin(field)
    read()
    this.end(field)
  }

  /** Boxes to tick and lists to choose from, as old forms have them. */
  private formField(element: El): void {
    const data = child(element, 'w:ffData')
    const box = child(data, 'w:checkBox')
    const list = child(data, 'w:ddList')
    const own = this.story.fields.pop()
    if (box) {
      const state = child(box, 'w:checked') ?? child(box, 'w:default')
      const checked = state !== undefined && !/^(0|false|off)$/.test(state.attributes['w:val'] ?? '')
      this.push({ type: 'tickBox', attrs: { checked } })
    } else if (list) {
      const entries = list.children.filter(({ name }) => name === 'w:listEntry')
      const chosen = entries[Number(valOf(list, 'w:result') ?? 0)]
      this.words(chosen?.attributes['w:val'] ?? '', {}, NOTHING_AROUND)
    }
    if (own) this.story.fields.push(own)
  }

  private begin(field: OpenField): void {
    this.starts.set(field, this.chunks.length)
    if (field.counts !== null) this.counts = field.counts
    if (field.meaning.kind === 'dropped') this.reading.report.contents()
    const name = /^\s*(\w+)/.exec(field.instruction)?.[1]?.toUpperCase() ?? ''
    if (WORKED_OUT.includes(name))
      this.reading.report.each('changed', `Fields that Word works out (${name}): their words of today`)
  }

  private end(field: OpenField): void {
    this.close(field)
    const at = this.story.fields.lastIndexOf(field)
    if (at >= 0) this.story.fields.splice(at, 1)
    if (field.meaning.kind === 'words') this.words(field.meaning.text, {}, NOTHING_AROUND)
  }

  /** Makes of a field's result what it means. */
  private close(field: OpenField): void {
    const start = this.starts.get(field)
    const { meaning } = field
    if (start === undefined || field.phase !== 'result') return
    this.starts.delete(field)
    if (meaning.kind === 'link') {
      const href = this.allowed(meaning.href, meaning.href)
      if (href !== null)
        this.chunks.splice(start, Infinity, ...this.chunks.slice(start).map((chunk) => linked(chunk, href)))
    }
    if (meaning.kind !== 'reference') return
    const result = this.chunks.splice(start)
    const isApart = ({ type }: Chunk) => type === 'pageBreak' || type === 'apart'
    const pieces = result.filter((chunk): chunk is Piece => !isApart(chunk))
    const marks = pieces.find((piece) => piece.marks)?.marks
    const { bookmark, show } = meaning
    if (wordsOf(pieces) !== '')
      this.chunks.push({ type: 'pending', bookmark, show, result: pieces, ...(marks ? { marks } : {}) })
    this.chunks.push(...result.filter(isApart))
  }
}

/** Fields whose words change by themselves in Word. */
const WORKED_OUT: readonly string[] = [
  ...[
    'ADDIN',
    'AUTHOR',
    'AUTOTEXT',
    'BIBLIOGRAPHY',
    'CITATION',
    'COMMENTS',
    'CREATEDATE',
    'DATABASE',
    'DATE',
  ],
  ...[
    'DOCPROPERTY',
    'DOCVARIABLE',
    'FILENAME',
    'FILLIN',
    'IF',
    'INCLUDETEXT',
    'LINK',
    'MERGEFIELD',
    'NUMPAGES',
  ],
  ...['PAGE', 'PRINTDATE', 'SAVEDATE', 'SECTION', 'SECTIONPAGES', 'STYLEREF', 'SUBJECT', 'TIME', 'TITLE'],
  'USERNAME',
]

const openField = (instruction: string): OpenField => {
  const { counts = null, ...meaning } = meaningOfField(instruction)
  return { instruction, phase: 'result', meaning, counts }
}

function linked(chunk: Chunk, href: string): Chunk {
  if (chunk.type === 'pageBreak' || chunk.type === 'apart') return chunk
  const marks = (chunk.marks ?? []).filter(({ type }) => type !== 'link' && type !== 'underline')
  return { ...chunk, marks: [...marks, { type: 'link', attrs: { href } }] } as Chunk
}
