// Names of annexes and of the parts of one: `Annex A`, `Appendix 1 to Annex A`, `Enclosure 2`.

/** How annexes are named. */
export interface AnnexNaming {
  /** `Annex`, `Enclosure` */
  readonly name: string
  readonly marks: AnnexMarks
  /** Name of the parts of an annex, `Appendix`; if absent, they are numbered as sections. */
  readonly below?: string
  /** Letters that count them, if not the Latin ones. */
  readonly letters?: string
  /** Joins the name of a part with that of its annex: `{part} to {annex}` */
  readonly part?: string
  /** What the heading of an annex says, with `{annex}` for its name in capitals; if absent, its name. */
  readonly heading?: string
  /** Title of the list of annexes at the end of the paper; if absent, none is printed. */
  readonly list?: string
}

export const ANNEX_MARKS = ['letters', 'numbers'] as const
export type AnnexMarks = (typeof ANNEX_MARKS)[number]

/** Default names of annexes. */
export const PLAIN_ANNEXES: AnnexNaming = { name: 'Annex', marks: 'letters' }

interface LevelledSection {
  readonly level: number
  readonly annex: boolean
}

/** Whether a section with this number is an annex, or a named part of one. */
export const isNamedAnnex = (
  { level, annex }: LevelledSection,
  number: string,
  { below }: AnnexNaming,
): boolean =>
  annex && number !== '' && (level === 1 || (below !== undefined && number.split('.').length === 2))

/** Returns how an annex or a section in it is referred to: `Annex A`, `Appendix 2 to Annex A`, `Annex A.2.1`. */
export function annexName(
  number: string,
  { name, below, part: joined = '{part} to {annex}' }: AnnexNaming,
): string {
  const [annex = '', part, ...deeper] = number.split('.')
  const isPart = below !== undefined && part !== undefined && deeper.length === 0
  if (!isPart) return `${name} ${number}`
  const own = joined.startsWith('{part}') ? below : below.toLowerCase()
  return joined.replace('{part}', `${own} ${part}`).replace('{annex}', `${name} ${annex}`)
}

/** Returns what is printed above the title of an annex or of a named part: its name, or one that names the paper, too. */
export function annexHeading(name: string, { heading }: AnnexNaming): string {
  return heading === undefined ? name : heading.replace('{annex}', () => name.toUpperCase())
}

/** Returns what is printed before the title of a section: its number, or the name of an annex. */
export const sectionMark = (section: LevelledSection, number: string, naming: AnnexNaming): string =>
  isNamedAnnex(section, number, naming) ? annexName(number, naming) : number
