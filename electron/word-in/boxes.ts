// Text boxes of a Word file: their text follows the paragraph that they are anchored in.
import { readItems } from './items'
import type { Item } from './lines'
import { newStory, type Reading, type Story } from './reading'
import type { El } from './tree'

/** Reads the text of a box. */
export function readBox(reading: Reading, story: Story, box: El): readonly Item[] {
  const items = readItems(reading, newStory(story.part, 'box', story.page), box.children)
  if (items.length > 0) reading.report.changed('A text box: its text follows the paragraph it was beside')
  return items
}
