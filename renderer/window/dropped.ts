// Files dropped on the window: which can be imported, and messages for the others.

/** Whether files are being dragged, as opposed to text or rows of the window itself. */
export function holdsFiles(data: DataTransfer | null): boolean {
  return data?.types.includes('Files') ?? false
}

/** The files; empty for folders, which have no content to read. */
export function filesOf(data: DataTransfer | null): readonly File[] {
  return holdsFiles(data) ? [...(data?.files ?? [])] : []
}

/** Whether a file of this name may hold a pack, templates or a document. */
export function isImportable(name: string): boolean {
  return /\.(bpack|btemplates|docx|docm|md|markdown|zip)$/i.test(name)
}

/** Returns the message for a file that can't be imported. */
export function refusal({ name, type }: { readonly name: string; readonly type: string }): string {
  if (type === 'application/pdf' || /\.pdf$/i.test(name))
    return `To enclose “${name}”, drop it on the outline or the text of a pack.`
  if (type.startsWith('image/')) return `To insert “${name}”, drop it on the text of a pack.`
  if (/\.doc$/i.test(name)) return `“${name}” is of an old kind. Save it in Word as .docx and import that.`
  if (/\.(odt|rtf|html?|txt)$/i.test(name))
    return `“${name}” can’t be opened. Copy its text and paste it into a pack: headings, lists and tables are kept.`
  return `“${name}” can’t be opened. Attaché opens pack (.bpack), template (.btemplates), Word (.docx) and Markdown (.md) files, and zip files with the last two.`
}
