// Words of the selection, the section and the pack, and how long they take to read.
import type { EditorState } from '@tiptap/pm/state'
import { useText } from './state/hooks'
import { outlineOf, sectionIndexAt } from './state/outline'

/** Words a minute when reading with care. */
const READING_SPEED = 220

interface Counts {
  readonly selection: number
  readonly section: number
  readonly pack: number
}

/** The bar below the text. */
export function StatusBar() {
  const { selection, section, pack } = useText(countWords)
  const minutes = Math.max(1, Math.round(pack / READING_SPEED))
  return (
    <footer className="status-bar">
      {selection > 0 && <span>{words(selection)} selected</span>}
      <span>{words(section)} in this section</span>
      <span>{words(pack)} in the pack</span>
      <span>about {minutes} min to read</span>
    </footer>
  )
}

function countWords(state: EditorState): Counts {
  const rows = outlineOf(state.doc)
  const { from, to, empty } = state.selection
  const selected = empty ? '' : state.doc.textBetween(from, to, ' ', ' ')
  return {
    selection: selected.match(/\S+/g)?.length ?? 0,
    section: rows[sectionIndexAt(state.doc, from)]?.facts.words ?? 0,
    pack: rows.reduce((sum, row) => (row.excluded ? sum : sum + row.facts.words), 0),
  }
}

function words(count: number): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? 'word' : 'words'}`
}
