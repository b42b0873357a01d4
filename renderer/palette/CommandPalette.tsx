// The palette with all that the window can do now.
import { useState } from 'react'
import { Palette } from './Palette'
import { allCommands } from './registry'

/** Asks for the commands once, when it opens. */
export function CommandPalette({ onClose }: { onClose(): void }) {
  const [commands] = useState(() => allCommands().filter(({ id }) => id !== 'palette'))
  return (
    <Palette
      title="Command palette"
      prompt="Search commands and sections"
      commands={commands}
      onClose={onClose}
    />
  )
}
