// The level that a form changes to with another marking scheme.
import { useRef } from 'react'
import { equivalentLevel } from '#shared/markings'

/**
 * Returns a function that finds the level of another scheme at least as high as the last one shown, even by way of no
 * marking.
 */
export function useEquivalentLevel(scheme: string, level: string): (to: string) => string {
  const last = useRef({ scheme, level })
  if (scheme !== 'none') last.current = { scheme, level }
  return (to) => equivalentLevel(last.current.scheme, last.current.level, to).id
}
