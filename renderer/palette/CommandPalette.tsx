// The command palette: everything that can be done at the moment.
import { useState } from 'react'
import { allEntries } from '../editor/actions/registry'
import { Palette } from './Palette'

/** Reads the entries once, when it opens. */
export function CommandPalette({ onClose }: { onClose(): void }) {
  const [entries] = useState(() => allEntries().filter(({ id }) => id !== 'palette'))
  return (
    <Palette
      title="Command palette"
      prompt="Search commands and sections"
      entries={entries}
      onClose={onClose}
    />
  )
}
