// Writes a pack as a file where the user wants it, and offers to show it there.
import type { PackId } from '#shared/pack'
import { call, messageOf } from './bridge'
import { flushAll } from './session'
import { useToast } from './ui/Toast'

/** Gives the function that asks where and writes; what is pending is saved first. */
export function useShare(): (id: PackId) => void {
  const toast = useToast()
  const fail = (error: unknown) => void toast({ message: messageOf(error) })
  const share = async (id: PackId) => {
    await flushAll()
    const file = await call('packs.share', { id })
    if (!file) return
    const reveal = () => void call('export.reveal', { exportId: file.exportId }).catch(fail)
    toast({ message: `Saved as ${file.path}`, action: { label: 'Show in folder', run: reveal } })
  }
  return (id) => void share(id).catch(fail)
}
