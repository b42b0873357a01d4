// Notes as blocks: at the foot of a page in full, in short where the source was already named, and as lists.
import { filled } from '#shared/print-words'
import { remember } from '../remember'
import type { TextLook, Theme } from '../theme'
import type { Tag, TagIndex } from '../types'
import type { Block, Note, ParagraphBlock, Run } from './blocks'
import { addTag, plainStyle } from './context'
import { paragraph } from './paragraph'

const NOTE_LABEL_EMS = 1.6

/** A note at the foot of a page. */
export function footnote({ note: look }: Theme, note: Note, runs = note.runs): ParagraphBlock {
  return paragraph(runs, look.leading, -1, {
    label: { runs: note.label, width: look.size * NOTE_LABEL_EMS, align: 'left' },
    anchors: [note.anchor],
    format: { before: 2 },
  })
}

/** A note at the foot of a page on which note `first` has already named the source. */
export function repeatedFootnote(theme: Theme, note: Note, first: number): ParagraphBlock {
  return footnote(theme, note, repeatedRuns(note, first))
}

/** The short form of a note where note `first` has already named the source. */
function repeatedRuns({ repeatStyle, repeated }: Note, first: number): Run[] {
  return [{ text: filled(repeated, { n: first }), style: repeatStyle }]
}

/** The notes or sources of one section, under a title, to follow its text. Adds their tags to `tags`. */
export function sectionNotes(theme: Theme, title: string, notes: readonly Note[], tags: Tag[]): Block[] {
  if (notes.length === 0) return []
  const look = { ...theme.caption, bold: true }
  const tag = addTag({ tags }, 'P', -1)
  const label = paragraph([{ text: title, style: plainStyle(look, tag) }], look.leading, tag, {
    format: { before: 12, after: 2, keepNext: true },
  })
  return [label, ...noteList(theme, notes, tags)]
}

/** A list of notes or sources; a source that several of them name is printed once. Adds their tags to `tags`. */
export function noteList(theme: Theme, notes: readonly Note[], tags: Tag[]): Block[] {
  const list = addTag({ tags }, 'L', -1, { list: 'Decimal' })
  const look = { ...theme.note, size: theme.note.size * 1.08, leading: theme.note.leading * 1.1 }
  const named = new Map<string, number>()
  return notes.map((note) => {
    const first = note.source === '' ? note.number : remember(named, note.source, () => note.number)
    const item = addTag({ tags }, 'LI', list)
    const label = addTag({ tags }, 'Lbl', item)
    const body = addTag({ tags }, 'LBody', item)
    const runs = first === note.number ? note.runs : repeatedRuns(note, first)
    return paragraph(listedRuns(runs, look, body, tags), look.leading, body, {
      label: { runs: listedRuns(note.label, look, label, tags), width: 30, align: 'left' },
      anchors: [note.anchor],
      format: { before: 3, after: 3 },
    })
  })
}

/** The runs of a note in a list: under the list's tags, each link under a separate one. */
function listedRuns(runs: readonly Run[], { size }: TextLook, parent: TagIndex, tags: Tag[]): Run[] {
  const links = new Map<number, number>()
  return runs.map(({ text, style }) => {
    const tag = style.link ? remember(links, style.tag, () => addTag({ tags }, 'Link', parent)) : parent
    return { text, style: { ...style, size, tag } }
  })
}
