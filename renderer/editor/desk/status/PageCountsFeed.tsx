// Lays out the pages for their counts once a pack is open and the user pauses, so that the first keys aren't slowed
// down.
import { useEffect, useState } from 'react'
import { useSession } from '../hooks'
import { usePageCounts } from '../pages/use-pages'

/** Time without a change before the pages are laid out for the first time. */
const QUIET_MS = 2_000

/** Renders nothing; the counts are stored in the session. */
export function PageCountsFeed() {
  const session = useSession()
  const [ready, setReady] = useState(false)
  useEffect(() => {
    if (ready) return undefined
    let timer = 0
    const wait = () => {
      clearTimeout(timer)
      timer = window.setTimeout(() => setReady(true), QUIET_MS)
    }
    wait()
    const stop = session.subscribe(wait)
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [session, ready])
  return ready && <Feed />
}

function Feed() {
  const session = useSession()
  const counts = usePageCounts()
  useEffect(() => session.ui.pageCounts.set(counts), [session, counts])
  return null
}
