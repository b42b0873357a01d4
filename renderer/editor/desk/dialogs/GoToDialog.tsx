// Goes to a section or heading, found by searching.
import { useState } from 'react'
import { Palette } from '../../../palette/Palette'
import { placesToGo } from '../../actions/groups/sections'
import { useEditorContext } from '../hooks'

/** The dialog; moves the cursor to the chosen section or heading. */
export function GoToDialog({ onClose }: { onClose(): void }) {
  const context = useEditorContext()
  const [entries] = useState(() => placesToGo(context))
  return <Palette title="Go to" prompt="Search sections and headings" entries={entries} onClose={onClose} />
}
