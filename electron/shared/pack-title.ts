// The title of a pack as it is shown.

/** Returns the title, or words for one that is empty or of spaces alone. */
export const packTitle = (title: unknown): string =>
  typeof title === 'string' && title.trim() !== '' ? title : 'Untitled pack'
