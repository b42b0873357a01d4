// The text around a match that is not visible in the text, and the result of replacing it.

import { findState } from '../../text/find/plugin'
import { previewOf } from '../../text/find/preview'
import { useText } from '../hooks'

/** The preview; renders nothing for a match in the text until a replacement is typed. */
export function FindPreview({ replacement }: { readonly replacement: string }) {
  const preview = useText((state) => {
    const { query, matches, current } = findState(state)
    const match = matches[current]
    return query && match ? previewOf(match, query, replacement) : null
  })
  if (!preview) return null
  const { place, before, found, replaced, after } = preview
  return (
    <p className="find-preview">
      {place && <span className="find-place">{place}</span>}
      {before}
      {replaced === null ? (
        <mark>{found}</mark>
      ) : (
        <>
          <del>{found}</del> <ins>{replaced}</ins>
        </>
      )}
      {after}
    </p>
  )
}
