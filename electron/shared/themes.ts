// The themes by id, with their numbering conventions and place for sources.

import { annexesIn } from './convention-words'
import { conventionOf } from './conventions'
import { longDate } from './days'
import { type AnnexNaming, PLAIN_ANNEXES } from './document/annex-names'
import type { FifthLevel } from './document/numbers'
import type { SectionNumbering } from './document/section-numbering'
import type { Numbering } from './document/survey'
import { hasFirstPage } from './first-page'
import {
  type ExportOptions,
  editionOf,
  type NotesLocation,
  type PackMeta,
  type ParagraphNumbers,
} from './pack'
import { printWords } from './print-words'

/**
 * The built-in themes, starting with the fallback for an unknown one; their looks are in `resources/themes/<id>.json`.
 */
export const THEME_IDS = ['staff-paper', 'modern-report', 'course-handout'] as const
export type ThemeId = (typeof THEME_IDS)[number]

/** A theme's defaults for export options. */
interface Conventions {
  readonly sections: SectionNumbering
  readonly paragraphs: ParagraphNumbers
  readonly fifth: FifthLevel
  readonly sources: NotesLocation
}

/**
 * Paragraphs are numbered through the paper and through each annex, following British and NATO practice: "paragraph 7"
 * is unique. In staff papers the main groups have no numbers then. Handouts cite the same works in many sections: one list
 * at the end names each once.
 */
const CONVENTIONS: Readonly<Record<ThemeId, Conventions>> = {
  'staff-paper': { sections: 'instead', paragraphs: 'pack', fifth: '(i)', sources: 'footnotes' },
  'modern-report': { sections: true, paragraphs: 'pack', fifth: '(i)', sources: 'footnotes' },
  'course-handout': { sections: true, paragraphs: 'pack', fifth: '(i)', sources: 'list' },
}

/** In packs made before: they keep the numbers under which their paragraphs have been quoted. */
const EARLIER: Readonly<Record<ThemeId, Partial<Conventions>>> = {
  'staff-paper': { sections: true },
  'modern-report': { paragraphs: 'section', fifth: 'i.' },
  'course-handout': { paragraphs: 'section', fifth: 'i.' },
}

function conventionsOf({ theme, numbering }: Pick<PackMeta, 'theme' | 'numbering'>): Conventions {
  const id = THEME_IDS.find((one) => one === theme) ?? THEME_IDS[0]
  return numbering === undefined ? { ...CONVENTIONS[id], ...EARLIER[id] } : CONVENTIONS[id]
}

/** Returns the numbering of a print: from the options, else from the theme of the pack. */
export function numberingOf(
  meta: AnnexMeta & Pick<PackMeta, 'readers' | 'numbering'>,
  options: Omit<ExportOptions, 'paper'>,
): Numbering {
  const { readers, language = '' } = meta
  const own = conventionsOf(meta)
  return {
    edition: editionOf(options, readers),
    sections: options.sectionNumbers ? options.sectionNumbers === 'with' : own.sections,
    paragraphs: options.paragraphNumbers ?? own.paragraphs,
    fifth: own.fifth,
    annexes: annexNaming(meta),
    language,
    sources: options.sources ?? own.sources,
    linkNotes: options.linkNotes ?? false,
  }
}

/** The part of a pack that names its annexes. */
type AnnexMeta = Pick<PackMeta, 'theme' | 'firstPage'> &
  Partial<Pick<PackMeta, 'language' | 'reference' | 'date'>>

/** How the annexes of a pack are named: by its convention, once it has a first page, else in its language. */
export function annexNaming(meta: AnnexMeta): AnnexNaming {
  const { language = '', reference, date = '', firstPage } = meta
  const plain = { ...PLAIN_ANNEXES, name: printWords(language).references.annex }
  if (!hasFirstPage(meta)) return annexesIn(plain, language, { date: '' })
  const dated = firstPage?.values.dateTimeGroup?.trim() || longDate(date, language)
  return annexesIn(conventionOf(meta).annexes, language, { reference, date: dated })
}
