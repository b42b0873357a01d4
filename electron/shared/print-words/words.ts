// The words that the program itself prints, in one language; each language has a file of its own beside this one.
import type { CalloutKind, CellShade, TrainerKind } from '../document/nodes'

/** All words. Names in braces are filled in. */
export interface PrintWords {
  /** As in a date, from January, separated by spaces. */
  readonly months: string
  /** `{day} {month} {year}` */
  readonly date: string
  /** Of days in one month: `{day}–{last} {month} {year}` */
  readonly days: string
  /** Between the whole and the broken part of a number. */
  readonly decimal: '.' | ','
  /** Between two parts of a name: `, ` */
  readonly comma: string
  /** Around a title. */
  readonly quotes: readonly [before: string, after: string]
  readonly front: Readonly<
    Record<
      | 'briefing'
      | 'handout'
      | 'contents'
      | 'reference'
      | 'date'
      | 'author'
      | 'organisation'
      | 'untitledPack'
      | 'untitled'
      | 'logo',
      string
    >
  >
  /** `of` has `{page}` and `{last}`, `one` has `{page}`; `notes` is above a column to write in. */
  readonly page: Readonly<Record<'one' | 'of' | 'blank' | 'draft' | 'notes', string>>
  readonly lists: Readonly<Record<'notes' | 'sources' | 'answers' | 'abbreviations' | 'comments', string>>
  /** With `{n}`; `continued` has `{name}`. */
  readonly counts: Readonly<Record<'table' | 'figure' | 'continued' | 'plainTable', string>>
  /** In a sentence: `section {n}`, `{name} of the main paper`, `{name} in {place}`. */
  readonly references: Readonly<
    Record<
      | 'section'
      | 'paragraph'
      | 'page'
      | 'annex'
      | 'mainPaper'
      | 'within'
      | 'someTable'
      | 'someFigure'
      | 'missing',
      string
    >
  >
  /** With `{n}`; `back` has `{name}`. */
  readonly notes: Readonly<Record<'note' | 'source' | 'back' | 'see' | 'comment', string>>
  /** Said by screen readers; `imageMissing` has `{name}`, `entry` has `{name}` and `{page}`. */
  readonly spoken: Readonly<
    Record<
      'done' | 'notDone' | 'ticked' | 'notTicked' | 'added' | 'removed' | 'image' | 'imageMissing' | 'entry',
      string
    >
  >
  /**
   * The first page of a paper: labels of its lines, words in place of many addressees, titles of its lists; `cites` is before the
   * letter of a document, `colon` after a label.
   */
  readonly paper: Readonly<
    Record<
      | 'to'
      | 'from'
      | 'through'
      | 'reference'
      | 'date'
      | 'version'
      | 'copy'
      | 'subject'
      | 'action'
      | 'information'
      | 'handling'
      | 'references'
      | 'organisation'
      | 'seeDistribution'
      | 'distribution'
      | 'annexes'
      | 'appendix'
      | 'enclosure'
      | 'enclosures'
      | 'cites'
      | 'colon',
      string
    >
  >
  /**
   * Letters that annexes are counted with; `part` has `{part}` and `{annex}`, `to` has `{annex}` and `{reference}`, `dated` has
   * `{name}` and `{date}`.
   */
  readonly annexes: Readonly<Record<'letters' | 'part' | 'to' | 'dated', string>>
  /** A coloured cell has the sign, as colours look alike in black and white; a listener hears the word. */
  readonly shades: Readonly<Record<Exclude<CellShade, 'grey'>, readonly [sign: string, word: string]>>
  readonly callouts: Readonly<Record<CalloutKind, string>>
  readonly trainer: Readonly<Record<TrainerKind, string>>
  /**
   * `some` has `{count}`, `{all}` and `{pages}`; `attachedAs` has `{name}`; `sheet` has `{page}` and `{count}`. In a
   * file without these pages: `elsewhere`, without a full stop, and `onePage` or `manyPages`, with `{n}`.
   */
  readonly enclosures: Readonly<
    Record<
      | 'source'
      | 'pages'
      | 'marking'
      | 'note'
      | 'some'
      | 'absent'
      | 'tooLarge'
      | 'tooSensitive'
      | 'attached'
      | 'attachedAs'
      | 'sheet'
      | 'elsewhere'
      | 'onePage'
      | 'manyPages',
      string
    >
  >
}
