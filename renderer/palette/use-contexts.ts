// Offers what actions work on, for as long as a part of the window is shown.
import { useEffect, useRef } from 'react'
import { actionsChanged, offerContexts, type Source } from '../editor/actions/registry'

/** Offers contexts while the component is shown; `source` is asked whenever actions look at them. */
export function useContexts(source: Source): void {
  const latest = useRef(source)
  latest.current = source
  useEffect(() => offerContexts(() => latest.current()), [])
  // What is rendered anew often has something else to offer.
  useEffect(actionsChanged)
}
