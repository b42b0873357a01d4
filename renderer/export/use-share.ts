// Saves a pack as a file of the user's choice, and offers to show it in its folder.
import { partsBeside } from '#shared/copy-parts'
import { countComments } from '#shared/document/comments'
import { hasLimitedParts } from '#shared/editions'
import type { LeftOfCopy } from '#shared/exported'
import type { Pack, PackId } from '#shared/pack'
import { call, messageOf } from '../base/bridge'
import { flushAll } from '../base/pending'
import { useToast } from '../ui/Toast'

/** Ways to save a copy. */
interface Share {
  /** Asks, where not everyone may read all of the pack or it holds more than is printed, what the file should contain; then saves. */
  readonly start: (id: PackId) => void
  /** Asks where to save: only what an edition prints, or for null everything, less what it goes `without`. */
  readonly save: (id: PackId, edition: string | null, without: readonly LeftOfCopy[]) => void
}

/**
 * Returns the ways to save a copy; pending changes are saved first. `ask` opens the dialog that asks what the file
 * should contain.
 */
export function useShare(ask: (id: PackId) => void): Share {
  const toast = useToast()
  const fail = (error: unknown) => void toast({ message: messageOf(error) })
  const read = async (id: PackId) => {
    await flushAll()
    return call('packs.read', { id })
  }
  const save = async (pack: Pack, edition: string | null, without: readonly LeftOfCopy[] = []) => {
    const file = await call('packs.share', { id: pack.id, edition, without })
    if (!file) return
    const comments = countComments(pack.doc)
    const isWhole = edition === null && !without.includes('comments')
    const hint = isWhole ? commentHint(comments.open + comments.resolved) : ''
    const reveal = () => void call('export.reveal', { exportId: file.exportId }).catch(fail)
    toast({ message: `Saved as ${file.path}${hint}`, action: { label: 'Show in folder', run: reveal } })
  }
  const start = async (id: PackId) => {
    const pack = await read(id)
    if (hasLimitedParts(pack) || partsBeside(pack).size > 0) ask(id)
    else await save(pack, null)
  }
  return {
    start: (id) => void start(id).catch(fail),
    save: (id, edition, without) =>
      void read(id)
        .then((pack) => save(pack, edition, without))
        .catch(fail),
  }
}

/** The file includes the comments: that should not come as a surprise. */
function commentHint(count: number): string {
  if (count === 0) return ''
  return count === 1 ? ', including 1 comment' : `, including ${count} comments`
}
