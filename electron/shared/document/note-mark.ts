// The number of a note, and how it is written.

/** The number of a note; `listed` for a source in a list. */
export interface NoteNumber {
  readonly number: number
  readonly listed: boolean
}

/** A note's number as written: `4`, or `[2]` for a source in a list. */
export const noteMark = ({ number, listed }: NoteNumber): string => (listed ? `[${number}]` : String(number))
