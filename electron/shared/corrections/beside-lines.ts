// What was changed in a file beside its lines: the title, captions, pictures, and what its reader left out. It has no place in a
// proposed change, and is named.
import type { DocumentNode, Section } from '../document/nodes'
import type { WordFile } from '../word-import'
import { plainWords } from './lines'

/** Remarks about what somebody may have added; looks and settings are those of the theme. */
const ADDED =
  /^(Hidden text|A comment |A note |A drawing|A chart|A diagram|A picture|An embedded |Text in a part|A part )/

/** Returns what the reader of a file left out, and its title if that was changed. */
export function leftOutOf(
  { title, remarks }: Pick<WordFile, 'title' | 'remarks'>,
  sentTitle: string,
): string[] {
  const isSame = plainWords(title) === plainWords(sentTitle)
  return [
    ...(isSame || title === '' ? [] : [`The title of the file: ${title}`]),
    ...remarks
      .filter(({ kind, what }) => kind === 'lost' && ADDED.test(what))
      .map(({ what, place }) => (place === '' ? what : `${what} – ${place}`)),
  ]
}

/** Returns the captions that only the file has, and says when it has more pictures or fewer. */
export function changedBesideLines(sent: readonly Section[], file: readonly Section[]): string[] {
  const [mine, theirs] = [partsOf(sent), partsOf(file)]
  const known = new Set(mine.captions)
  const captions = theirs.captions.filter((caption) => !known.has(caption))
  const more = theirs.pictures - mine.pictures
  return [
    ...captions.map((caption) => `A caption: ${caption}`),
    ...(more > 0 ? [`Pictures that were added: ${more}`] : []),
  ]
}

function partsOf(sections: readonly Section[]): { readonly captions: string[]; readonly pictures: number } {
  const captions: string[] = []
  let pictures = 0
  const visit = (node: DocumentNode): void => {
    if (node.type === 'table' || node.type === 'image') {
      const caption = plainWords(node.attrs.caption)
      if (caption !== '') captions.push(caption)
    }
    if (node.type === 'image') pictures += 1
    for (const one of (('content' in node && node.content) || []) as readonly DocumentNode[]) visit(one)
  }
  for (const section of sections) if (!section.attrs.excluded) visit(section)
  return { captions, pictures }
}
