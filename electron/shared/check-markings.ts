// Checks the markings of a pack: portions against the banner, caveats against their scheme, and what the first page needs.
import { quotable } from './characters'
import { type Edition, isForOwnSide } from './document/audiences'
import type { DocumentNode, NodeId, Section } from './document/nodes'
import { printedNodes } from './document/printed'
import type { CaveatSpec, MarkingScheme } from './marking-schemes'
import {
  bannerText,
  beyondPack,
  findLevel,
  findScheme,
  firstPageLines,
  levelName,
  type PackMarking,
} from './markings'
import type { Problem } from './pack'
import { idOf, isPortion, markingOf } from './portion-nodes'
import { caveatOf, portionText } from './portions'

type Found = Pick<Problem, 'severity' | 'message' | 'target'>

/** Checks the marked parts among nodes: one that is marked higher than the pack would be printed under too low a banner. */
export function checkPortions(nodes: readonly DocumentNode[], pack: PackMarking): Found[] {
  return nodes.flatMap((node): Found[] => {
    const marking = markingOf(node)
    const fault = marking === null ? null : portionFault(marking, pack)
    if (fault === null) return []
    const what = node.type === 'section' ? 'The section' : 'A portion of the section'
    return [{ severity: 'error', message: `${what} is marked ${fault}`, target: idOf(node) }]
  })
}

function portionFault(marking: string, pack: PackMarking): string | null {
  const scheme = findScheme(pack.scheme)
  const spec = findLevel(scheme.id, marking)
  if (!spec) return `“${quotable(marking)}”, which the pack’s scheme (${scheme.name}) does not have`
  const beyond = beyondPack(marking, pack)
  if (beyond === 'level')
    return `${levelName(spec)}, higher than the pack (${bannerText(pack) || 'no marking'})`
  if (beyond === 'caveat')
    return `${portionText(marking)}, which does not agree with the caveats of the pack (${bannerText(pack)})`
  return null
}

/** Checks the pack's own marking, and what it asks of all portions. */
export function checkPackMarking(
  pack: PackMarking,
  sections: readonly Section[],
  edition: Edition,
): Problem[] {
  const scheme = findScheme(pack.scheme)
  const about = [...caveatFaults(scheme, pack), ...firstPageFaults(pack)]
  return [
    ...(isForOwnSide(edition) ? [] : nationalFaults(scheme, pack, sections, edition)),
    ...about.map((message): Problem => ({ severity: 'warning', message, section: null, target: null })),
    ...(scheme.allPortions ? unmarkedPortions(scheme, sections, edition) : []),
  ]
}

/** Markings that keep from others what an edition for others would print: the pack's, and those of printed portions. */
function nationalFaults(
  { caveats }: MarkingScheme,
  pack: PackMarking,
  sections: readonly Section[],
  edition: Edition,
): Problem[] {
  const national = caveats.known.filter((caveat) => caveat.national)
  const foundIn = (caveat: string) => national.find(({ text }) => isWritten(caveat, text))
  const problem = (what: string, text: string, section: NodeId | null, target: NodeId | null): Problem => ({
    severity: 'error',
    message: `${what} is marked ${text} and would be printed in an edition that is not for the own side`,
    section,
    target,
  })
  const whole = foundIn(pack.caveat)
  const portions = sections.flatMap((section) =>
    printedNodes(section, edition).flatMap((node): Problem[] => {
      const marking = markingOf(node)
      const found = marking === null ? undefined : foundIn(caveatOf(marking))
      const what = node.type === 'section' ? 'The section' : 'A portion of the section'
      return found ? [problem(what, found.text, section.attrs.id, idOf(node))] : []
    }),
  )
  return [...(whole ? [problem('The pack', whole.text, null, null)] : []), ...portions]
}

function caveatFaults({ caveats, name }: MarkingScheme, pack: PackMarking): string[] {
  const found = caveats.known.filter(({ text }) => isWritten(pack.caveat, text))
  const level = findLevel(pack.scheme, pack.level)
  return [
    ...found.flatMap(({ text, excludes }) =>
      found
        .filter((other) => excludes?.includes(other.text))
        .map((other) => `The pack’s marking has ${text} and ${other.text}, which exclude each other`),
    ),
    ...found
      .filter(({ levels }) => levels?.includes(pack.level) === false)
      .map(
        ({ text }) => `${text} does not go with ${level ? levelName(level) : pack.level} in ${name} markings`,
      ),
    ...found.flatMap((caveat) => listFault(caveat, pack.caveat, caveats.between)),
  ]
}

const wordsOf = (text: string): string => ` ${text.replace(/[^\p{L}]+/gu, ' ').trim()} `

const isWritten = (caveat: string, text: string): boolean => wordsOf(caveat).includes(wordsOf(text))

/** What is wrong with the order of a list: one name comes first, the others in alphabetical order. */
function listFault({ text, list }: CaveatSpec, caveat: string, between: string): string[] {
  if (!list?.first) return []
  const names = caveat
    .slice(caveat.indexOf(text) + text.length)
    .split(between, 1)
    .join('')
    .split(',')
    .map((name) => name.trim())
  const [first = '', ...others] = names
  if (first === '')
    return [`${text} names nobody: write ${text} ${list.first}, and the codes of the other countries`]
  // Codes of countries have three letters and come before those of groups.
  const rank = (name: string) => `${name.length === 3 ? 0 : 1}${name}`
  const sorted = [...others].sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
  if (first === list.first && others.every((name, index) => name === sorted[index])) return []
  const right = [
    list.first,
    ...[...names].filter((name) => name !== list.first).sort((a, b) => (rank(a) < rank(b) ? -1 : 1)),
  ]
  return [
    `The list after ${text} begins with ${list.first}, then countries and groups in alphabetical order: ${text} ${right.join(', ')}`,
  ]
}

const firstPageFaults = (pack: PackMarking): string[] =>
  firstPageLines(pack)
    .filter(({ needed, value }) => needed && value === '')
    .map(
      ({ label }) =>
        `The first page needs “${label}” with the marking ${bannerText(pack)}; fill it in under Details > Pack`,
    )

/** One problem for all portions without a marking, if others have one. */
function unmarkedPortions(
  { name }: MarkingScheme,
  sections: readonly Section[],
  edition: Edition,
): Problem[] {
  let marked = 0
  const unmarked: { readonly section: NodeId; readonly target: NodeId | null }[] = []
  for (const section of sections) {
    const printed = new Set(printedNodes(section, edition))
    const visit = (node: DocumentNode, target: NodeId | null): void => {
      if (!printed.has(node)) return
      const near = idOf(node) ?? target
      if (node.type !== 'section' && markingOf(node) !== null) marked += 1
      else if (isPortion(node)) unmarked.push({ section: section.attrs.id, target: near })
      else for (const child of ('content' in node && node.content) || []) visit(child as DocumentNode, near)
    }
    for (const child of section.content.slice(1)) visit(child, null)
  }
  const [first] = unmarked
  if (!first || marked === 0) return []
  const count = unmarked.length === 1 ? '1 portion is' : `${unmarked.length} portions are`
  return [
    {
      severity: 'warning',
      message: `${count} not marked although others are: in ${name} markings, mark all portions or none`,
      ...first,
    },
  ]
}
