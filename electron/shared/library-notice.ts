// What the user should know about how a library was found.

/** Shown once when the window opens. */
export interface LibraryNotice {
  readonly title: string
  readonly text: string
  /** One sentence about each pack that is not as it was last saved. */
  readonly lines: readonly string[]
  /** SQLite's own messages, for experts. */
  readonly details: string
}
