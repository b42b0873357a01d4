// The face of the exchange: read and write pack files.
export type { PackContent } from './read'
export { readPackFile } from './read'
export { packFileBytes } from './write'
