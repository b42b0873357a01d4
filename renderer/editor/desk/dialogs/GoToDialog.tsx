// Goes to a section or heading: all of them, searched by their words.
import { useState } from 'react'
import { Palette } from '../../../palette/Palette'
import { goToSection } from '../../actions/groups/sections'
import { useEditorContext } from '../hooks'

/** The dialog; the cursor goes to what is chosen. */
export function GoToDialog({ onClose }: { onClose(): void }) {
  const context = useEditorContext()
  const [entries] = useState(() =>
    goToSection.entries(context).map((entry) => ({ ...entry, onlySearched: false })),
  )
  return <Palette title="Go to" prompt="Search sections and headings" entries={entries} onClose={onClose} />
}
