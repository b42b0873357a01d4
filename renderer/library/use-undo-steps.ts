// What was done in the list of packs and can be undone, newest last.
import { useEffect, useMemo, useRef, useState } from 'react'
import type { PackId } from '#shared/pack'
import { onUndoable } from '../base/undoable'
import { useToast } from '../ui/Toast'

/** Returns a pack that came back. */
type Undo = () => Promise<PackId | null>

export type OfferUndo = (message: string, label: string, undo: Undo) => void

/** Something that can be undone. */
interface Step {
  readonly label: string
  undo: Undo
  /** Removes the message about it. */
  dismiss(): void
}

/** The steps. */
export interface UndoSteps {
  /** What the last one is called; null when there is none. */
  readonly label: string | null
  undoLast(): Promise<PackId | null>
  /** Says what was done, with a button to undo it. The same function on each render. */
  readonly offer: OfferUndo
}

/** Number of steps that can be undone. */
const MOST_STEPS = 50

/** Starts with none; also takes what is done elsewhere in the window. */
export function useUndoSteps(attempt: <T>(action: () => Promise<T>) => Promise<T | null>): UndoSteps {
  const [steps, setSteps] = useState<readonly Step[]>([])
  const toast = useToast()
  const latest = useRef(steps)
  latest.current = steps
  const { undoOne, offer } = useMemo(() => {
    const undoOne = async (step: Step | undefined): Promise<PackId | null> => {
      if (!step || !latest.current.includes(step)) return null
      step.dismiss()
      setSteps((before) => before.filter((one) => one !== step))
      return attempt(step.undo)
    }
    const offer: OfferUndo = (message, label, undo) => {
      const step: Step = { label, undo, dismiss: () => dismiss() }
      const dismiss = toast({ message, action: { label: 'Undo', run: () => void undoOne(step) } })
      setSteps((before) => [...before.slice(1 - MOST_STEPS), step])
    }
    return { undoOne, offer }
  }, [attempt, toast])
  useEffect(
    () =>
      onUndoable(({ id, message, label, undo }) =>
        offer(message, label, async () => {
          await undo()
          return id
        }),
      ),
    [offer],
  )
  const last = steps.at(-1)
  return { label: last?.label ?? null, undoLast: () => undoOne(last), offer }
}
