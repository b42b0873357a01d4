// What is printed of proposed changes: by whatever prints or checks a pack, before anything else is decided about its text.
import type { Pack, PrintedProposals } from '../pack'
import { decidedDoc } from './proposals'

/** Returns a pack as printed: without its proposals, or with all of them. The same object when it has none. */
export function withProposals<P extends Pick<Pack, 'doc'>>(
  pack: P,
  printed: PrintedProposals | undefined,
): P {
  return decidedDoc(pack, printed === 'accepted' ? 'accepted' : 'without')
}
