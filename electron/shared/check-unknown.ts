// Says in which sections there is content of another version, and what is printed of it.

import { quotable } from './characters'
import { type Edition, isForOwnSide } from './document/audiences'
import type { Section } from './document/nodes'
import { inPrintOrder, printedNodes } from './document/printed'
import { plainText } from './document/query'
import { isUnknownPart, shownName, unknownAttributesOf, unknownFacts } from './document/unknown/part'
import { hasUnknown, LEFT_OUT, printsUnknown } from './document/unknown/printed'
import type { Pack, Problem } from './pack'

/** What was found in a section: names of what is unknown. */
interface Found {
  /** Printed as plain words. */
  readonly printed: Set<string>
  readonly leftOut: Set<string>
  /** Names a marking that can't be read. */
  readonly unmarked: Set<string>
  /** Attributes that name a marking. */
  readonly hidden: Set<string>
  /** Marks and other attributes. */
  readonly looks: Set<string>
}

/** Returns the problems of content of another version that an edition would print, section by section. */
export function checkUnknown({ doc }: Pick<Pack, 'doc'>, edition: Edition): Problem[] {
  return inPrintOrder(doc.content, edition).flatMap((section) => {
    const found = foundIn(section, edition)
    const what = `Section “${quotable(plainText(section.content[0]))}” holds content that this version can’t print`
    const problems: [severity: Problem['severity'], names: Set<string>, message: string][] = [
      ['warning', found.printed, `${what} as it was made: only its words are printed`],
      ['warning', found.leftOut, `${what}: “${LEFT_OUT}” stands in its place`],
      [
        'error',
        found.unmarked,
        `${what}, with a marking that it can’t read: “${LEFT_OUT}” stands in its place`,
      ],
      [
        'error',
        found.hidden,
        `${what} as it was made: a part has a marking of another version, which is not printed`,
      ],
      ['warning', found.looks, `${what} as it was made: formats or settings of another version`],
    ]
    return problems.flatMap(([severity, names, message]): Problem[] =>
      names.size === 0
        ? []
        : [
            {
              severity,
              message: `${message} (${[...names].join(', ')})`,
              section: section.attrs.id,
              target: null,
            },
          ],
    )
  })
}

function foundIn(section: Section, edition: Edition): Found {
  const found: Found = {
    printed: new Set(),
    leftOut: new Set(),
    unmarked: new Set(),
    hidden: new Set(),
    looks: new Set(),
  }
  if (!hasUnknown(section)) return found
  for (const node of printedNodes(section, edition)) {
    const attributes = unknownAttributesOf(node)
    if (attributes !== '{}') {
      const isMarked = unknownFacts(attributes).markings.length > 0
      for (const name of Object.keys(JSON.parse(attributes)))
        (isMarked ? found.hidden : found.looks).add(shownName(name))
    }
    if (isUnknownPart(node)) {
      const { name, lines, markings } = unknownFacts(node.attrs.json)
      if (markings.includes(null)) found.unmarked.add(name)
      else if (printsUnknown(node, edition) && lines.length > 0) found.printed.add(name)
      else found.leftOut.add(name)
    }
    for (const mark of ('marks' in node && node.marks) || []) {
      if (mark.type !== 'unknownMark') continue
      const { name } = unknownFacts(mark.attrs.json)
      if (isForOwnSide(edition) || node.type !== 'text') found.looks.add(name)
      else found.leftOut.add(name)
    }
  }
  return found
}
