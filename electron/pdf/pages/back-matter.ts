// The units that the program adds to the sections: the list of abbreviations, endnotes, sources and answers.
import { collectAbbreviations, textBlocks } from '#shared/abbreviations/collect'
import { abbreviationList } from '../collect/back-matter'
import type { Note } from '../collect/blocks'
import { cleanText } from '../collect/inlines'
import { noteList } from '../collect/notes'
import type { Configuration } from '../configuration'
import type { Tag } from '../types'
import { type TypesetUnit, typesetAddition } from './typeset'

/** A unit that the program adds. */
export interface AddedUnit {
  readonly unit: TypesetUnit
  /** Starts on a new page. */
  readonly newPage: boolean
  /** That page is a right-hand one. */
  readonly recto: boolean
}

/** The list of abbreviations; null when the pack has none or doesn't ask for it. */
export function typesetAbbreviations(config: Configuration): AddedUnit | null {
  const { pack, theme } = config
  const wanted = pack.meta.abbreviations
  if (!wanted || wanted.list === 'none') return null
  const entries = collectAbbreviations(textBlocks(pack.doc, config.setting.numbering), wanted).flatMap(
    ({ abbreviation, expansion }) =>
      expansion === null ? [] : [[abbreviation, cleanText(expansion)] as const],
  )
  if (entries.length === 0) return null
  const tags: Tag[] = []
  const blocks = abbreviationList(theme, entries, tags)
  const unit = typesetAddition(config, { title: 'Abbreviations', anchor: 'abbreviations', tags, blocks })
  return { unit, newPage: true, recto: false }
}

/** The lists of notes and sources at the end of the pack. */
export function typesetNoteLists(config: Configuration, sections: readonly TypesetUnit[]): AddedUnit[] {
  const endnotes = sections.flatMap((unit) => unit.endnotes)
  const sources = sections.flatMap((unit) => unit.sources)
  return [
    ...typesetNoteList(config, 'Notes', endnotes, true),
    ...typesetNoteList(config, 'Sources', sources, endnotes.length === 0),
  ]
}

function typesetNoteList(
  config: Configuration,
  title: string,
  listed: readonly Note[],
  newPage: boolean,
): AddedUnit[] {
  // A source cited by several sections is listed at its first citation.
  const notes = [...new Map(listed.map((note) => [note.number, note])).values()]
  if (notes.length === 0) return []
  const tags: Tag[] = []
  const blocks = noteList(config.theme, notes, tags)
  const unit = typesetAddition(config, { title, anchor: title.toLowerCase(), tags, blocks })
  return [{ unit, newPage, recto: false }]
}

/** The answers of each section that has some, starting on a right-hand page. */
export function typesetAnswers(config: Configuration, sections: readonly TypesetUnit[]): AddedUnit[] {
  const first = sections.findIndex(({ answers }) => answers.length > 0)
  return sections.flatMap(({ answers, tags, origin }, index): AddedUnit[] => {
    if (answers.length === 0) return []
    const isFirst = index === first
    const title = isFirst ? 'Answers' : ''
    const anchor = isFirst ? 'answers' : `answers-${index}`
    // The answers' tags were created in their section; all of its tags are kept so that their indexes stay valid.
    const unit = typesetAddition(config, { title, anchor, tags, blocks: answers })
    return isFirst
      ? [{ unit: { ...unit, origin }, newPage: true, recto: true }]
      : [
          {
            unit: { ...unit, origin, strips: unit.strips.slice(1), headings: [] },
            newPage: false,
            recto: false,
          },
        ]
  })
}
