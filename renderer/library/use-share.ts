// Saves a pack as a file of the user's choice, and offers to show it in its folder.
import { countComments } from '#shared/document/comments'
import type { PackId } from '#shared/pack'
import { call, messageOf } from '../base/bridge'
import { flushAll } from '../base/pending'
import { useToast } from '../ui/Toast'

/** Returns the function that asks where to save and writes the file; pending changes are saved first. */
export function useShare(): (id: PackId) => void {
  const toast = useToast()
  const fail = (error: unknown) => void toast({ message: messageOf(error) })
  const share = async (id: PackId) => {
    await flushAll()
    const file = await call('packs.share', { id })
    if (!file) return
    const comments = countComments((await call('packs.read', { id })).doc)
    const reveal = () => void call('export.reveal', { exportId: file.exportId }).catch(fail)
    const message = `Saved as ${file.path}${commentHint(comments.open + comments.resolved)}`
    toast({ message, action: { label: 'Show in folder', run: reveal } })
  }
  return (id) => void share(id).catch(fail)
}

/** The file includes the comments: that should not come as a surprise. */
function commentHint(count: number): string {
  if (count === 0) return ''
  return count === 1 ? ', including 1 comment' : `, including ${count} comments`
}
