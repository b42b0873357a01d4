// What the program adds to the sections: the list of abbreviations, endnotes, sources and answers, as units to be printed.
import { collectAbbreviations, textBlocks } from '#shared/abbreviations/collect'
import { type ExportOptions, editionOf, type Pack, type Problem } from '#shared/pack'
import type { Note } from '../collect/blocks'
import { cleanText } from '../collect/inlines'
import type { Theme } from '../theme'
import type { Tag } from '../types'
import type { PlannedUnit } from './runs'
import { abbreviationBlocks, noteBlocks, type TypesetUnit, typesetExtra, type UnitInput } from './units'

/** What additions are made from. */
export interface ExtrasJob {
  readonly input: { readonly pack: Pack; readonly options: Pick<ExportOptions, 'kind' | 'answers'> }
  readonly theme: Theme
  readonly units: UnitInput
  /** Index of the first unit behind the front matter. */
  readonly first: number
}

/** The list of abbreviations where the pack wants it: before the text, or among what comes last. */
export function planAbbreviations(
  job: ExtrasJob,
  problems: Problem[],
): { front: PlannedUnit[]; end: TypesetUnit[] } {
  const { pack, options } = job.input
  const wanted = pack.meta.abbreviations
  if (!wanted || wanted.list === 'none') return { front: [], end: [] }
  const entries = collectAbbreviations(textBlocks(pack.doc, editionOf(options)), wanted).flatMap(
    ({ abbreviation, expansion }) =>
      expansion === null ? [] : [[abbreviation, cleanText(expansion)] as const],
  )
  if (entries.length === 0) return { front: [], end: [] }
  const tags: Tag[] = []
  const blocks = abbreviationBlocks(job.theme, entries, tags)
  const facts = { title: 'Abbreviations', anchor: 'abbreviations', tags, blocks }
  const unit = typesetExtra(job.units, facts, problems)
  if (wanted.list === 'end') return { front: [], end: [unit] }
  const place = { index: job.first, landscape: false, series: '', recto: false, newPage: true }
  return { front: [{ unit, ...place }], end: [] }
}

interface Extras {
  readonly sections: readonly TypesetUnit[]
  /** Set already: comes first. */
  readonly behind: readonly TypesetUnit[]
  /** Index of the first unit behind the sections. */
  readonly first: number
}

/** Abbreviations, notes, sources and answers come last, answers on a sheet of their own. */
export function planExtras(
  job: ExtrasJob,
  { sections, behind, first }: Extras,
  problems: Problem[],
): PlannedUnit[] {
  const { theme } = job
  const extras: PlannedUnit[] = []
  const add = (unit: TypesetUnit, recto: boolean, newPage = true): void => {
    extras.push({ unit, index: first + extras.length, landscape: false, series: '', recto, newPage })
  }
  for (const unit of behind) add(unit, false)
  const list = (title: string, listed: readonly Note[], newPage: boolean): void => {
    // What several sections cite stands where it is cited first.
    const notes = [...new Map(listed.map((note) => [note.number, note])).values()]
    if (notes.length === 0) return
    const tags: Tag[] = []
    const blocks = noteBlocks(theme, notes, tags)
    add(
      typesetExtra(job.units, { title, anchor: title.toLowerCase(), tags, blocks }, problems),
      false,
      newPage,
    )
  }
  const endnotes = sections.flatMap((unit) => unit.endnotes)
  list('Notes', endnotes, true)
  list(
    'Sources',
    sections.flatMap((unit) => unit.sources),
    endnotes.length === 0,
  )
  sections.forEach((unit, index) => {
    if (unit.answers.length === 0) return
    const isFirst = !extras.some((extra) => extra.recto)
    // The answers' tags were made in their section; the whole list is taken so that their indexes hold.
    const title = { title: isFirst ? 'Answers' : '', anchor: isFirst ? 'answers' : `answers-${index}` }
    const own = typesetExtra(job.units, { ...title, tags: [...unit.tags], blocks: unit.answers }, problems)
    const { origin } = unit
    add(
      isFirst ? { ...own, origin } : { ...own, origin, strips: own.strips.slice(1), headings: [] },
      isFirst,
      isFirst,
    )
  })
  return extras
}
