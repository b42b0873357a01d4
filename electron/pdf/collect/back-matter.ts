// Back matter as blocks: the title of a list that the program adds, and the list of abbreviations.
import type { Theme } from '../theme'
import type { Tag } from '../types'
import type { Block, CollectedHeading, ParagraphBlock } from './blocks'
import { addTag, plainStyle } from './context'
import { paragraph } from './paragraph'

/** A title of level 1, as a block and as the contents and the outline name it. */
export interface BackMatterTitle {
  readonly block: ParagraphBlock
  readonly heading: CollectedHeading
}

/** The title of what the program adds. Adds its tag to `tags`. */
export function backMatterTitle(theme: Theme, title: string, anchor: string, tags: Tag[]): BackMatterTitle {
  const tag = addTag({ tags }, 'H1', -1)
  const look = theme.headings[0] ?? { text: theme.body, before: 0, after: 0 }
  const block = paragraph([{ text: title, style: plainStyle(look.text, tag) }], look.text.leading, tag, {
    anchors: [anchor],
    ruled: theme.headingRule,
    format: { before: look.before, after: look.after, keepNext: true },
  })
  return { block, heading: { level: 1, number: '', title, anchor, tag } }
}

/** Width of a capital, generously. */
const ABBREVIATION_EMS = 0.72

/** The list of abbreviations: the letters hang to the left of their words. Adds the tags to `tags`. */
export function abbreviationList(
  theme: Theme,
  entries: readonly (readonly [letters: string, words: string])[],
  tags: Tag[],
): Block[] {
  const list = addTag({ tags }, 'L', -1, { list: 'None' })
  const look = theme.body
  const longest = Math.max(0, ...entries.map(([letters]) => letters.length))
  const width = Math.max(4, longest + 1) * ABBREVIATION_EMS * look.size
  return entries.map(([letters, words]) => {
    const item = addTag({ tags }, 'LI', list)
    const label = addTag({ tags }, 'Lbl', item)
    const body = addTag({ tags }, 'LBody', item)
    const bold = plainStyle({ ...look, bold: true }, label)
    return paragraph([{ text: words, style: plainStyle(look, body) }], look.leading, body, {
      label: { runs: [{ text: letters, style: bold }], width, align: 'left', fixed: true },
      format: { before: 1.5, after: 1.5 },
    })
  })
}
