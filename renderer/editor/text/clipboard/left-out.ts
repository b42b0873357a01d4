// Counts content that could not be pasted, and reports it in a sentence.

/** How many of each kind were left out or converted. */
export interface LeftOut {
  pictures: number
  formulas: number
  /** Videos, sounds, frames. */
  objects: number
  links: number
  deletions: number
  /** Tables that became lines of text because no table is allowed there. */
  tables: number
  /** Sections that are not printed and of which only the text was pasted. */
  sections: number
  /** Boxes of which only the text was pasted. */
  boxes: number
  /** Lists that were lettered and are now numbered. */
  letters: number
}

/** Nothing left out. */
export const nothingLeft = (): LeftOut => ({
  pictures: 0,
  formulas: 0,
  objects: 0,
  links: 0,
  deletions: 0,
  tables: 0,
  sections: 0,
  boxes: 0,
  letters: 0,
})

const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`

/** Returns the message; null when everything was pasted. */
export function leftOutMessage(left: LeftOut): string | null {
  const objects = [
    left.pictures > 0 ? count(left.pictures, 'picture') : '',
    left.formulas > 0 ? count(left.formulas, 'formula') : '',
    left.objects > 0 ? count(left.objects, 'embedded object') : '',
  ].filter(Boolean)
  const many = left.pictures + left.formulas + left.objects > 1
  const sentences = [
    objects.length > 0
      ? `${list(objects)} ${many ? 'were' : 'was'} left out: the clipboard doesn’t contain ${many ? 'them' : 'it'}. Save ${many ? 'them as image files' : 'it as an image file'} and insert ${many ? 'them' : 'it'}.`
      : '',
    left.links > 0 ? `${count(left.links, 'link')} to files or other targets became plain text.` : '',
    left.deletions > 0
      ? `${count(left.deletions, 'tracked deletion')} ${left.deletions === 1 ? 'was' : 'were'} left out.`
      : '',
    left.tables > 0
      ? `${count(left.tables, 'table')} became lines of text: a cell, list, quotation or box can’t hold a table.`
      : '',
    left.sections > 0
      ? `${count(left.sections, 'section')} that ${left.sections === 1 ? 'is' : 'are'} not printed became plain text, which is printed.`
      : '',
    left.boxes > 0 ? `${count(left.boxes, 'box', 'boxes')} became plain text, which is printed.` : '',
    left.letters > 0 ? 'Lists with letters or Roman numerals are now numbered 1, 2, 3.' : '',
  ].filter(Boolean)
  return sentences.length > 0 ? sentences.join(' ') : null
}

function list(words: readonly string[]): string {
  return words.length < 3 ? words.join(' and ') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
