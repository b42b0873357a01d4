// A pack: what a user writes, stores and prints, with the plain shapes that cross between rooms.

import type { FirstPageLineId } from './convention-lines'
import { type Edition, editionById, type Readers } from './document/audiences'
import type { AssetId, BriefingDocument, NodeId, Section } from './document/nodes'
import type { FirstPage } from './first-page-values'
import type { PackMarking } from './markings'

/** Version of the pack's own JSON (everything but the document, which has its own). */
export const PACK_VERSION = 8

/** UUID of a pack. */
export type PackId = string

/** A briefing prints no trainer material; a handout does. */
export const PACK_KINDS = ['briefing', 'handout'] as const
export type PackKind = (typeof PACK_KINDS)[number]

/** Returns what is printed: the edition that was chosen, else the own side's briefing or the students' handout. */
export function editionOf(
  { kind, edition }: Pick<ExportOptions, 'kind' | 'edition'>,
  readers: Readers | undefined,
): Edition {
  return editionById(kind, edition ?? (kind === 'briefing' ? 'own' : 'student'), readers)
}

/** The edition that the author works with: everything that some reader gets. */
export const fullEdition = (kind: PackKind): Edition => editionById(kind, 'instructor', undefined)

export const PAPERS = ['a4', 'letter', 'a5'] as const
export type Paper = (typeof PAPERS)[number]

/** Metadata of a pack: the title page, and settings for print. */
export interface PackMeta {
  readonly title: string
  /** May be empty, like all texts below. */
  readonly subtitle: string
  readonly kind: PackKind
  readonly author: string
  readonly organisation: string
  /** The organisation's logo, printed on the title page; absent for none. */
  readonly logo?: AssetId | undefined
  /** Registry or file reference. */
  readonly reference: string
  /** Date of the pack as `YYYY-MM-DD`; empty prints none. */
  readonly date: string
  /** BCP 47 tag of the text, for example `en-GB`. */
  readonly language: string
  readonly marking: PackMarking
  readonly paper: Paper
  /** Id of a theme, for example `staff-paper`. */
  readonly theme: string
  /** Id of the blueprint that the pack was made from; null when from scratch. */
  readonly blueprint: string | null
  /** The pack's settings for abbreviations; absent while it has none. */
  readonly abbreviations?: PackAbbreviations | undefined
  /** What the first page of a staff paper says; absent while nothing was filled in. */
  readonly firstPage?: FirstPage | undefined
  /** The user's own audiences and editions; absent while there are none. */
  readonly readers?: Readers | undefined
  /** How the theme numbers the pack: absent for packs made before paragraphs ran through in all themes. */
  readonly numbering?: PackNumbering | undefined
}

export const PACK_NUMBERINGS = ['through'] as const
export type PackNumbering = (typeof PACK_NUMBERINGS)[number]

/** The numbering of packs that are made now. */
export const NEW_NUMBERING: PackNumbering = 'through'

/** Where a list of abbreviations is printed. */
export const ABBREVIATION_LISTS = ['none', 'front', 'end'] as const
export type AbbreviationList = (typeof ABBREVIATION_LISTS)[number]

/** A pack's settings for abbreviations. */
export interface PackAbbreviations {
  /** Definitions for this pack; they override the known ones. */
  readonly definitions: readonly { readonly abbreviation: string; readonly expansion: string }[]
  /** Those that need no explanation. */
  readonly ignored: readonly string[]
  /** Whether the check before an export reports abbreviations not written out at their first use. */
  readonly check: boolean
  readonly list: AbbreviationList
}

export const FIELD_TYPES = [
  'text',
  'longText',
  'date',
  'dateRange',
  'dtg',
  'number',
  'choice',
  'country',
  'person',
] as const
export type FieldType = (typeof FIELD_TYPES)[number]

/** How values of a field fit into sentences: only what the program can't tell from the value. */
export interface FieldGrammar {
  /**
   * Takes the article in the form `the`: a `post` or office always, a `place` as custom has it, a country of the user's own
   * list `always` or `never`. Absent: only one typed.
   */
  readonly article?: (typeof ARTICLE_RULES)[number] | undefined
  /** Word that the sentences have before the value: taken off the value's start. */
  readonly after?: (typeof LEADING_WORDS)[number] | undefined
  /** Words that the sentences have after the value: taken off its end, `per cent` as `%`, too. */
  readonly before?: (typeof TRAILING_WORDS)[number] | undefined
  /** Whether the value is a plural, where the rule is wrong. */
  readonly plural?: boolean | undefined
  /** Adjective of a country that the program doesn't know. */
  readonly adjective?: string | undefined
}

export const ARTICLE_RULES = ['post', 'place', 'always', 'never'] as const
export const LEADING_WORDS = ['to', 'exercise', 'operation'] as const
export const TRAILING_WORDS = ['per cent'] as const

/** Longest adjective. */
const MAX_ADJECTIVE = 200

/** Whether this is the grammar of a field, with known properties alone. */
export function isFieldGrammar(value: unknown): value is FieldGrammar {
  if (typeof value !== 'object' || value === null) return false
  const { article, after, before, plural, adjective, ...others } = value as Record<string, unknown>
  const among = (list: readonly unknown[], one: unknown) => one === undefined || list.includes(one)
  return (
    Object.keys(others).length === 0 &&
    among(ARTICLE_RULES, article) &&
    among(LEADING_WORDS, after) &&
    among(TRAILING_WORDS, before) &&
    among([true, false], plural) &&
    (adjective === undefined || (typeof adjective === 'string' && adjective.length <= MAX_ADJECTIVE))
  )
}

/** The definition of a field: one vocabulary for all templates. */
export interface FieldSpec {
  /** Lower-case words joined by `_`; the same name has the same meaning everywhere. */
  readonly name: string
  readonly label: string
  /** What to type, as a full sentence or question. */
  readonly prompt: string
  readonly type: FieldType
  readonly example: string
  /** Value in a new pack; empty for none. */
  readonly default: string
  /** The options of a `choice`. */
  readonly choices: readonly string[]
  readonly grammar?: FieldGrammar | undefined
  /** May be left empty: then a cell of a table that holds nothing else prints nothing. */
  readonly optional?: boolean | undefined
}

/** A field of a pack: its definition travels with the pack, so that it opens anywhere. */
export interface PackField extends FieldSpec {
  /** Empty while not filled in. */
  readonly value: string
}

/** A whole pack in memory. */
export interface Pack {
  readonly id: PackId
  /** Rises by one with each save; a save on an old revision is refused. */
  readonly revision: number
  readonly meta: PackMeta
  readonly fields: readonly PackField[]
  readonly doc: BriefingDocument
}

/** A change to a pack: only what changed, so that saving a large pack stays cheap. */
export interface PackChange {
  readonly id: PackId
  /** Revision that the change was made on. */
  readonly revision: number
  readonly meta?: PackMeta
  readonly fields?: readonly PackField[]
  /** Ids of all sections in order, when sections were added, removed or moved. */
  readonly order?: readonly NodeId[]
  /** Sections that are new or have changed. */
  readonly sections: readonly Section[]
}

/** A row of the start screen. */
export interface PackSummary {
  readonly id: PackId
  readonly title: string
  readonly kind: PackKind
  readonly marking: PackMarking
  /** Milliseconds since 1970, UTC. */
  readonly changed: number
  readonly sections: number
  /** Pages of the last export; null before the first. */
  readonly pages: number | null
  /** Both may be empty. */
  readonly author: string
  readonly reference: string
  /** In alphabetical order. */
  readonly tags: readonly string[]
  readonly favourite: boolean
  /** Not in the list unless asked for. */
  readonly archived: boolean
  /** In the bin. */
  readonly deleted: boolean
  /** What can't be read of it, in words; absent for an undamaged pack. */
  readonly damage?: string | undefined
}

/** What has changed in the list of packs since it was read before. */
export interface ListChanges {
  /** Names the list as it is now. */
  readonly name: string
  /** `packs` has all packs, last changed first. */
  readonly isWhole: boolean
  /** Those that are new or differ. */
  readonly packs: readonly PackSummary[]
  /** Those that are no longer in the list. */
  readonly gone: readonly PackId[]
}

/** How a pack is arranged in the list; the owner's own, so that it doesn't travel with the pack. */
export type PackArrangement = Pick<PackSummary, 'id'> &
  Partial<Pick<PackSummary, 'favourite' | 'archived' | 'tags'>>

/** Longest tag, and most tags of a pack. */
export const LONGEST_TAG = 50
export const MOST_TAGS = 30

/** An item in the bin. */
export interface DeletedItem {
  readonly kind: 'pack' | 'template' | 'scheme'
  readonly id: string
  readonly title: string
  /** Milliseconds since 1970, UTC. */
  readonly deleted: number
  /** Days of use left until it is deleted permanently; null when that never happens by itself. */
  readonly daysLeft: number | null
}

/** An image that nothing shows any more but versions of packs. */
export interface RemovedImage extends Pick<Asset, 'id' | 'name' | 'mime'> {
  readonly bytes: number
  /** When it was taken out of the last place that showed it, or put into the library, in milliseconds since 1970. */
  readonly removed: number
  /** Titles of the packs whose versions have it. */
  readonly packs: readonly string[]
  /** Days of use left until it is deleted permanently; null while a version has it, and when that never happens by itself. */
  readonly daysLeft: number | null
}

/** A file as stored: an image, or a PDF that is enclosed. */
export interface Asset {
  readonly id: AssetId
  readonly mime: AssetMime
  /** Original file name; for display only. */
  readonly name: string
  readonly bytes: Uint8Array
}

export const IMAGE_MIMES = ['image/png', 'image/jpeg', 'image/svg+xml'] as const
export type ImageMime = (typeof IMAGE_MIMES)[number]

export const ASSET_MIMES = [...IMAGE_MIMES, 'application/pdf'] as const
export type AssetMime = (typeof ASSET_MIMES)[number]

/** The user's choices for one export. */
export interface ExportOptions extends PrintFlags {
  readonly paper: Paper
  /** The pages to print, by the numbers on them: `3-7, A-1`; absent or empty for all. */
  readonly pages?: string | undefined
  /** What is printed of proposed changes that nobody has decided; absent means the text without them. */
  readonly proposals?: PrintedProposals | undefined
  readonly kind: PackKind
  /**
   * Id of the edition: `own`, `partner`, `student`, `instructor`, or one of the pack's own. Absent while nobody has chosen:
   * see `editionOf`.
   */
  readonly edition?: string | undefined
  /** Where source notes are printed; absent leaves it to the theme. */
  readonly sources?: NotesLocation | undefined
  /** Where footnotes are printed, and sources that go with them; absent means the foot of the page. */
  readonly notes?: NotesLocation | undefined
  /** Whether a title page and contents are printed; absent means only in packs of more than two pages. */
  readonly titlePage?: TitlePage | undefined
  /** Whether sections are numbered; annexes always have letters. Absent leaves it to the theme. */
  readonly sectionNumbers?: SectionNumbers | undefined
  /** Where numbered paragraphs restart; absent leaves it to the theme. */
  readonly paragraphNumbers?: ParagraphNumbers | undefined
  /** What a PDF conforms to; absent means the first. */
  readonly standard?: Standard | undefined
}

/** PDF/UA-1 and PDF/A-2a, on top of PDF 1.7; or PDF/UA-2 and PDF/A-4, on top of PDF 2.0. */
export const STANDARDS = ['ua1', 'ua2'] as const
export type Standard = (typeof STANDARDS)[number]

/** Without them, as if all were accepted, or both with signs of what is to be inserted and deleted. */
export const PRINTED_PROPOSALS = ['without', 'accepted', 'shown'] as const
export type PrintedProposals = (typeof PRINTED_PROPOSALS)[number]

/** At the foot of the page, in a list after each section, or in one list at the end of the pack. */
export const NOTES_LOCATIONS = ['footnotes', 'sections', 'list'] as const
export type NotesLocation = (typeof NOTES_LOCATIONS)[number]

export const TITLE_PAGES = ['with', 'without'] as const
export type TitlePage = (typeof TITLE_PAGES)[number]

export const SECTION_NUMBERS = ['with', 'without'] as const
export type SectionNumbers = (typeof SECTION_NUMBERS)[number]

/** In each section, or only once in the pack. */
export const PARAGRAPH_NUMBERS = ['section', 'pack'] as const
export type ParagraphNumbers = (typeof PARAGRAPH_NUMBERS)[number]

/** Print options that are off by default. */
export const PRINT_FLAGS = [
  'draft',
  'lineNumbers',
  'notesColumn',
  'twoPerSheet',
  'mirrored',
  'linkNotes',
  'comments',
  'annexList',
  'twoSided',
  'booklet',
  'cropMarks',
] as const
export type PrintFlag = (typeof PRINT_FLAGS)[number]

/** Additions and changes in print. All are off by default. */
export interface PrintFlags {
  /** DRAFT watermark on every page. */
  readonly draft?: boolean | undefined
  /** Line numbers in the margin, restarting on each page, for comments on a review copy. */
  readonly lineNumbers?: boolean | undefined
  /** Narrower text with a ruled column for notes on the outer side. */
  readonly notesColumn?: boolean | undefined
  /** Two pages on each sheet, side by side: on A4, each at the size of A5. */
  readonly twoPerSheet?: boolean | undefined
  /**
   * Mirrored margins: the wider one at the binding, left on odd pages and right on even ones; some themes always do
   * this.
   */
  readonly mirrored?: boolean | undefined
  /** The address of each link in a footnote, unless its text shows it. */
  readonly linkNotes?: boolean | undefined
  /** A review copy: open comments as numbered marks in the text and a list at the end of each section. */
  readonly comments?: boolean | undefined
  /** A list of the annexes at the end of the body; a pack with a first page has it as its convention says. */
  readonly annexList?: boolean | undefined
  /** For both sides of the paper: the body and each annex begin on a right-hand page, after a blank one where needed. */
  readonly twoSided?: boolean | undefined
  /** Two pages on each side of a sheet, in the order for a stack that is folded in the middle; instead of `twoPerSheet`. */
  readonly booklet?: boolean | undefined
  /** Each page on a larger sheet with marks where it is cut, for a print shop. */
  readonly cropMarks?: boolean | undefined
}

/** `landscape`: prints the section on landscape pages. */
export type ProblemFix = 'landscape'

/** A problem that the author should fix before an export; `section` is null when it concerns the pack. */
/** A file that is enclosed under too low a marking. */
export interface StoppedEnclosure {
  readonly asset: AssetId
  /** The marking that it seems to have at least, or that of its section. */
  readonly least: string
  /** Its section is marked higher than the pack; otherwise its pages say more than its section. */
  readonly abovePack: boolean
}

export interface Problem {
  readonly severity: 'error' | 'warning'
  readonly message: string
  readonly section: string | null
  /** Id of the node or name of the field concerned, if any. */
  readonly target: string | null
  /** Only for words to confirm: which block of the section they are in (0 is its title), and in how many places. */
  readonly toConfirm?: { readonly block: number; readonly places: number } | undefined
  /** Only for the first page: the line that is empty. */
  readonly line?: FirstPageLineId | undefined
  /** A fix with one click; absent when only the author can fix it. */
  readonly fix?: ProblemFix | undefined
  /** Only for what must be settled before an export is made. */
  readonly stops?: StoppedEnclosure | undefined
}
