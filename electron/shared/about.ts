// What the window shows about the program.

/** A part of the program that others made, and its licence. */
export interface Notice {
  readonly name: string
  readonly version: string
  /** An SPDX expression. */
  readonly licence: string
  /** The whole licence. */
  readonly text: string
}

/** Versions, places and licences. */
export interface About {
  readonly version: string
  /** Names and versions of Electron and what is in it. */
  readonly runtime: string
  /** When the runtime's support ends, in milliseconds since 1970. */
  readonly supportEnds: number
  /** The library's file. */
  readonly library: string
  /** The licence of Attaché itself. */
  readonly licence: string
  readonly notices: readonly Notice[]
}
