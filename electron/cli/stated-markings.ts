// `--enclosure-marking TITLE=LEVEL`: what the user says of the marking of enclosures, for one export.
import { quotable } from '#shared/characters'
import { enclosureOf } from '#shared/document/enclosures'
import type { Section } from '#shared/document/nodes'
import { plainText } from '#shared/document/query'
import { levelName, levelRank, offeredLevels, type PackMarking } from '#shared/markings'
import type { Pack } from '#shared/pack'
import { AppError } from '#shared/result'
import type { Call } from './command'

const OPTION = 'enclosure-marking'

/** Returns the pack with the markings that the options state; the pack is marked as high as the highest. Throws `usage`. */
export function withStatedMarkings(call: Call, pack: Pack): Pack {
  const said = call.values[OPTION]
  if (!Array.isArray(said)) return pack
  return said.map(String).reduce(withOne, pack)
}

function withOne(pack: Pack, said: string): Pack {
  const at = said.lastIndexOf('=')
  const [title, name] = [said.slice(0, Math.max(0, at)).trim(), said.slice(at + 1).trim()]
  const { marking } = pack.meta
  const level = levelNamed(marking, name)
  const isMeant = (section: Section): boolean =>
    enclosureOf(section)?.attrs.asset != null && plainText(section.content[0]).trim() === title
  if (at < 1 || !pack.doc.content.some(isMeant))
    throw new AppError(
      'usage',
      `--${OPTION} ${quotable(said)}: the pack has no enclosure with that title. Write "TITLE=LEVEL".`,
    )
  const content = pack.doc.content.map((section) => (isMeant(section) ? stated(section, level) : section))
  const isHigher = levelRank(marking.scheme, level) > levelRank(marking.scheme, marking.level)
  return {
    ...pack,
    meta: isHigher ? { ...pack.meta, marking: { ...marking, level } } : pack.meta,
    doc: { ...pack.doc, content },
  }
}

function stated(section: Section, marking: string): Section {
  const enclosure = enclosureOf(section)
  if (!enclosure) return section
  const attrs = { ...enclosure.attrs, stated: enclosure.attrs.asset }
  return {
    ...section,
    attrs: { ...section.attrs, marking },
    content: [section.content[0], { ...enclosure, attrs }],
  }
}

function levelNamed({ scheme }: PackMarking, name: string): string {
  const levels = offeredLevels(scheme)
  const found = levels.find((level) => level.id === name || levelName(level) === name)
  if (found) return found.id
  const all = levels.map(({ id }) => id).join(', ')
  throw new AppError(
    'usage',
    `--${OPTION}: “${quotable(name)}” is not a level of the pack’s scheme, which are ${all}.`,
  )
}

/** Throws the error again, with what to add to the command. */
export function withHint(error: unknown): never {
  if (error instanceof AppError && error.code === 'export/marking')
    throw new AppError(
      error.code,
      `${error.message} Add --${OPTION} "TITLE=LEVEL" if you have looked at its pages.`,
    )
  throw error
}
