// Public interface of the exchange formats: read and write pack files and template files.

export { readArchive, readOfficeParts } from './office-parts'
export type { PackContent } from './read'
export { readPackFile } from './read'
export { schemeId } from './scheme-id'
export { readTable } from './table/read-table'
export { readTemplateFile, type TemplateFile, templateFileBytes } from './templates'
export { packFileBytes } from './write'
