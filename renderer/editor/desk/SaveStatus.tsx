// The save status in words; announced to screen readers when it changes.
import { useEffect, useRef, useState } from 'react'
import type { ErrorCode } from '#shared/result'
import type { SaveState } from '../session/autosave/autosave'
import { useSaveState, useSession, useSignal } from './hooks'
import type { UnsavedActions } from './use-unsaved-actions'

const words = { saved: 'Saved', unsaved: 'Not saved yet', saving: 'Saving…' } as const

/** How long 'Saved' is highlighted after the Save command, in milliseconds. */
const FLASH_MS = 1500

/** A button: its label and its action. */
type Offer = readonly [label: string, action: keyof UnsavedActions]

/** Messages and actions for failures that a retry does not fix. */
const UNSETTLED: Partial<Record<ErrorCode, { readonly words: string; readonly offers: readonly Offer[] }>> = {
  'storage/conflict': {
    words: 'Changed elsewhere: not saved',
    offers: [
      ['Keep my version', 'keepMine'],
      ['Load other version', 'loadOther'],
    ],
  },
  'storage/deleted': {
    words: 'Deleted elsewhere: not saved',
    offers: [
      ['Restore', 'bringBack'],
      ['Save as new pack', 'keepAsNew'],
      ['Close pack', 'leave'],
    ],
  },
  'storage/not-found': {
    words: 'Deleted permanently elsewhere: not saved',
    offers: [
      ['Save as new pack', 'keepAsNew'],
      ['Close pack', 'leave'],
    ],
  },
}

/** Failures that pass: the autosave tries again by itself. */
const PASSING: Partial<Record<ErrorCode, string>> = {
  'storage/full': 'the disk is full. Free some space; Attaché keeps trying.',
  'storage/busy': 'another program is using the library. Attaché keeps trying.',
}

/** The state of the autosave, with the user's options when it fails. */
export function SaveStatus({ actions }: { readonly actions: UnsavedActions }) {
  const { autosave } = useSession()
  const state = useSaveState()
  if (state.phase !== 'failed') return <Going state={state} />
  const unsettled = UNSETTLED[state.code]
  return (
    <span className="save-status" data-phase="failed" role="alert">
      <span title={state.message}>
        {unsettled?.words ?? `Not saved: ${PASSING[state.code] ?? state.message}`}
      </span>
      {(unsettled?.offers ?? []).map(([label, action]) => (
        <button key={action} type="button" className="text-button" onClick={() => actions[action]()}>
          {label}
        </button>
      ))}
      {!unsettled && (
        <>
          <button type="button" className="text-button" onClick={() => autosave.retry()}>
            Try again
          </button>
          <button type="button" className="text-button" onClick={() => actions.saveElsewhere()}>
            Save as file…
          </button>
        </>
      )}
    </span>
  )
}

function Going({ state }: { readonly state: Exclude<SaveState, { phase: 'failed' }> }) {
  const requests = useSignal(useSession().ui.savedOnRequest)
  const flashes = useFlash(requests)
  if (state.phase === 'saved' && state.heldBack.length > 0) {
    const values = state.heldBack.join(', ')
    return (
      <span className="save-status" data-phase="failed" role="alert">
        <span title={`This value can’t be saved: ${values}. Correct it; all other changes are saved.`}>
          Saved, except: {values}
        </span>
      </span>
    )
  }
  return (
    <span
      className="save-status"
      data-phase={state.phase}
      data-flash={(flashes && state.phase === 'saved') || undefined}
    >
      <span aria-hidden="true">{words[state.phase]}</span>
      {/* Announcing every change would be noise: only say that everything is saved. */}
      <span className="visually-hidden" role="status">
        {state.phase === 'saved' && (state.at !== null || requests > 0) && (
          // A new element each time the user saves, so that it is announced again.
          <span key={requests}>All changes saved</span>
        )}
      </span>
    </span>
  )
}

/** True for a moment after the count changes. */
function useFlash(count: number): boolean {
  const seen = useRef(count)
  const [flashes, setFlashes] = useState(false)
  useEffect(() => {
    if (count === seen.current) return undefined
    seen.current = count
    setFlashes(true)
    const timer = setTimeout(() => setFlashes(false), FLASH_MS)
    return () => clearTimeout(timer)
  }, [count])
  return flashes
}
