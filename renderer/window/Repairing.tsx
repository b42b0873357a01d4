// Says that the library is being repaired, and how far that is; typing goes on.
import { useEffect, useState } from 'react'
import { on } from '../base/bridge'
import { ProgressBar } from '../ui/ProgressBar'

/** Returns how much of a repair is done, from 0 to 1; null when there is none. */
export function useRepair(): number | null {
  const [done, setDone] = useState<number | null>(null)
  useEffect(() => on('library.repairing', setDone), [])
  return done
}

/** The line at the foot of the window. */
export function Repairing() {
  const done = useRepair()
  if (done === null) return null
  return (
    <div className="repairing">
      <p role="status">The library is damaged and is being repaired. You can go on: what you type is kept.</p>
      <ProgressBar value={done} label="Repairing the library" />
    </div>
  )
}
