// The output of `collect`: a section as blocks with styles, numbers and text resolved, without any geometry.
import type {
  AssetId,
  Change,
  CrossReferenceForm,
  EnclosureFit,
  EnclosureStamp,
  TextAlign,
} from '#shared/document/nodes'
import type { Problem } from '#shared/pack'
import type { LetterForm } from '../fonts/font-style'
import type { PanelLook } from '../theme'
import type { AttachedFile, Colour, FontId, LinkTarget, Tag, TagIndex, UnitOrigin } from '../types'

/** The style of a run of text, and the element it belongs to. Runs that share a style share the object. */
export interface RunStyle {
  readonly font: FontId
  readonly size: number
  readonly colour: Colour
  /** Form of its letters; absent for that of text. */
  readonly form?: LetterForm
  /** Offset of the baseline above that of the line. */
  readonly rise: number
  readonly underline: boolean
  readonly strike: boolean
  /** Background behind the words (code, empty fields). */
  readonly fill: Colour | null
  /** In a comparison: the words were added or removed, which a bar in the margin says too. */
  readonly changed?: true
  readonly link: LinkTarget | null
  /** Description of a link where its text is not enough: `Note 3`. */
  readonly name?: string
  /** Anchor of the text, for links that lead back to it. */
  readonly anchor?: string
  readonly tag: TagIndex
}

export interface Run {
  /** A line feed is a forced line break. */
  readonly text: string
  readonly style: RunStyle
  /** Note that this run refers to: it must stand on the same page. */
  readonly note?: Note
  /** Where the text comes from, if not from the author's words. */
  readonly from?: RunSource
  /** Proposed changes of the text, if they are not shown by its style. */
  readonly changes?: readonly Change[]
  /** Numbers of the comments about the text, if they are not printed. */
  readonly comments?: readonly number[]
}

/** What the text of a run was made of, for files in which it is made anew: a field, a number, a tick box. */
export type RunSource =
  | { readonly kind: 'reference'; readonly show: CrossReferenceForm }
  /** `Table 3`, before a caption. */
  | { readonly kind: 'count' }
  | { readonly kind: 'tick'; readonly checked: boolean }
  /** The letter of a coloured cell. */
  | { readonly kind: 'shade' }
  /** `Annex A`, on a line above its title. */
  | { readonly kind: 'annex'; readonly number: string }

/** A note at the foot of a page. */
export interface Note {
  readonly number: number
  /** Equal for notes that name the same source; empty for any other. */
  readonly source: string
  readonly label: readonly Run[]
  readonly runs: readonly Run[]
  /** Style of the text printed where an earlier note has already named the source: see `repeatedRuns`. */
  readonly repeatStyle: RunStyle
  /** That text, with `{n}` for the number of that note. */
  readonly repeated: string
  /** Anchor that the reference leads to. */
  readonly anchor: string
}

/**
 * `start` is where lines begin in the text's direction; `left` and `right` are sides of the paper, as the author
 * chose.
 */
export type Align = Exclude<TextAlign, null> | 'start'

/** Layout of a paragraph's lines. */
export interface ParagraphFormat {
  readonly align: Align
  readonly leading: number
  readonly before: number
  readonly after: number
  readonly hyphenate: boolean
  /** Keeps the paragraph whole and with what follows (headings, labels). */
  readonly keepNext: boolean
  /** Lines of about the same length (titles). */
  readonly balanced?: true
  /** White space and line ends stay as they are (code). */
  readonly preformatted: boolean
}

export interface ParagraphBlock {
  readonly kind: 'paragraph'
  readonly runs: readonly Run[]
  readonly format: ParagraphFormat
  readonly tag: TagIndex
  /** A list mark or number that hangs before the text, in a column of this width. */
  readonly label: Label | null
  /** Indent of the text (and of the label's column). */
  readonly indent: number
  readonly anchors: readonly string[]
  /** Proposed changes of the end of the paragraph, if it has no sign for them. */
  readonly ends?: readonly Change[]
  /** Draws the theme's rule under the last line. */
  readonly ruled: boolean
}

export interface Label {
  readonly runs: readonly Run[]
  readonly width: number
  readonly align: 'left' | 'right'
  /** On the side where lines of the pack begin, whatever the direction of the text: a name of the text, or its place in a list. */
  readonly fixed?: boolean
  /** What counts it; absent for words that are not counted. */
  readonly counted?: LabelCount
}

/** The list that a label belongs to. */
export type LabelCount =
  /** The number of a section. */
  | { readonly kind: 'section' }
  /** The counts of a numbered paragraph and of those above it. */
  | { readonly kind: 'paragraph'; readonly levels: readonly number[] }
  | { readonly kind: 'bullet'; readonly depth: number }
  | { readonly kind: 'task'; readonly checked: boolean }
  /** An item of an ordered list; `first` for its first one. */
  | { readonly kind: 'ordered'; readonly depth: number; readonly count: number; readonly first: boolean }

/** Blocks on a coloured ground with a bar at the left, or a plain indented quote. */
export interface PanelBlock {
  readonly kind: 'panel'
  readonly look: Pick<PanelLook, 'bar' | 'fill'> & { readonly style: 'panel' | 'quote' | 'code' }
  readonly blocks: readonly Block[]
  readonly indent: number
  /** Has room to write and no words: left out rather than printed on a page of its own. */
  readonly room?: boolean
}

export interface TableBlock {
  readonly kind: 'table'
  readonly tag: TagIndex
  /** Its name in messages: `Table 3`. */
  readonly name: string
  readonly caption: ParagraphBlock | null
  readonly rows: readonly RowBlock[]
  readonly columns: number
  /** Rows at the top that repeat on each page. */
  readonly headRows: number
  /** A form to fill in or sign: all its rules are drawn, and it stays on one page. */
  readonly form: boolean
  /** Printed above the repeated header. */
  readonly continued: ParagraphBlock
  readonly anchors: readonly string[]
}

export interface RowBlock {
  readonly tag: TagIndex
  /** Names the rows below it. */
  readonly group: boolean
  /** Proposed changes of the whole row. */
  readonly changes?: readonly Change[]
  readonly cells: readonly CellBlock[]
}

export interface CellBlock {
  readonly tag: TagIndex
  readonly column: number
  readonly columns: number
  readonly rows: number
  readonly header: boolean
  /** A head over some of the columns, with further heads below it. */
  readonly spanner: boolean
  readonly fill: Colour | null
  /** Width that the user dragged, one for each column that it spans, in points; null where none. */
  readonly dragged: readonly number[] | null
  /** Whether the text alone is a number; such columns are set flush right. */
  readonly numeric: boolean
  /** The letter of its colour stands before its words. */
  readonly signed: boolean
  readonly blocks: readonly Block[]
}

export interface ImageBlock {
  readonly kind: 'image'
  readonly asset: AssetId
  /** Pixels of the file; null when it can't be shown, and `caption` says why. */
  readonly pixels: { readonly width: number; readonly height: number } | null
  readonly share: number
  readonly tag: TagIndex
  readonly caption: ParagraphBlock | null
  /** Proposed changes of the image, if no line before it says so. */
  readonly changes?: readonly Change[]
  /** Characters of the text in a drawing. */
  readonly letters: string
  /** Printed in the frame of an image that can't be shown. */
  readonly missing: ParagraphBlock | null
  readonly indent: number
  readonly anchors: readonly string[]
}

export interface RuleBlock {
  readonly kind: 'rule'
}
/** Ruled lines to write on. */
export interface LinesBlock {
  readonly kind: 'lines'
  readonly count: number
  /** The last line has no rule: what is below it has one. */
  readonly open: boolean
}
export interface BreakBlock {
  readonly kind: 'break'
}
/** List items are spaced closer than paragraphs. */
export interface GapBlock {
  readonly kind: 'gap'
  readonly height: number
}

export type Block =
  | ParagraphBlock
  | PanelBlock
  | TableBlock
  | ImageBlock
  | RuleBlock
  | LinesBlock
  | BreakBlock
  | GapBlock

/** A page of an enclosed file that gets a sheet of its own. */
export interface EnclosedSheet {
  readonly asset: AssetId
  /** Page of the file, from 0. */
  readonly page: number
  /** Upright, in points. */
  readonly width: number
  readonly height: number
  /** The file is a picture. */
  readonly picture: boolean
  readonly fit: EnclosureFit
  readonly stamp: EnclosureStamp
  readonly tag: TagIndex
  /** Anchors at its top. */
  readonly anchors: readonly string[]
}

/** What a section that encloses a file prints besides a sheet of words. */
export interface CollectedEnclosure {
  readonly sheets: readonly EnclosedSheet[]
  /** Whether a sheet of words comes first, or alone. */
  readonly divider: boolean
  /** Pages that are in the PDF of the pack alone. */
  readonly absent: number
  readonly attached: AttachedFile | null
}

/** A heading as the outline and the contents show it. */
export interface CollectedHeading {
  readonly level: number
  readonly number: string
  readonly title: string
  readonly anchor: string
  readonly tag: TagIndex
}

/** A section, collected. */
export interface CollectedUnit {
  readonly blocks: readonly Block[]
  readonly tags: readonly Tag[]
  readonly headings: readonly CollectedHeading[]
  readonly problems: readonly Problem[]
  /** Answers for trainers, printed on separate pages. */
  readonly answers: readonly Block[]
  /** Source notes that the theme prints in a list at the end. */
  readonly sources: readonly Note[]
  /** Notes that are printed in a list and not at the foot of the page. */
  readonly endnotes: readonly Note[]
  /** Which block of the section each tag comes from. */
  readonly origin: UnitOrigin
  /** Null for a section with text. */
  readonly enclosed: CollectedEnclosure | null
}
