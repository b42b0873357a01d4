// Comments: their places in the text, and the parts of the file with their threads.
import { startOf } from '#shared/characters'
import type { CommentEntry } from '#shared/document/nodes'
import type { Run } from '../pdf/collect/blocks'
import type { CollectedComment } from '../pdf/collect/pack'
import { runXml, textXml } from './fields'
import type { FilePart, Relations } from './package'
import { wordType } from './package'
import { el, val, wordPart } from './xml'

const CONTROLS = /(?!\n)\p{Cc}+/gu

/** Numbers of the comments about a run, with those about the note that it refers to: notes can't have any. */
export function commentsAbout({ comments = [], note }: Run): readonly number[] {
  return note ? [...new Set([...comments, ...note.runs.flatMap(commentsAbout)])] : comments
}

/** The comments of a pack; it is told all runs first, so that it knows the last one that a comment is about. */
export class Comments {
  private readonly threads: ReadonlyMap<number, CollectedComment>
  private readonly left = new Map<number, number>()
  private readonly begun = new Set<number>()
  /** The id of the first entry of each thread. */
  private readonly ids = new Map<number, number>()

  constructor(all: readonly CollectedComment[], runs: Iterable<Run>) {
    this.threads = new Map(all.map((one) => [one.number, one]))
    let id = 0
    for (const { number, thread } of all) {
      this.ids.set(number, id)
      id += thread.entries.length
    }
    for (const run of runs)
      for (const number of commentsAbout(run)) this.left.set(number, (this.left.get(number) ?? 0) + 1)
  }

  /** Puts the beginnings and ends of comments around a run. */
  around(run: Run, xml: string): string {
    const numbers = commentsAbout(run).filter((number) => this.threads.has(number))
    if (numbers.length === 0) return xml
    const fresh = numbers.filter((number) => !this.begun.has(number))
    const ended = numbers.filter((number) => {
      const left = (this.left.get(number) ?? 1) - 1
      this.left.set(number, left)
      this.begun.add(number)
      return left === 0
    })
    const starts = fresh.flatMap((number) => this.entriesOf(number))
    const ends = ended.flatMap((number) => this.entriesOf(number))
    return [
      ...starts.map((id) => el('w:commentRangeStart', { 'w:id': id })),
      xml,
      ...ends.map((id) => el('w:commentRangeEnd', { 'w:id': id })),
      ...ends.map((id) =>
        runXml(val('w:rStyle', 'CommentReference'), el('w:commentReference', { 'w:id': id })),
      ),
    ].join('')
  }

  private entriesOf(number: number): number[] {
    const first = this.ids.get(number) ?? 0
    return (this.threads.get(number)?.thread.entries ?? []).map((_, index) => first + index)
  }

  /** The parts with the words of the comments; none without any. */
  parts(relations: Relations): FilePart[] {
    const begun = [...this.threads.values()].filter(({ number }) => this.begun.has(number))
    if (begun.length === 0) return []
    relations.to('comments', 'comments.xml')
    relations.to(EXTENDED, 'commentsExtended.xml')
    const entries = begun.flatMap(({ number, thread }) => {
      const first = this.ids.get(number) ?? 0
      return thread.entries.map((entry, index) => ({
        entry,
        id: first + index,
        parent: index > 0 ? first : null,
      }))
    })
    return [
      {
        path: 'word/comments.xml',
        type: wordType('comments'),
        content: wordPart('w:comments', ...entries.map(({ entry, id }) => entryXml(entry, id))),
      },
      {
        path: 'word/commentsExtended.xml',
        type: wordType('commentsExtended'),
        content: wordPart(
          'w15:commentsEx',
          ...entries.map(({ id, parent }) =>
            el('w15:commentEx', {
              'w15:paraId': paragraphId(id),
              'w15:paraIdParent': parent === null ? undefined : paragraphId(parent),
              'w15:done': 0,
            }),
          ),
        ),
      },
    ]
  }
}

const EXTENDED = 'http://schemas.microsoft.com/office/2011/relationships/commentsExtended'

/** What the schema allows, in UTF-16 units. */
const LONGEST_NAME = 255
const LONGEST_INITIALS = 9
const MOST_INITIALS = 4

/** By it, replies name the comment that they answer. */
const paragraphId = (id: number): string => (id + 1).toString(16).toUpperCase().padStart(8, '0')

function entryXml({ author, time, text }: CommentEntry, id: number): string {
  const name = startOf(plain(author).trim() || 'Author', LONGEST_NAME)
  const initials = name
    .split(/\s+/)
    .slice(0, MOST_INITIALS)
    .map((word) => [...word][0] ?? '')
    .join('')
    .slice(0, LONGEST_INITIALS)
  return el(
    'w:comment',
    { 'w:id': id, 'w:author': name, 'w:date': time.replace(/\.\d+Z$/, 'Z'), 'w:initials': initials },
    el(
      'w:p',
      { 'w14:paraId': paragraphId(id) },
      el('w:pPr', {}, val('w:pStyle', 'CommentText')),
      runXml(val('w:rStyle', 'CommentReference'), el('w:annotationRef')),
      runXml('', textXml(plain(text.trim().replace(/\r\n?/g, '\n')))),
    ),
  )
}

const plain = (text: string): string => text.replace(CONTROLS, ' ')
