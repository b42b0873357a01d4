// What the check before an export says about enclosed files: what is left out of them, and what they cost the PDF.
import type { AssetId, NodeId } from '#shared/document/nodes'
import type { Problem, Standard } from '#shared/pack'
import type { Layout } from '../types'
import { archivalName, claimOf, type FileClaim } from './conformance'
import type { FileFacts } from './open'
import { type Enclosures, type Spot, spotsIn } from './opened'

/** The findings about the enclosed files of a layout: of the whole PDF first, then file by file. */
export function enclosureProblems(layout: Layout, enclosures: Enclosures): Problem[] {
  const spots = spotsIn(layout)
  const standard = layout.info.standard ?? 'ua1'
  const found: Problem[] = spots.length > 0 ? [claimProblem(claimOf(layout, enclosures), standard)] : []
  for (const [unit, pages] of bySection(spots)) {
    const section = layout.units[unit]?.origin?.section ?? null
    const [first] = pages
    const asset = first?.frame.asset
    if (asset === undefined) continue
    found.push(...messagesAbout(enclosures, asset, pages).map((message) => warning(section, message)))
  }
  return together(found)
}

/** As many files have each their own line; more become one, at the first of them. */
const MOST_LINES = 3

/** The findings with those that are the same for many files in one line. */
function together(found: readonly Problem[]): Problem[] {
  const places = new Map<string, number>()
  for (const { message } of found) places.set(message, (places.get(message) ?? 0) + 1)
  const told = new Set<string>()
  return found.flatMap((problem) => {
    const count = places.get(problem.message) ?? 1
    if (count <= MOST_LINES) return [problem]
    if (told.has(problem.message)) return []
    told.add(problem.message)
    return [{ ...problem, message: `${problem.message} The same is true of ${count - 1} other enclosures.` }]
  })
}

const warning = (section: NodeId | null, message: string): Problem => ({
  severity: 'warning',
  message,
  section,
  target: null,
})

function bySection(spots: readonly Spot[]): Map<number, Spot[]> {
  const units = new Map<number, Spot[]>()
  for (const spot of spots) units.set(spot.unit, [...(units.get(spot.unit) ?? []), spot])
  return units
}

const KEEP = 'To keep both claims, attach the files instead of binding their pages in.'

function claimProblem({ pdfa }: FileClaim, standard: Standard): Problem {
  const rest = 'Screen readers know the enclosed pages by title and number only'
  const claim = pdfa
    ? `The PDF will claim ${archivalName(pdfa)}${standard === 'ua1' ? ' instead of PDF/A-2a' : ''}, and not PDF/UA.`
    : 'The PDF will claim neither PDF/A nor PDF/UA.'
  return warning(null, `${claim} ${rest}. ${KEEP}`)
}

function messagesAbout({ files, unread }: Enclosures, asset: AssetId, pages: readonly Spot[]): string[] {
  const why = unread.get(asset)
  if (why !== undefined) return [`Empty sheets are printed for the enclosed file. ${why}`]
  const facts = files.get(asset)?.facts
  return facts ? [...lost(facts, pages), ...cautionsAbout(facts)] : []
}

function lost({ sizes, active, lost }: FileFacts, pages: readonly Spot[]): string[] {
  const missing = pages.filter(({ frame }) => !sizes[frame.page]).length
  const empty = pages.filter(({ frame }) => lost.has(frame.page)).length
  return [
    ...(missing > 0
      ? [
          `The enclosed file has only ${count(sizes.length)}: ${count(missing)} will be empty. Choose its pages again.`,
        ]
      : []),
    ...(empty > 0
      ? [`The enclosed file is damaged: ${count(empty)} will be empty. Ask for the file again.`]
      : []),
    ...(active.length > 0 ? [`Left out of the enclosed file: ${listed(active)}.`] : []),
  ]
}

function cautionsAbout(facts: FileFacts): string[] {
  const { cautions, undrawnForm, undrawnNotes, hiddenLayers, archival } = facts
  return [
    ...cautions.map((caution) => `The enclosed file ${caution}`),
    ...(undrawnNotes
      ? [
          'Some notes in the enclosed file are not printed: they are not drawn in it. Print it to a new PDF first.',
        ]
      : []),
    ...(undrawnForm
      ? [
          'Values in the enclosed form may be missing: they are not drawn in the file. Print it to a new PDF first.',
        ]
      : []),
    ...(hiddenLayers
      ? ['The enclosed file has layers that are switched off. They stay off, but readers can switch them on.']
      : []),
    ...('fault' in archival ? [`The enclosed file is why PDF/A is not claimed: ${archival.fault}.`] : []),
  ]
}

const count = (pages: number): string => (pages === 1 ? 'one page' : `${pages} pages`)

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
