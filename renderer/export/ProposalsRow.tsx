// What is printed of proposed changes that nobody has decided: asked where the pack has some, and never remembered.
import { proposalsIn } from '#shared/document/proposals'
import type { ExportOptions, Pack, PrintedProposals } from '#shared/pack'
import { ChoiceRow } from '../ui/form'

const CHOICES: readonly (readonly [PrintedProposals, string])[] = [
  ['without', 'Print without them'],
  ['accepted', 'Print as if accepted'],
  ['shown', 'Show insertions and deletions'],
]

interface Props {
  readonly pack: Pack
  readonly options: ExportOptions
  onChange(proposals: PrintedProposals): void
}

/** The row; nothing for a pack without proposals. */
export function ProposalsRow({ pack, options, onChange }: Props) {
  const { size } = proposalsIn(pack.doc.content)
  if (size === 0) return null
  return (
    <ChoiceRow
      label="Proposed changes"
      value={options.proposals ?? 'without'}
      choices={CHOICES}
      hint={size === 1 ? '1 is undecided' : `${size} are undecided`}
      onChange={onChange}
    />
  )
}
