// The themes by id, with what they decide besides looks: how things are numbered and where sources stand.
import type { FifthLevel } from './document/numbers'
import type { Numbering } from './document/survey'
import { type ExportOptions, editionOf, type NotesLocation, type ParagraphNumbers } from './pack'

/** Themes that come with the program, the one that stands in for an unknown one first; looks are in `resources/themes/<id>.json`. */
export const THEME_IDS = ['staff-paper', 'modern-report', 'course-handout'] as const
export type ThemeId = (typeof THEME_IDS)[number]

/** What a theme decides unless the export says otherwise. */
interface Conventions {
  readonly sections: boolean
  readonly paragraphs: ParagraphNumbers
  readonly fifth: FifthLevel
  readonly sources: NotesLocation
}

/** Staff papers number paragraphs through the paper and through each annex, as British and NATO practice has it: "paragraph 7" is one place. */
const CONVENTIONS: Readonly<Record<ThemeId, Conventions>> = {
  'staff-paper': { sections: true, paragraphs: 'pack', fifth: '(i)', sources: 'footnotes' },
  'modern-report': { sections: true, paragraphs: 'section', fifth: 'i.', sources: 'footnotes' },
  'course-handout': { sections: true, paragraphs: 'section', fifth: 'i.', sources: 'footnotes' },
}

/** How a print in a theme is numbered: as the options say, else as the theme does. */
export function numberingOf(theme: string, options: Omit<ExportOptions, 'paper'>): Numbering {
  const own = CONVENTIONS[THEME_IDS.find((id) => id === theme) ?? THEME_IDS[0]]
  return {
    edition: editionOf(options),
    sections: options.sectionNumbers ? options.sectionNumbers === 'with' : own.sections,
    paragraphs: options.paragraphNumbers ?? own.paragraphs,
    fifth: own.fifth,
    sources: options.sources ?? own.sources,
    linkNotes: options.linkNotes ?? false,
  }
}
