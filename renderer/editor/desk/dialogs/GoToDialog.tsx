// Goes to a section or heading: all of them, searched by their words.
import { useState } from 'react'
import { Palette } from '../../../palette/Palette'
import { placesToGo } from '../../actions/groups/sections'
import { useEditorContext } from '../hooks'

/** The dialog; the cursor goes to what is chosen. */
export function GoToDialog({ onClose }: { onClose(): void }) {
  const context = useEditorContext()
  const [entries] = useState(() => placesToGo(context))
  return <Palette title="Go to" prompt="Search sections and headings" entries={entries} onClose={onClose} />
}
