// The text: where the editor's own DOM is mounted.
import { useEffect, useRef } from 'react'
import { useSession } from '../hooks'

/** The sheet with the document. React never renders inside. */
export function TextPane() {
  const { editor } = useSession()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!place.current) return undefined
    editor.mount(place.current)
    return () => editor.unmount()
  }, [editor])
  return <div ref={place} className="text-pane" />
}
