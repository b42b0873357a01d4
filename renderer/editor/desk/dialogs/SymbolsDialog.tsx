// Puts in a sign that the keyboard lacks: all of them, searched by name.
import { useState } from 'react'
import { Palette } from '../../../palette/Palette'
import { insertSymbol } from '../../actions/groups/sections'
import { useEditorContext } from '../hooks'

/** The dialog; the sign goes where the cursor is. */
export function SymbolsDialog({ onClose }: { onClose(): void }) {
  const context = useEditorContext()
  const [entries] = useState(() =>
    insertSymbol.entries(context).map((entry) => ({ ...entry, onlySearched: false })),
  )
  return <Palette title="Symbols" prompt="Search symbols by name" entries={entries} onClose={onClose} />
}
