// Shown while the library takes long to open: a slow disk, one that does not answer, or a repair.
import { useEffect, useState } from 'react'
import type { Events } from '#shared/ipc'
import { on } from '../base/bridge'
import { ProgressBar } from '../ui/ProgressBar'

/** In place of the list; nothing can be done but wait or close the window. Nothing before it takes long. */
export function Opening() {
  const [opening, setOpening] = useState<Events['library.opening'] | null>(null)
  useEffect(() => on('library.opening', setOpening), [])
  if (opening === null) return null
  const { place, done } = opening
  return (
    <main className="opening">
      <h1 className="form-heading">{done === null ? 'Opening the library…' : 'Repairing the library…'}</h1>
      <p className="backup-folder">
        <bdi>{place}</bdi>
      </p>
      {done === null ? (
        <p className="form-hint" role="status">
          This takes longer than usual: the library is large, or its disk is slow or does not answer. You can
          close the window; nothing is lost.
        </p>
      ) : (
        <>
          <p className="form-hint" role="status">
            The library is damaged. What can be read goes into a new file, and the rest is taken from the
            backups. The damaged file is kept.
          </p>
          <ProgressBar value={done} label="Repairing the library" />
        </>
      )}
    </main>
  )
}
