// Changes the pack's marking and shows a message with undo.
import { bannerText } from '#shared/markings'
import { useToast } from '../../../ui/Toast'
import { undo } from '../../text/commands/history'
import type { MarkingChoice } from '../../text/markings/marking-step'
import { useSession } from '../hooks'

/** Gives the function that marks the pack, on request with the marks of its sections and portions. */
export function useMarkPack(): (choice: Partial<MarkingChoice>, withMarks?: boolean) => void {
  const session = useSession()
  const toast = useToast()
  return (choice, withMarks = false) => {
    if (session.refusesChange()) return
    const before = session.store.meta.get().marking
    session.setMarking(choice, withMarks)
    const after = session.state
    const takeBack = () => {
      // Later edits are kept: then only the marking of the pack is reverted.
      if (session.state === after) session.run(undo, false)
      else session.setMarking(before)
    }
    const { marking } = session.store.meta.get()
    const banner = bannerText(marking)
    const dismiss = toast({
      message: banner ? `The pack is marked ${banner}` : 'The pack has no marking',
      action: { label: 'Undo', run: takeBack },
    })
    // The message would no longer be true, and would undo more than it says.
    const stop = session.store.meta.subscribe(() => {
      if (session.store.meta.get().marking === marking) return
      stop()
      dismiss()
    })
  }
}
