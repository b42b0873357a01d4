// Whether a part of the window is shown, kept over restarts.
import { useCallback, useState } from 'react'

/** The value last set under a name, else `initial`; only explicit changes are stored. */
export function useRemembered(name: string, initial: () => boolean): [boolean, (on: boolean) => void] {
  const key = `shown.${name}`
  const [on, setOn] = useState(() => {
    const stored = localStorage.getItem(key)
    return stored === null ? initial() : stored === 'yes'
  })
  const show = useCallback(
    (next: boolean) => {
      localStorage.setItem(key, next ? 'yes' : 'no')
      setOn(next)
    },
    [key],
  )
  return [on, show]
}
