// The data types passed between the passes: words, frames, pages and tags, as plain data. Lengths are points, origin top left.
import type { AssetId, NodeId } from '#shared/document/nodes'
import type { Asset, Problem, Standard } from '#shared/pack'

/** Index into `FONT_FILES` of the resource list. */
export type FontId = number

/** A piece of text shaped in one font: it is painted exactly as measured. Lengths are thousandths of the font size. */
export interface Word {
  readonly font: FontId
  readonly text: string
  readonly width: number
  /** Glyph numbers in visual order. */
  readonly glyphs: readonly number[]
  /** For each glyph, the index in `text` of its first character. */
  readonly clusters: readonly number[]
  /** Advance, dx and dy of each glyph; null when all advance as stated in the font (no kerning, no raised marks). */
  readonly advances: readonly number[] | null
  readonly rightToLeft: boolean
  /** The glyphs don't correspond to the text (a stand-in is drawn): the PDF must carry the text as well. */
  readonly standIn: boolean
}

/** Colour as `#rrggbb`. */
export type Colour = string

/** Target of a link: an anchor in this document or an address. */
export type LinkTarget =
  | { readonly kind: 'anchor'; readonly id: string }
  | { readonly kind: 'address'; readonly href: string }

/** Tag of a frame: index into the tags of its unit, or -1 for what is not content (an artifact). */
export type TagIndex = number
export const ARTIFACT: TagIndex = -1

/** A positioned element. Coordinates are relative to the group that contains the frame. */
export type Frame =
  | TextFrame
  | BoxFrame
  | RuleFrame
  | ImageFrame
  | EnclosedFrame
  | LinkFrame
  | AnchorFrame
  | PresenceFrame

/** Words on one baseline, in one size and colour. */
export interface TextFrame {
  readonly kind: 'text'
  readonly x: number
  /** Baseline. */
  readonly y: number
  readonly words: readonly Word[]
  readonly size: number
  readonly colour: Colour
  /** Added to the width of each space word except a trailing one (justification). */
  readonly stretch: number
  /** Added to the width of each letter, in thousandths of the size; absent when nothing is. */
  readonly track?: number
  readonly tag: TagIndex
  /** Rotation of the line about its start in degrees anticlockwise; absent when horizontal. */
  readonly turn?: number
}

/** A filled or outlined rectangle; never content itself. */
export interface BoxFrame {
  readonly kind: 'box'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly fill: Colour | null
  readonly stroke: Colour | null
  readonly strokeWidth: number
  /** The ground of words that a bar in the margin points out. */
  readonly changed?: true
  /** The figure it belongs to: an image that can't be shown has only this frame. */
  readonly figure?: TagIndex
}

/** A straight line; never content. */
export interface RuleFrame {
  readonly kind: 'rule'
  readonly x: number
  readonly y: number
  readonly x2: number
  readonly y2: number
  readonly width: number
  readonly colour: Colour
}

export interface ImageFrame {
  readonly kind: 'image'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly asset: AssetId
  readonly tag: TagIndex
}

/** A page of an enclosed file, upright. */
export interface EnclosedFrame {
  readonly kind: 'enclosed'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly asset: AssetId
  /** Page of the file, from 0. */
  readonly page: number
  readonly tag: TagIndex
}

/** A clickable area. */
export interface LinkFrame {
  readonly kind: 'link'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly target: LinkTarget
  /** Announced by screen readers. */
  readonly label: string
  readonly tag: TagIndex
}

/** A target of links and the outline. */
export interface AnchorFrame {
  readonly kind: 'anchor'
  readonly x: number
  readonly y: number
  readonly id: string
}

/** A frame, or what becomes frames when the pages have their numbers. */
export type DraftFrame = Frame | PageNumberFrame

/**
 * Stands for the page number and the link of a line of the contents until the pages have their numbers: see
 * `pages/finish.ts`.
 */
export interface PageNumberFrame {
  readonly kind: 'pageNumber'
  /** The area of the link. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Anchor whose page is named. */
  readonly anchor: string
  /** What the entry says, for the label of the link. */
  readonly name: string
  readonly tag: TagIndex
  /** The number itself, at the edge of the area where lines end; null on all but the last line of an entry. */
  readonly number: PageNumberStyle | null
}

/** How a page number and the dots before it are set. Positions count from the frame's own. */
export interface PageNumberStyle {
  /** Where the words of the entry end, from where lines begin. */
  readonly from: number
  /** Lines begin at the right. */
  readonly mirrored: boolean
  readonly baseline: number
  readonly font: FontId
  readonly size: number
  readonly colour: Colour
  readonly leaderColour: Colour
}

/** Marks the position of an element without ink (an empty cell) in the order of tags. */
export interface PresenceFrame {
  readonly kind: 'presence'
  readonly tag: TagIndex
}

/** Frames placed together: a line, a table row, a heading. */
export interface Group {
  readonly x: number
  readonly y: number
  /** Unit that the frames' tags belong to; -1 when all are artifacts. */
  readonly unit: number
  /** Index of its page in reading order, on a sheet whose pages are in another order. */
  readonly page?: number | undefined
  readonly frames: readonly Frame[]
}

export interface Page {
  readonly width: number
  readonly height: number
  /** Number as printed: `iv`, `12`, `A-1`. */
  readonly label: string
  /** Where it is cut: the distance of that from its edges, and how far ink may run over; absent when it is not cut. */
  readonly cut?: { readonly margin: number; readonly bleed: number } | undefined
  /** Unit of what is announced on it outside of groups; absent for `FRONT_UNIT`. */
  readonly front?: number | undefined
  /** Content in reading order. */
  readonly groups: readonly Group[]
  /**
   * A word across the page, behind everything else; usually empty. If it has a tag, it is announced (unit
   * `FRONT_UNIT`).
   */
  readonly watermark: readonly Frame[]
  /** The watermark is laid over the content as over paper, darkening what is below it: enclosed pages would hide it. */
  readonly isOverlaid: boolean
  /** Backgrounds, painted below the content. */
  readonly below: readonly Frame[]
  /** Running head, foot and markings, painted after the content; announced if they have a tag. */
  readonly furniture: readonly Frame[]
}

/** Standard structure types that the engine uses: of PDF 1.7, and `Title`, which is a `P` there. */
export type Role =
  | 'Document'
  | 'Title'
  | 'Sect'
  | 'Div'
  | 'P'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'H4'
  | 'H5'
  | 'H6'
  | 'TOC'
  | 'TOCI'
  | 'Reference'
  | 'Link'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'BlockQuote'
  | 'Code'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Caption'
  | 'Figure'
  | 'Note'
  | 'Span'

/** An element of the structure tree. */
export interface Tag {
  readonly role: Role
  /** Index of the parent in the same unit; -1 for the unit's root. */
  readonly parent: number
  readonly alt?: string
  /** Unique in the document; required for notes, and for headers that cells refer to. */
  readonly id?: string
  readonly columns?: number
  readonly rows?: number
  readonly scope?: 'Column' | 'Row'
  /** Ids of the headers of a cell. */
  readonly headers?: readonly string[]
  readonly list?: 'Decimal' | 'LowerAlpha' | 'LowerRoman' | 'Disc' | 'None'
  readonly lang?: string
  /** Read instead of the words. */
  readonly actual?: string
  /** Expansion of an abbreviation. */
  readonly expansion?: string
}

/** A part of the document with its own tags: front matter, a section, the answers. */
export interface TagUnit {
  readonly tags: readonly Tag[]
  /** Where its text is in the pack; absent for generated text. */
  readonly origin?: UnitOrigin | null
}

/** A file that is attached to the PDF instead of being printed. */
export interface AttachedFile {
  readonly asset: AssetId
  /** Name of the file as readers show it. */
  readonly name: string
  /** Title of its section. */
  readonly title: string
  readonly section: NodeId
}

/** In `starts` of an origin: what follows comes from no block. */
export const NO_BLOCK = -1

/** The section that a unit shows. */
export interface UnitOrigin {
  readonly section: NodeId
  /** Indexes in the section's `content` with the first tag of each, in order of the tags. */
  readonly starts: readonly (readonly [number, TagIndex])[]
}

/** An entry of the outline and of the contents. */
export interface OutlineEntry {
  readonly level: number
  readonly title: string
  /** Anchor it leads to. */
  readonly anchor: string
  /** Unit and tag of the heading. */
  readonly unit: number
  readonly tag: TagIndex
}

/** The unit of the front matter, which also contains the announced furniture. */
export const FRONT_UNIT = 0

/** A complete laid-out document, ready to be painted to PDF or drawn on screen. */
export interface Layout {
  readonly pages: readonly Page[]
  readonly units: readonly TagUnit[]
  readonly outline: readonly OutlineEntry[]
  /** Page and position of each anchor. */
  readonly anchors: ReadonlyMap<string, Destination>
  /** Images that the pages show. */
  readonly assets: ReadonlyMap<AssetId, Asset>
  readonly attached: readonly AttachedFile[]
  readonly warnings: readonly Problem[]
  readonly info: DocumentInfo
  /** Pages follow each other from right to left. */
  readonly rightToLeft: boolean
}

export interface Destination {
  readonly page: number
  readonly x: number
  readonly y: number
}

/** Metadata of a PDF. */
export interface DocumentInfo {
  readonly title: string
  readonly author: string
  readonly subject: string
  /** Its reference and organisation, and the marking in its banner; absent or empty for none. */
  readonly reference?: string
  readonly organisation?: string
  readonly marking?: string
  readonly language: string
  /** `YYYY-MM-DD`, or empty. */
  readonly date: string
  /** How it is to be printed; absent leaves it to the printer's settings. */
  readonly sides?: 'longEdge' | 'shortEdge' | undefined
  /** It must be printed in its own size. */
  readonly exact?: boolean | undefined
  /** What the file conforms to; absent means PDF/UA-1 and PDF/A-2a. */
  readonly standard?: Standard | undefined
}
