// The inline nodes of the document, and their marks.

/** Id of a section, heading, table, image or note: stable over edits, unique in its pack. */
export type NodeId = string

/** All nodes allowed in a line of text. */
export type Inline = Text | HardBreak | Field | Footnote | CrossReference | TickBox | UnknownInline

export interface Text {
  readonly type: 'text'
  readonly text: string
  readonly marks?: readonly Mark[]
}

export interface HardBreak {
  readonly type: 'hardBreak'
  readonly marks?: readonly Mark[]
}

/** The form of a value that a sentence requires; without any of these it is as typed. */
export interface FieldForm {
  /** With the article, if the value takes one. */
  readonly article?: true
  /** Capitalised, at the start of a sentence. */
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

/** A box in a line of text that is ticked or not. */
export interface TickBox {
  readonly type: 'tickBox'
  readonly attrs: { readonly checked: boolean }
  readonly marks?: readonly Mark[]
}

/** The text of what is kept unread. */
export interface UnknownJson {
  /** JSON as it was stored. */
  readonly json: string
}

/** Something of another version in a line of text, which this one keeps as it is (`unknown/carry.ts`). */
export interface UnknownInline {
  readonly type: 'unknownInline'
  readonly attrs: UnknownJson
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

/** Who proposed a change, and when. What has the same id is one change, which is accepted or rejected as a whole. */
export interface Proposed {
  readonly id: NodeId
  /** Name of the author. */
  readonly author: string
  /** Time in ISO 8601 and UTC: `2026-05-01T08:00:00.000Z`. */
  readonly time: string
}

/**
 * A proposed change that nobody has accepted or rejected (`proposals.ts`): words or a part that are to be inserted, or to be
 * deleted. Both: one author's insertion that another wants deleted. On a paragraph, numbered paragraph or heading it is about
 * the end of the paragraph alone, as in Word: without it, what follows belongs to the same paragraph.
 */
export interface Change {
  readonly type: 'inserted' | 'deleted'
  readonly attrs: Proposed
}

/** A mark of another version, or attributes of another version, which this one keeps as they are (`unknown/carry.ts`). */
export type UnknownMark =
  | { readonly type: 'unknownMark'; readonly attrs: UnknownJson }
  /** `of` says whose: `node`, `keys` for what is beside the attributes of a node, or the mark beside it. */
  | { readonly type: 'unknownAttrs'; readonly attrs: UnknownJson & { readonly of: string } }

/** A part that may be proposed as a whole. */
export interface Changeable {
  readonly marks?: readonly (Change | UnknownMark)[]
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
  | Change
  | UnknownMark

export type MarkName = Mark['type']
