// The themes by id, with their numbering conventions and place for sources.

import { annexesIn } from './convention-words'
import { conventionOf } from './conventions'
import { longDate } from './days'
import { type AnnexNaming, PLAIN_ANNEXES } from './document/annex-names'
import type { FifthLevel } from './document/numbers'
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
  readonly sections: boolean
  readonly paragraphs: ParagraphNumbers
  readonly fifth: FifthLevel
  readonly sources: NotesLocation
}

/**
 * Staff papers number paragraphs through the paper and through each annex, following British and NATO practice:
 * "paragraph 7" is unique. Handouts cite the same works in many sections: one list at the end names each once.
 */
const CONVENTIONS: Readonly<Record<ThemeId, Conventions>> = {
  'staff-paper': { sections: true, paragraphs: 'pack', fifth: '(i)', sources: 'footnotes' },
  'modern-report': { sections: true, paragraphs: 'section', fifth: 'i.', sources: 'footnotes' },
  'course-handout': { sections: true, paragraphs: 'section', fifth: 'i.', sources: 'list' },
}

/** Returns the numbering of a print: from the options, else from the theme of the pack. */
export function numberingOf(
  meta: AnnexMeta & Pick<PackMeta, 'readers'>,
  options: Omit<ExportOptions, 'paper'>,
): Numbering {
  const { theme, readers, language = '' } = meta
  const own = CONVENTIONS[THEME_IDS.find((id) => id === theme) ?? THEME_IDS[0]]
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
