// Whether all is saved, in words; told to screen readers when it changes for good or ill.
import { useSaveState, useSession } from './state/hooks'

const words = { saved: 'Saved', unsaved: 'Not saved yet', saving: 'Saving…' } as const

/** The state of the autosave, with what the user can do when it fails. */
export function SaveStatus({ onReload }: { onReload(): void }) {
  const { autosave } = useSession()
  const state = useSaveState()
  if (state.phase !== 'failed') {
    return (
      <span className="save-status" data-phase={state.phase}>
        <span aria-hidden="true">{words[state.phase]}</span>
        {/* Not each keystroke is worth saying: only that all is safe. */}
        <span className="visually-hidden" role="status">
          {state.phase === 'saved' && state.at !== null ? 'All changes saved' : ''}
        </span>
      </span>
    )
  }
  const conflict = state.code === 'storage/conflict'
  return (
    <span className="save-status" data-phase="failed" role="alert">
      <span title={state.message}>
        {conflict ? 'Changed in another place: not saved' : `Not saved: ${state.message}`}
      </span>
      {conflict ? (
        <>
          <button type="button" className="text-button" onClick={() => autosave.overwrite()}>
            Keep mine
          </button>
          <button type="button" className="text-button" onClick={onReload}>
            Load the other
          </button>
        </>
      ) : (
        <button type="button" className="text-button" onClick={() => autosave.retry()}>
          Try again
        </button>
      )}
    </span>
  )
}
