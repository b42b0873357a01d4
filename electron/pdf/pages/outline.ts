// Headings of the whole document: its outline, and the chapter that running heads name.
import type { CollectedHeading } from '../collect/blocks'
import type { OutlineEntry } from '../types'
import type { PlannedUnit } from './runs'

/** The outline: all headings with an anchor. */
export function outlineOf(units: readonly PlannedUnit[]): OutlineEntry[] {
  return units.flatMap(({ unit, index }) =>
    unit.headings
      .filter((heading) => heading.anchor !== '')
      .map(({ level, number, title, anchor, tag }) => ({
        level,
        title: `${number} ${title}`.trim(),
        anchor,
        unit: index,
        tag,
      })),
  )
}

const titleOf = ({ number, title }: CollectedHeading): string =>
  [number, title].filter((part) => part !== '').join('  ')

/** Title of the chapter that each unit belongs to, by the unit's index; that of an enclosed file is its own. */
export function chapterTitles(units: readonly PlannedUnit[]): Map<number, string> {
  const titles = new Map<number, string>()
  let chapter = ''
  for (const { unit, index } of units) {
    const [heading] = unit.headings
    if (heading?.level === 1) chapter = titleOf(heading)
    titles.set(index, unit.enclosed && heading ? titleOf(heading) : chapter)
  }
  return titles
}
