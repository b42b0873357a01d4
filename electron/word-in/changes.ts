// Tracked changes of a Word file.
import type { Mark } from '#shared/document/nodes'
import type { Reading } from './reading'
import type { El } from './tree'

/** Whether what was deleted is left out: as if the change were accepted. */
export const isDropped = ({ name }: El): boolean => name === 'w:del' || name === 'w:moveFrom'

/** The marks of a change on its words. */
export function changeMark(reading: Reading, _element: El): readonly Mark[] {
  reading.report.changed('A tracked change, taken in as accepted')
  return []
}

/** The marks of a change on the end of a paragraph. */
export function endMark(_reading: Reading, _properties: El | undefined): readonly Mark[] {
  return []
}
