// The units that the program adds to the sections: the list of abbreviations, endnotes, sources and answers.
import { collectAbbreviations, textBlocks } from '#shared/abbreviations/collect'
import { printWords } from '#shared/print-words'
import { abbreviationList } from '../collect/back-matter'
import type { CollectedUnit, Note } from '../collect/blocks'
import { cleanText } from '../collect/inlines'
import { noteList } from '../collect/notes'
import type { Configuration } from '../configuration'
import type { Tag } from '../types'
import { type Addition, type TypesetUnit, typesetAddition } from './typeset'

/** A unit that the program adds; `U` is the unit, typeset or only collected. */
export interface AddedUnit<U = TypesetUnit> {
  readonly unit: U
  /** Starts on a new page. */
  readonly newPage: boolean
  /** That page is a right-hand one. */
  readonly recto: boolean
}

/** Typesets what the program adds. */
export const typesetAdded = (config: Configuration, added: AddedUnit<Addition>): AddedUnit => ({
  ...added,
  unit: typesetAddition(config, added.unit),
})

/** The list of abbreviations; null when the pack has none or doesn't ask for it. */
export function collectAbbreviationList(config: Configuration): AddedUnit<Addition> | null {
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
  const unit = {
    title: printWords(pack.meta.language).lists.abbreviations,
    anchor: 'abbreviations',
    tags,
    blocks,
    origin: null,
  }
  return { unit, newPage: true, recto: false }
}

/** The lists of notes and sources at the end of the pack. */
export function collectNoteLists(
  config: Configuration,
  sections: readonly Pick<CollectedUnit, 'endnotes' | 'sources'>[],
): AddedUnit<Addition>[] {
  const endnotes = sections.flatMap((unit) => unit.endnotes)
  const sources = sections.flatMap((unit) => unit.sources)
  return [
    ...collectNoteList(config, 'notes', endnotes, true),
    ...collectNoteList(config, 'sources', sources, endnotes.length === 0),
  ]
}

function collectNoteList(
  config: Configuration,
  name: 'notes' | 'sources',
  listed: readonly Note[],
  newPage: boolean,
): AddedUnit<Addition>[] {
  // A source cited by several sections is listed at its first citation.
  const notes = [...new Map(listed.map((note) => [note.number, note])).values()]
  if (notes.length === 0) return []
  const tags: Tag[] = []
  const blocks = noteList(config.theme, notes, tags)
  const title = printWords(config.setting.language).lists[name]
  const unit = { title, anchor: name, tags, blocks, origin: null }
  return [{ unit, newPage, recto: false }]
}

/** The answers of each section that has some, starting on a right-hand page. */
export function collectAnswers(
  title: string,
  sections: readonly (Pick<CollectedUnit, 'answers' | 'tags'> & Pick<Addition, 'origin'>)[],
): AddedUnit<Addition>[] {
  const first = sections.findIndex(({ answers }) => answers.length > 0)
  return sections.flatMap(({ answers, tags, origin }, index): AddedUnit<Addition>[] => {
    if (answers.length === 0) return []
    const isFirst = index === first
    // The answers' tags were created in their section; all of its tags are kept so that their indexes stay valid.
    const rest = { tags, blocks: answers, origin }
    const unit = isFirst
      ? { title, anchor: 'answers', ...rest }
      : { title: null, anchor: `answers-${index}`, ...rest }
    return [{ unit, newPage: isFirst, recto: isFirst }]
  })
}
