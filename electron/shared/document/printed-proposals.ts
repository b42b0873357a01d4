// What is printed of proposed changes: by whatever prints or checks a pack, before anything else is decided about its text.
import type { Pack, PrintedProposals } from '../pack'
import { decidedDoc } from './proposals'
import { shownProposals } from './shown-proposals'

/** Returns a pack as printed: without its proposals, with all of them, or with both texts. */
export function withProposals<P extends Pick<Pack, 'doc'>>(
  pack: P,
  printed: PrintedProposals | undefined,
): P {
  if (printed !== 'shown') return decidedDoc(pack, printed ?? 'without')
  return { ...pack, doc: { ...pack.doc, content: shownProposals(pack.doc.content) } }
}
