// Tracked changes of a Word file as proposed changes of the pack.
import type { Change, Mark } from '#shared/document/nodes'
import { timeOf } from './comments'
import type { Reading } from './reading'
import { child, type El } from './tree'

const TYPES: Readonly<Record<string, Change['type']>> = {
  'w:ins': 'inserted',
  'w:moveTo': 'inserted',
  'w:del': 'deleted',
  'w:moveFrom': 'deleted',
}

/** Letters of a minute in a time. */
const MINUTE = 16

/** The mark of a change around words, rows or the end of a paragraph; none for another element. */
export function changeMark({ changes, reader }: Reading, element: El | undefined): readonly Mark[] {
  const type = element && TYPES[element.name]
  if (!type) return []
  const author = (element.attributes['w:author'] ?? '').slice(0, 500)
  const time = timeOf(element.attributes['w:date'])
  // What one author changed in one place and minute is one change, as when words are replaced.
  const key = `${author}\n${time.slice(0, MINUTE)}`
  const id = changes.get(key) ?? reader.newId()
  changes.set(key, id)
  return [{ type, attrs: { id, author, time } }]
}

/** The marks of changes in the properties of a row or of the end of a paragraph. */
export const changesIn = (reading: Reading, properties: El | undefined): readonly Mark[] =>
  Object.keys(TYPES)
    .flatMap((name) => child(properties, name) ?? [])
    .flatMap((element) => changeMark(reading, element))
    .filter(({ type }, at, all) => all.findIndex((one) => one.type === type) === at)

/** Whether words are proposed to be deleted. */
export const isDeleted = ({ marks }: { readonly marks?: readonly Mark[] }): boolean =>
  marks?.some(({ type }) => type === 'deleted') ?? false
