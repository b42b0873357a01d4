// Offers contexts to actions while a part of the window is shown.
import { useEffect, useRef } from 'react'
import { actionsChanged, offerContexts, type Source } from '../editor/actions/registry'

/** Offers contexts while the component is mounted; `source` is called whenever actions need them. */
export function useContexts(source: Source): void {
  const latest = useRef(source)
  latest.current = source
  useEffect(() => offerContexts(() => latest.current()), [])
  // A new render may have other contexts to offer.
  useEffect(actionsChanged)
}
