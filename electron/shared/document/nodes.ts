// The document as TypeScript: a closed union of nodes, discriminated on `type`, as stored in JSON.

/** Id of a section, heading, table, image or note: stable over edits, unique in its pack. */
export type NodeId = string
/**
 * Marking in the pack's scheme: the id of a level, alone or with caveats after it, for example `official` or `secret//NOFORN`; null
 * means the pack's.
 */
export type MarkingLevel = string | null
/**
 * Who may read a part: `everyone`, `own`, `instructor`, or the id of one of the pack's own audiences; several joined by `+` for
 * readers who belong to all of them. Null leaves it to the kind of the part (`audiences.ts`).
 */
export type Audience = string | null
/** Id of an asset: the SHA-256 of its bytes, 64 lower-case hex digits. */
export type AssetId = string

/** Version of the document's JSON; raised with each step in `upgrade.ts`. */
export const DOCUMENT_VERSION = 9

/** The text of a whole pack: its sections in printing order. */
export interface BriefingDocument {
  readonly type: 'doc'
  readonly content: readonly Section[]
}

/** Length of a template's body: `full` is one to two pages, `short` a third of a page. */
export type TemplateVariant = 'full' | 'short'

/** A section or annex. Sections are a flat list; `level` makes the hierarchy. */
export interface Section {
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
export type Block = Flow | Heading | Table | Callout | Guidance | Trainer | PageBreak

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

export type TextAlign = 'left' | 'center' | 'right' | 'justify' | null

export interface Paragraph {
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
export interface NumberedParagraph {
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
export interface Heading {
  readonly type: 'heading'
  readonly attrs: {
    readonly id: NodeId
    readonly level: number
    readonly marking: MarkingLevel
    readonly audience?: Audience | undefined
  }
  readonly content?: readonly Inline[]
}

export interface BulletList {
  readonly type: 'bulletList'
  readonly content: readonly ListItem[]
}

export interface OrderedList {
  readonly type: 'orderedList'
  readonly attrs: { readonly start: number }
  readonly content: readonly ListItem[]
}

export interface ListItem {
  readonly type: 'listItem'
  readonly content: readonly Flow[]
}

/** A checklist. */
export interface TaskList {
  readonly type: 'taskList'
  readonly content: readonly TaskItem[]
}

export interface TaskItem {
  readonly type: 'taskItem'
  readonly attrs: { readonly checked: boolean }
  readonly content: readonly Flow[]
}

export interface Blockquote {
  readonly type: 'blockquote'
  readonly content: readonly Flow[]
}

export interface CodeBlock {
  readonly type: 'codeBlock'
  readonly attrs?: { readonly audience?: Audience | undefined }
  readonly content?: readonly Text[]
}

export interface HorizontalRule {
  readonly type: 'horizontalRule'
}

export interface PageBreak {
  readonly type: 'pageBreak'
}

export interface Image {
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

export interface Table {
  readonly type: 'table'
  readonly attrs: {
    readonly id: NodeId
    readonly caption: string
    readonly marking: MarkingLevel
    readonly audience?: Audience | undefined
  }
  readonly content: readonly TableRow[]
}

export interface TableRow {
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
}

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

export interface Callout {
  readonly type: 'callout'
  readonly attrs: {
    readonly kind: CalloutKind
    readonly marking: MarkingLevel
    readonly audience?: Audience | undefined
  }
  readonly content: readonly Flow[]
}

/** Advice to the drafter: shown in the editor, never printed. */
export interface Guidance {
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
export interface Trainer {
  readonly type: 'trainer'
  readonly attrs: { readonly kind: TrainerKind; readonly audience?: Audience | undefined }
  readonly content: readonly (Flow | Table)[]
}

/** All nodes allowed in a line of text. */
export type Inline = Text | HardBreak | Field | Footnote | CrossReference

export interface Text {
  readonly type: 'text'
  readonly text: string
  readonly marks?: readonly Mark[]
}

export interface HardBreak {
  readonly type: 'hardBreak'
  readonly marks?: readonly Mark[]
}

/** The form of a value that a sentence asks for; without any of these it is as typed. */
export interface FieldForm {
  /** With the article, where the value takes one. */
  readonly article?: true
  /** With a capital, at the start of a sentence. */
  readonly capital?: true
  readonly ending?: FieldEnding
  /** Words that agree with the value, printed in its place: for a singular, for a plural. */
  readonly agree?: readonly [singular: string, plural: string]
}

export const FIELD_ENDINGS = ['possessive', 'adjective'] as const
export type FieldEnding = (typeof FIELD_ENDINGS)[number]

/** Which field a text shows, and in which form; null for as typed. */
export interface FieldUse {
  readonly name: string
  readonly form?: FieldForm | null
}

/** A placeholder that one value of the pack fills everywhere at once. */
export interface Field {
  readonly type: 'field'
  readonly attrs: FieldUse
  readonly marks?: readonly Mark[]
}

/**
 * A note: `footnote` prints at the foot of the page, `source` there or in the list of sources, depending on the theme.
 */
export interface Footnote {
  readonly type: 'footnote'
  readonly attrs: {
    readonly id: NodeId
    readonly kind: 'footnote' | 'source'
    /** Month after which a source should be checked again, such as `2027-06`; null for none. */
    readonly checkAfter: string | null
  }
  readonly content?: readonly Text[]
  readonly marks?: readonly Mark[]
}

/** Points to a section, heading, numbered paragraph, table or image by id. */
export interface CrossReference {
  readonly type: 'crossReference'
  readonly attrs: { readonly target: NodeId; readonly show: CrossReferenceForm }
  readonly marks?: readonly Mark[]
}

/** `number`: «section 3»; `title`: its words; `page`: «page 7»; `full`: «section 3, page 7». */
export const CROSS_REFERENCE_FORMS = ['number', 'title', 'page', 'full'] as const
export type CrossReferenceForm = (typeof CROSS_REFERENCE_FORMS)[number]

/** When words are printed: only while a field has a value, or only while it has none. */
export interface Condition {
  readonly field: string
  /** False for a field without a value. */
  readonly filled: boolean
}

export type Mark =
  /** Words that are left out unless the condition is met (`only-if.ts`). */
  | { readonly type: 'onlyIf'; readonly attrs: Condition }
  /** Suggested words that nobody has confirmed: a blank is printed in their place (`to-confirm.ts`). */
  | { readonly type: 'toConfirm' }
  | { readonly type: 'bold' | 'italic' | 'underline' | 'strike' | 'superscript' | 'subscript' | 'code' }
  | { readonly type: 'link'; readonly attrs: { readonly href: string } }
  /** The words that a thread of the section's comments is about. Comments may overlap. */
  | { readonly type: 'comment'; readonly attrs: { readonly id: NodeId } }

export type MarkName = Mark['type']

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
