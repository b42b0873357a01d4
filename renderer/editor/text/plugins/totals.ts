// Shows in tables of options what is printed in them: the totals, and which one is best.
import type { Node } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { FieldUse, Table } from '#shared/document/nodes'
import { directionOf, scoresOf, wordsOfCells } from '#shared/document/options-matrix'
import type { PackStore } from '../state/pack-store'

/** Creates the plugin. */
export function totalsPlugin(store: PackStore): Plugin {
  let last: { readonly doc: Node; readonly fields: unknown; readonly set: DecorationSet } | null = null
  return new Plugin({
    props: {
      decorations({ doc }) {
        const fields = store.fields.get()
        if (last?.doc !== doc || last.fields !== fields)
          last = { doc, fields, set: DecorationSet.create(doc, totalsIn(doc, store.printedField)) }
        return last.set
      },
    },
  })
}

/** Positions of the tables of options in a section, which change only with it. */
const known = new WeakMap<Node, readonly number[]>()

function tablesIn(section: Node): readonly number[] {
  const before = known.get(section)
  if (before) return before
  const found: number[] = []
  section.forEach((block, offset) => {
    if (block.type.name === 'table' && directionOf(block.attrs.kind) !== null) found.push(offset)
  })
  known.set(section, found)
  return found
}

function totalsIn(doc: Node, value: (field: FieldUse) => string): Decoration[] {
  const found: Decoration[] = []
  doc.forEach((section, start) => {
    for (const offset of tablesIn(section)) {
      const table = section.nodeAt(offset)
      if (table) found.push(...totalsOf(table, start + 1 + offset, value))
    }
  })
  return found
}

function totalsOf(table: Node, pos: number, value: (field: FieldUse) => string): Decoration[] {
  const rows = wordsOfCells(table.toJSON() as Table, value)
  const row = table.lastChild
  const direction = directionOf(table.attrs.kind)
  if (rows === null || row === null || direction === null) return []
  const { totals } = scoresOf(rows)
  const found: Decoration[] = []
  row.forEach((cell, offset, column) => {
    const from = pos + table.nodeSize - row.nodeSize + offset
    const total = rows.at(-1)?.[column] === '' ? (totals[column] ?? '') : ''
    // The direction follows the words of the cell, so it is drawn with their paragraph.
    if (column === 0) found.push(drawn(from + 1, cell.firstChild, 'data-direction', direction))
    else if (total !== '') found.push(drawn(from, cell, 'data-total', total))
  })
  return found
}

const drawn = (from: number, node: Node | null, name: string, words: string): Decoration =>
  Decoration.node(from, from + (node?.nodeSize ?? 0), { [name]: words })
