// Checks the markings of a pack: portions against the banner, caveats against their scheme, and what the first page needs.
import { caveatFaults, isWritten } from './caveat-faults'
import { quotable } from './characters'
import { type Edition, isForOwnSide } from './document/audiences'
import { enclosureOf } from './document/enclosures'
import type { DocumentNode, EnclosureForm, NodeId, Section } from './document/nodes'
import { printedNodes } from './document/printed'
import type { MarkingScheme } from './marking-schemes'
import {
  bannerText,
  beyondPack,
  findLevel,
  findScheme,
  firstPageLines,
  levelName,
  type PackMarking,
  schemeOfLevel,
  UNKNOWN_LEVEL,
} from './markings'
import { ownSchemeOf } from './own-schemes'
import type { Problem } from './pack'
import { idOf, isPortion, markingOf } from './portion-nodes'
import { caveatOf, levelOf, portionText } from './portions'

type Found = Pick<Problem, 'severity' | 'message' | 'target' | 'stops'>

/** Checks the marked parts among nodes: one that is marked higher than the pack would be printed under too low a banner. */
export function checkPortions(nodes: readonly DocumentNode[], pack: PackMarking): Found[] {
  return nodes.flatMap((node): Found[] => {
    const marking = markingOf(node)
    if (marking === null) return []
    const target = idOf(node)
    const what = node.type === 'section' ? 'The section' : 'A portion of the section'
    const fault = portionFault(marking, pack)
    return [
      ...(fault === null
        ? []
        : [
            {
              severity: 'error' as const,
              message: `${what} is marked ${fault}`,
              target,
              ...stopsAt(node, pack),
            },
          ]),
      ...portionCaveatFaults(marking, pack.scheme, what).map(
        (message): Found => ({ severity: 'warning', message, target }),
      ),
    ]
  })
}

/** Pages that are enclosed are not ours to judge: marked higher than the pack, they stand in the way of an export. */
function stopsAt(node: DocumentNode, pack: PackMarking): Pick<Problem, 'stops'> {
  const found = node.type === 'section' ? enclosedAbove(node, pack) : null
  return found ? { stops: found } : {}
}

/** Returns the file of an enclosure that is marked higher than its pack, or by another scheme, and its level; null for others. */
export function enclosedAbove(section: Section, pack: PackMarking): NonNullable<Problem['stops']> | null {
  const { marking } = section.attrs
  const attrs = enclosureOf(section)?.attrs
  if (marking === null || !attrs || attrs.asset === null || !GIVEN.includes(attrs.form)) return null
  if (findLevel(pack.scheme, marking) && beyondPack(marking, pack) !== 'level') return null
  return { asset: attrs.asset, least: levelOf(marking), abovePack: true }
}

/** Forms in which others get the file; a sheet shows nothing of it. */
const GIVEN: readonly EnclosureForm[] = ['pages', 'attachment']

/** Returns what is wrong with the caveats of a portion in itself. */
export function portionCaveatFaults(marking: string, scheme: string, what: string): string[] {
  const spec = findScheme(scheme)
  if (!spec.caveats.onPortions || !findLevel(scheme, marking)) return []
  return caveatFaults(spec, { level: levelOf(marking), caveat: caveatOf(marking), what, short: true })
}

/** Returns how a portion does not fit its pack, as words after ‘is marked’; null when it does. */
export function portionFault(marking: string, pack: PackMarking): string | null {
  const scheme = findScheme(pack.scheme)
  const spec = findLevel(scheme.id, marking)
  if (!spec) return `${foreignWords(marking)}, which is not a level of the pack’s scheme (${scheme.name})`
  const beyond = beyondPack(marking, pack)
  if (beyond === 'level')
    return `${levelName(spec)}, higher than the pack (${bannerText(pack) || 'no marking'})`
  if (beyond === 'caveat')
    return `${portionText(marking)}, which conflicts with the caveats of the pack (${bannerText(pack)})`
  return null
}

/** A marking that the pack's scheme doesn't have: the name of its level in its own scheme, if that is known here. */
function foreignWords(marking: string): string {
  const known = findLevel(schemeOfLevel(marking) ?? '', marking)
  if (known) return levelName(known)
  return ownSchemeOf(levelOf(marking)) === null ? `“${quotable(marking)}”` : UNKNOWN_LEVEL
}

/** Checks the pack's own marking, and what it asks of all portions. */
export function checkPackMarking(
  pack: PackMarking,
  sections: readonly Section[],
  edition: Edition,
): Problem[] {
  const scheme = findScheme(pack.scheme)
  const about = [
    ...caveatFaults(scheme, { level: pack.level, caveat: pack.caveat, what: 'The pack’s marking' }),
    ...firstPageFaults(pack),
    ...classifiedFault(pack),
  ]
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
    message: `${what} is marked ${text}, but this edition is for readers outside your own side`,
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

const firstPageFaults = (pack: PackMarking): string[] =>
  firstPageLines(pack)
    .filter(({ needed, value }) => needed && value === '')
    .map(
      ({ label }) =>
        `The first page needs “${label}” with the marking ${bannerText(pack)}; fill it in under Details > Pack`,
    )

/** The program is for unclassified and training material: a classified level alone would look like a real one. */
function classifiedFault(pack: PackMarking): string[] {
  if (pack.trainingRider || !findLevel(pack.scheme, pack.level)?.classified) return []
  return [
    `The pack is marked ${bannerText(pack)}, but not “For training purposes only”: Attaché is for unclassified and training material`,
  ]
}

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
  const count = unmarked.length === 1 ? '1 portion has' : `${unmarked.length} portions have`
  return [
    {
      severity: 'warning',
      message: `${count} no marking, but others do: in ${name} markings, mark all portions or none`,
      ...first,
    },
  ]
}
