// The level that a form goes to when another marking scheme is chosen.
import { useRef } from 'react'
import { equivalentLevel } from '#shared/markings'

/** Gives the level of another scheme that is at least as high as the last one that was shown, also by way of no marking. */
export function useEquivalentLevel(scheme: string, level: string): (to: string) => string {
  const last = useRef({ scheme, level })
  if (scheme !== 'none') last.current = { scheme, level }
  return (to) => equivalentLevel(last.current.scheme, last.current.level, to).id
}
