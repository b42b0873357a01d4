// Has the pages set for their counts, once a pack is open and the hands rest: setting them must not slow the first keys.
import { useEffect, useState } from 'react'
import { useSession } from '../hooks'
import { usePageCounts } from '../pages/use-pages'

/** So long nothing must have changed before the pages are set for the first time. */
const QUIET_MS = 2_000

/** Draws nothing; the counts are the session's. */
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
