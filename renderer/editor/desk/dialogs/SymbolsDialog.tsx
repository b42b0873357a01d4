// Puts in a sign that the keyboard lacks: all of them, searched by name.
import { useState } from 'react'
import { Palette } from '../../../palette/Palette'
import { symbolCommands } from '../../actions/palette/text-commands'
import { useSession } from '../hooks'

/** The dialog; the sign goes where the cursor is. */
export function SymbolsDialog({ onClose }: { onClose(): void }) {
  const session = useSession()
  const [commands] = useState(() =>
    symbolCommands(session).map((command) => ({ ...command, onlySearched: false })),
  )
  return <Palette title="Symbols" prompt="Search symbols by name" commands={commands} onClose={onClose} />
}
