// What is in the bin, sections deleted from packs, and images that nothing shows any more, as rows of one table.
import { dateWords } from '#shared/date-words'
import { fold } from '#shared/fold'
import type { RemovedSection } from '#shared/history'
import type { DeletedItem, RemovedImage } from '#shared/pack'
import { packTitle } from '#shared/pack-title'
import { searchWords } from '../base/search'
import { sizeWords } from '../base/size-words'
import { agoWords } from './packs-view'

/** A row. */
export interface DeletedRow {
  readonly id: string
  readonly title: string
  /** What it is, after the title; empty for a pack. */
  readonly about: string
  readonly when: string
  readonly date: string
  readonly kept: string
  readonly item: DeletedItem | null
  readonly image: RemovedImage | null
  readonly section: RemovedSection | null
}

const KINDS: Readonly<Record<DeletedItem['kind'], string>> = {
  pack: '',
  template: 'Template',
  scheme: 'Marking scheme',
}

/** Items of the bin first, then sections, then images. */
export function deletedRows(
  items: readonly DeletedItem[],
  sections: readonly RemovedSection[],
  images: readonly RemovedImage[],
  now: number,
): DeletedRow[] {
  return [
    ...items.map((item) => itemRow(item, now)),
    ...sections.map((section) => sectionRow(section, now)),
    ...images.map((image) => imageRow(image, now)),
  ]
}

function itemRow(item: DeletedItem, now: number): DeletedRow {
  const { id, kind, title, deleted, daysLeft } = item
  return {
    ...{ id, title: packTitle(title), about: KINDS[kind], item, image: null, section: null },
    ...{ when: agoWords(deleted, now), date: dateWords(deleted), kept: keptWords(daysLeft) },
  }
}

function keptWords(days: number | null): string {
  if (days === null) return 'Until you delete it'
  return days === 1 ? '1 day of use' : `${days} days of use`
}

const WHILE_KEPT = 'While a version has it'

function sectionRow(section: RemovedSection, now: number): DeletedRow {
  const { pack, id, title, words, removed, isPackDeleted } = section
  const count = `${words.toLocaleString('en-GB')} ${words === 1 ? 'word' : 'words'}`
  const from = `${packTitle(section.packTitle)}${isPackDeleted ? ' (in Deleted packs)' : ''}`
  return {
    ...{ id: `${pack}/${id}`, title: title || 'Untitled section', item: null, image: null, section },
    about: `Section, ${count}, was in ${from}`,
    ...{ when: agoWords(removed, now), date: dateWords(removed), kept: WHILE_KEPT },
  }
}

function imageRow(image: RemovedImage, now: number): DeletedRow {
  const { id, name, mime, bytes, removed, packs, daysLeft } = image
  const [first = '', ...others] = packs.map((title) => packTitle(title))
  const where =
    first === '' ? '' : `, was in ${first}${others.length > 0 ? ` and ${others.length} more` : ''}`
  return {
    ...{ id, title: name || 'Image', item: null, image, section: null },
    about: `${mime === 'application/pdf' ? 'Enclosed file' : 'Image'}, ${sizeWords(bytes)}${where}`,
    ...{ when: agoWords(removed, now), date: dateWords(removed) },
    kept: packs.length > 0 ? WHILE_KEPT : keptWords(daysLeft),
  }
}

/** The rows with all words in their title, in what they are, or in the titles of their packs. */
export function matchingRows(rows: readonly DeletedRow[], words: string): readonly DeletedRow[] {
  const wanted = searchWords(words)
  return rows.filter(({ title, about, image }) => {
    const text = fold([title, about, ...(image?.packs ?? [])].join(' '))
    return wanted.every((word) => text.includes(word))
  })
}
