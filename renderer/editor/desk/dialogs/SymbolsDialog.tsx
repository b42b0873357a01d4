// Inserts a symbol, found by searching names.
import { useState } from 'react'
import { Palette } from '../../../palette/Palette'
import { insertSymbol } from '../../actions/groups/sections'
import { useEditorContext } from '../hooks'

/** The dialog; inserts the symbol at the cursor. */
export function SymbolsDialog({ onClose }: { onClose(): void }) {
  const context = useEditorContext()
  const [entries] = useState(() =>
    insertSymbol.entries(context).map((entry) => ({ ...entry, onlySearched: false })),
  )
  return <Palette title="Symbols" prompt="Search symbols by name" entries={entries} onClose={onClose} />
}
