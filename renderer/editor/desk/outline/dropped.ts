// What can be dropped on the outline: its own sections, and files to enclose.
import { ASSET_MIMES } from '#shared/pack'

/** Data type of sections dragged in the outline. */
export const DRAGGED = 'application/x-attache-section'

/** Whether sections are dragged, as opposed to text or files. */
export const holdsSections = (data: DataTransfer): boolean => data.types.includes(DRAGGED)

const NAMED = /\.(pdf|png|jpe?g|svg|bpack)$/i

/** Whether a file is a pack, whose pages can be enclosed. */
export const isPackFile = ({ name }: Pick<File, 'name'>): boolean => /\.bpack$/i.test(name)

const canEnclose = (type: string): boolean => ASSET_MIMES.some((mime) => mime === type)

/** Whether what is dragged can be dropped here; which files they are is known only when they are dropped. */
export const takesDrop = (data: DataTransfer): boolean =>
  holdsSections(data) || [...data.items].some(({ kind, type }) => kind === 'file' && canEnclose(type))

/**
 * Returns the dropped files if one of them can be enclosed: those that can't be are then named. Some systems know no type of a
 * file, but its name.
 */
export function filesToEnclose({ files }: Pick<DataTransfer, 'files'>): File[] {
  const all = [...files]
  return all.some(({ type, name }) => canEnclose(type) || NAMED.test(name)) ? all : []
}
