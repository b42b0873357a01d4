// Says how many proposed changes of what is printed nobody has decided, and what becomes of them in print.
import type { Edition } from './document/audiences'
import { forEdition } from './document/for-edition'
import { proposalsIn } from './document/proposals'
import type { Pack, PrintedProposals, Problem } from './pack'

const PRINTED: Readonly<Record<PrintedProposals, string>> = {
  without: 'The text is printed as it was before.',
  accepted: 'The text is printed as if all were accepted.',
  shown: 'The text is printed with signs of what is to be inserted and deleted.',
}

/** Returns a problem for the proposed changes that an edition would print; none without any. */
export function checkProposals(
  { doc }: Pick<Pack, 'doc'>,
  edition: Edition,
  printed: PrintedProposals = 'without',
): Problem[] {
  const sections = forEdition(doc.content, edition)
  const { size } = proposalsIn(sections)
  if (size === 0) return []
  const first = sections.find((section) => proposalsIn([section]).size > 0)
  const count = size === 1 ? '1 proposed change is' : `${size} proposed changes are`
  const message = `${count} undecided. ${PRINTED[printed]}`
  return [{ severity: 'warning', message, section: first?.attrs.id ?? null, target: null }]
}
