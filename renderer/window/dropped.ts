// Files dropped on the window: which can be imported, and messages for the others.

/** Whether files are being dragged, as opposed to text or rows of the window itself. */
export function holdsFiles(data: DataTransfer | null): boolean {
  return data?.types.includes('Files') ?? false
}

/** The files; empty for folders, which have no content to read. */
export function filesOf(data: DataTransfer | null): readonly File[] {
  return holdsFiles(data) ? [...(data?.files ?? [])] : []
}

/** Whether a file of this name may hold a pack or templates. */
export function isImportable(name: string): boolean {
  return /\.(bpack|btemplates)$/i.test(name)
}

/** Returns the message for a file that can't be imported. */
export function refusal({ name, type }: { readonly name: string; readonly type: string }): string {
  if (type.startsWith('image/')) return `Drop “${name}” on the text of a pack to put the picture there.`
  if (/\.(docx?|odt|rtf|html?|txt|md)$/i.test(name))
    return `“${name}” can’t be opened here. Copy its text and paste it into a pack: its structure comes with it.`
  return `“${name}” can’t be opened here: packs are .bpack files, templates .btemplates files.`
}
