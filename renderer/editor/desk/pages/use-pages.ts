// The pages of the open pack for React: the thread runs while a component uses it.
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { PageCounts } from '#shared/page-positions'
import { PagesLink } from '../../../pages/pages-link'
import type { EditorSession } from '../../session/editor-session'
import { useSession } from '../hooks'

interface Held {
  readonly link: PagesLink
  users: number
}

/** How long the thread is kept after the pages are hidden, in ms. */
const LINGER_MS = 3000

const held = new WeakMap<EditorSession, Held>()

/** Shares the link of a session; the thread ends with its last user. */
function hold(session: EditorSession): { readonly link: PagesLink; release(): void } {
  const known = held.get(session) ?? { link: new PagesLink(session), users: 0 }
  held.set(session, known)
  known.users += 1
  return {
    link: known.link,
    release: () => {
      known.users -= 1
      window.setTimeout(() => {
        if (known.users > 0 || held.get(session) !== known) return
        held.delete(session)
        known.link.close()
      }, LINGER_MS)
    },
  }
}

/** Returns the link to the pages; null until it is created, right after the first render. */
export function usePages(): PagesLink | null {
  const session = useSession()
  const [link, setLink] = useState<PagesLink | null>(null)
  useEffect(() => {
    const own = hold(session)
    setLink(own.link)
    return () => {
      setLink(null)
      own.release()
    }
  }, [session])
  return link
}

const NOTHING = () => () => undefined

/**
 * Returns the pages of the pack and of each printed section, as exported; null until the first layout. While in use, a
 * thread lays out the pages after each change.
 */
export function usePageCounts(): PageCounts | null {
  const counts = usePages()?.counts
  return useSyncExternalStore(counts?.subscribe ?? NOTHING, () => counts?.get() ?? null)
}
