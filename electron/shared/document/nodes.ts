// The document as TypeScript: a closed union of nodes, discriminated on `type`, as stored in JSON.
import type { Changeable, Inline, NodeId, Text, UnknownJson } from './inline-nodes'

export type * from './inline-nodes'
export { CROSS_REFERENCE_FORMS, FIELD_ENDINGS } from './inline-nodes'

/**
 * Marking in the pack's scheme: the id of a level, alone or with caveats after it, for example `official` or `secret//NOFORN`; null
 * means the pack's.
 */
export type MarkingLevel = string | null
/**
 * Who may read a part: `everyone`, `own`, `instructor`, or the id of one of the pack's own audiences; several joined by
 * `+` for readers who belong to all of them. Null means the default for that kind of part (`audiences.ts`).
 */
export type Audience = string | null
/** Id of an asset: the SHA-256 of its bytes, 64 lower-case hex digits. */
export type AssetId = string

/** Version of the document's JSON; raised with each step in `upgrade.ts`. */
export const DOCUMENT_VERSION = 13

/** The text of a whole pack: its sections in printing order. */
export interface BriefingDocument {
  readonly type: 'doc'
  readonly content: readonly Section[]
}

/** Length of a template's body: `full` is one to two pages, `short` a third of a page. */
export type TemplateVariant = 'full' | 'short'

/** A section or annex. Sections are a flat list; `level` makes the hierarchy. Its text is blocks, or one enclosure. */
export interface Section extends Changeable {
  readonly type: 'section'
  readonly attrs: {
    readonly id: NodeId
    /** 1 is a chapter; 2 and 3 belong to the nearest section above with a smaller level. */
    readonly level: number
    /** Annexes start on a new page, are lettered, and come after all other sections. */
    readonly annex: boolean
    /** Printed on separate landscape pages. */
    readonly landscape: boolean
    /** Kept in the pack, left out of print. */
    readonly excluded: boolean
    readonly marking: MarkingLevel
    /** Also that of the sections below it. */
    readonly audience?: Audience | undefined
    /** Template that the section came from; null when written from scratch. */
    readonly templateId: string | null
    readonly templateVersion: number | null
    readonly templateVariant: TemplateVariant | null
    /** Comments on the text; `comment` marks in the section point to them by id. Printed in review copies only. */
    readonly comments: readonly CommentThread[]
  }
  readonly content: readonly [SectionTitle, ...Block[]]
}

/** One entry of a comment thread. */
export interface CommentEntry {
  /** Name of the author. */
  readonly author: string
  /** Time in ISO 8601 and UTC: `2026-05-01T08:00:00.000Z`. */
  readonly time: string
  readonly text: string
}

/** A comment on a range of text, with its replies in order. */
export interface CommentThread {
  readonly id: NodeId
  readonly resolved: boolean
  /** The comment itself comes first. */
  readonly entries: readonly CommentEntry[]
}

/** First child of each section. Its number is computed, never stored. */
export interface SectionTitle {
  readonly type: 'sectionTitle'
  readonly content?: readonly Inline[]
}

/** All blocks allowed directly in a section. */
export type Block = Flow | Heading | Table | Callout | Guidance | Trainer | PageBreak | Enclosure

/** Blocks also allowed in callouts, cells, quotes and list items. */
export type Flow =
  | Paragraph
  | NumberedParagraph
  | BulletList
  | OrderedList
  | TaskList
  | Blockquote
  | CodeBlock
  | HorizontalRule
  | Image
  | UnknownBlock

export type TextAlign = 'left' | 'center' | 'right' | 'justify' | null

export interface Paragraph extends Changeable {
  readonly type: 'paragraph'
  readonly attrs: {
    readonly textAlign: TextAlign
    readonly marking: MarkingLevel
    readonly audience?: Audience | undefined
  }
  readonly content?: readonly Inline[]
}

/**
 * A staff-paper paragraph: level 1 prints `1.`, then `a.`, `(1)`, `(a)`, `(i)` or `i.`; numbered through the section or
 * the pack.
 */
export interface NumberedParagraph extends Changeable {
  readonly type: 'numberedParagraph'
  readonly attrs: {
    readonly id: NodeId
    readonly level: number
    readonly marking: MarkingLevel
    readonly audience?: Audience | undefined
  }
  readonly content?: readonly Inline[]
}

/** A heading inside a section; level 1 ranks directly below the section's title. */
export interface Heading extends Changeable {
  readonly type: 'heading'
  readonly attrs: {
    readonly id: NodeId
    readonly level: number
    readonly marking: MarkingLevel
    readonly audience?: Audience | undefined
  }
  readonly content?: readonly Inline[]
}

export interface BulletList extends Changeable {
  readonly type: 'bulletList'
  readonly content: readonly ListItem[]
}

export interface OrderedList extends Changeable {
  readonly type: 'orderedList'
  readonly attrs: { readonly start: number }
  readonly content: readonly ListItem[]
}

export interface ListItem extends Changeable {
  readonly type: 'listItem'
  readonly content: readonly Flow[]
}

/** A checklist. */
export interface TaskList extends Changeable {
  readonly type: 'taskList'
  readonly content: readonly TaskItem[]
}

export interface TaskItem extends Changeable {
  readonly type: 'taskItem'
  readonly attrs: { readonly checked: boolean }
  readonly content: readonly Flow[]
}

export interface Blockquote extends Changeable {
  readonly type: 'blockquote'
  readonly content: readonly Flow[]
}

export interface CodeBlock extends Changeable {
  readonly type: 'codeBlock'
  readonly attrs?: { readonly audience?: Audience | undefined }
  readonly content?: readonly Text[]
}

export interface HorizontalRule extends Changeable {
  readonly type: 'horizontalRule'
}

export interface PageBreak extends Changeable {
  readonly type: 'pageBreak'
}

export interface Image extends Changeable {
  readonly type: 'image'
  readonly attrs: {
    readonly id: NodeId
    readonly asset: AssetId
    /** Alternative text; empty only when `decorative`. */
    readonly alt: string
    readonly caption: string
    /** Percentage of the text width, 5 to 100. */
    readonly widthPercent: number
    readonly decorative: boolean
    readonly marking: MarkingLevel
    readonly audience?: Audience | undefined
  }
}

/** A block of another version, which this one keeps as it is; it never is in what is stored (`unknown/carry.ts`). */
export interface UnknownBlock extends Changeable {
  readonly type: 'unknownBlock'
  readonly attrs: UnknownJson
}

/**
 * How an enclosure is given: its pages in the place of the section, the file attached to the PDF, or a sheet that stands
 * for it and says why it isn't there.
 */
export const ENCLOSURE_FORMS = ['pages', 'attachment', 'tooLarge', 'tooSensitive'] as const
export type EnclosureForm = (typeof ENCLOSURE_FORMS)[number]

/** `scale`: fitted into the text area of the pack's pages; `keep`: sheets of the size of its own pages. */
export const ENCLOSURE_FITS = ['scale', 'keep'] as const
export type EnclosureFit = (typeof ENCLOSURE_FITS)[number]

/** Whether marking, header, footer and page number are stamped on its pages: only where there is room for them, always, never. */
export const ENCLOSURE_STAMPS = ['room', 'always', 'never'] as const
export type EnclosureStamp = (typeof ENCLOSURE_STAMPS)[number]

/** Neighbouring pages of the same size. */
export interface EnclosedPages {
  readonly count: number
  /** In points, to a tenth, of what is seen of a page as it is read: cropped and turned. */
  readonly width: number
  readonly height: number
}

/**
 * A file by others that is bound into the pack: a PDF or an image. The only block of its section, whose title, marking,
 * audience and number are those of the enclosure.
 */
export interface Enclosure {
  readonly type: 'enclosure'
  readonly attrs: {
    /** The file; null when it is not in the pack, so that a sheet stands for it. */
    readonly asset: AssetId | null
    readonly form: EnclosureForm
    /** Pages of the file that are given, `1-3, 7`; empty for all. */
    readonly pages: string
    /**
     * Sizes of all pages of the file, so that they can be counted and laid out without reading it. A pack from elsewhere may
     * claim anything here.
     */
    readonly sheets: readonly EnclosedPages[]
    /** Who issued it; may be empty, like the two below. */
    readonly source: string
    /** Printed on the divider, or on the sheet that stands for it: where it is held, for example. */
    readonly note: string
    /** Alternative text. */
    readonly alt: string
    readonly fit: EnclosureFit
    /** Whether a sheet with its title comes before it. */
    readonly divider: boolean
    readonly stamp: EnclosureStamp
    /** The file of which the user has said that it has the marking of its section, whatever is written in it; null for none. */
    readonly stated: AssetId | null
  }
}

/**
 * What a table is for. `decision`: choices to tick, remarks, and who decided; `signature`: who signs; `coordination`:
 * which offices concur; `optionsHigher` and `optionsLower`: options scored by weighted criteria, with totals that are
 * computed (`options-matrix.ts`), of which the highest or the lowest is best.
 */
export const TABLE_KINDS = [
  'plain',
  'decision',
  'signature',
  'coordination',
  'optionsHigher',
  'optionsLower',
] as const
export type TableKind = (typeof TABLE_KINDS)[number]

export interface Table extends Changeable {
  readonly type: 'table'
  readonly attrs: {
    readonly id: NodeId
    readonly kind?: TableKind | undefined
    readonly caption: string
    readonly marking: MarkingLevel
    readonly audience?: Audience | undefined
  }
  readonly content: readonly TableRow[]
}

export interface TableRow extends Changeable {
  readonly type: 'tableRow'
  readonly content: readonly (TableCell | TableHeader)[]
}

export interface CellAttrs {
  readonly colspan: number
  readonly rowspan: number
  /**
   * Widths that the user set by dragging, in CSS pixels of the editor, one per spanned column; null leaves it to the
   * layout.
   */
  readonly colwidth: readonly number[] | null
  readonly textAlign: TextAlign
  /** One of the theme's shades; null for none. */
  readonly shade: CellShade | null
  /** Lines to write on, printed while the cell is empty. */
  readonly lines?: number | undefined
}

/** Maximum number of lines to write on in a cell. */
export const MOST_LINES = 6

export const CELL_SHADES = ['grey', 'green', 'amber', 'red', 'blue'] as const
export type CellShade = (typeof CELL_SHADES)[number]

export interface TableCell {
  readonly type: 'tableCell'
  readonly attrs: CellAttrs
  readonly content: readonly Flow[]
}

/** A header cell. Leading rows made up of header cells repeat on each page. */
export interface TableHeader {
  readonly type: 'tableHeader'
  readonly attrs: CellAttrs
  readonly content: readonly Flow[]
}

export const CALLOUT_KINDS = [
  'bottomLine',
  'keyJudgement',
  'assessment',
  'assumption',
  'risk',
  'caveat',
  'decision',
  'pointsToMake',
  'ifRaised',
  'doNotRaise',
  'mayBeUsed',
  'notDisclosed',
  'note',
] as const
export type CalloutKind = (typeof CALLOUT_KINDS)[number]

export interface Callout extends Changeable {
  readonly type: 'callout'
  readonly attrs: {
    readonly kind: CalloutKind
    readonly marking: MarkingLevel
    readonly audience?: Audience | undefined
  }
  readonly content: readonly Flow[]
}

/** Advice to the drafter: shown in the editor, never printed. */
export interface Guidance extends Changeable {
  readonly type: 'guidance'
  readonly content: readonly Flow[]
}

export const TRAINER_KINDS = [
  'objectives',
  'keyTerms',
  'discussion',
  'exercise',
  'check',
  'answers',
  'notes',
] as const
export type TrainerKind = (typeof TRAINER_KINDS)[number]

/**
 * Trainer material: printed in handouts only; `answers` on separate pages at the end; `notes` is a ruled area for
 * notes.
 */
export interface Trainer extends Changeable {
  readonly type: 'trainer'
  readonly attrs: { readonly kind: TrainerKind; readonly audience?: Audience | undefined }
  readonly content: readonly (Flow | Table)[]
}

/** Every node of the document. */
export type DocumentNode =
  | BriefingDocument
  | Section
  | SectionTitle
  | Block
  | ListItem
  | TaskItem
  | TableRow
  | TableCell
  | TableHeader
  | Inline

export type NodeName = DocumentNode['type']
