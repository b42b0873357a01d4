// Shows which words depend on a field, and dims what is left out: from the words' conditions and the fields of the pack.
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { AddMarkStep, AddNodeMarkStep, RemoveMarkStep, RemoveNodeMarkStep } from '@tiptap/pm/transform'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { Condition } from '#shared/document/nodes'
import { conditionWords, fieldStates } from '#shared/document/only-if'
import { fieldLabel } from '#shared/field-text'
import { conditionOf, isUnmet, textConditions } from '../state/conditions'
import type { PackStore } from '../state/pack-store'
import { endingFields, secondStops } from './second-stops'

const key = new PluginKey<DecorationSet>('left-out')

/**
 * Creates the plugin. A key press only updates the blocks that it changes; a field that becomes filled or empty updates
 * all.
 */
export function leftOutPlugin(store: PackStore): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_, { doc }) => DecorationSet.create(doc, decorations(doc, 0, doc.content.size, store)),
      apply: (tr, old, _before, { doc }) =>
        tr.getMeta(key)
          ? DecorationSet.create(doc, decorations(doc, 0, doc.content.size, store))
          : tr.docChanged
            ? followed(tr, old, store)
            : old,
    },
    props: { decorations: (state: EditorState) => key.getState(state) },
    view(view) {
      let shown = dependencies(store)
      const stop = store.fields.subscribe(() => {
        const now = dependencies(store)
        if (now === shown) return
        shown = now
        view.dispatch(view.state.tr.setMeta(key, true).setMeta('addToHistory', false))
      })
      return { destroy: stop }
    },
  })
}

/** Equal as long as no field becomes filled or empty, ends a sentence or no longer does, or gets another label. */
const dependencies = (store: PackStore): string =>
  JSON.stringify([
    fieldStates(store.fields.get()),
    endingFields(store),
    store.fields.get().map(({ label }) => label),
  ])

/** The decorations after a change of the text: those of changed blocks are created again. */
function followed(tr: Transaction, old: DecorationSet, store: PackStore): DecorationSet {
  let set = old.map(tr.mapping, tr.doc)
  for (const { from, to } of changedBlocks(tr)) {
    set = set.remove(set.find(from, to).filter((one) => one.from >= from && one.to <= to))
    const made = decorations(tr.doc, from, to, store)
    if (made.length > 0) set = set.add(tr.doc, made)
  }
  return set
}

/** The ranges that a transaction changed, from the start of the first block of a section to the end of the last. */
function changedBlocks({ doc, mapping, steps }: Transaction): { from: number; to: number }[] {
  return steps.flatMap((step, index) => {
    const found: { from: number; to: number }[] = []
    const later = mapping.slice(index + 1)
    const add = (start: number, end: number): void => {
      const $from = doc.resolve(later.map(start, -1))
      const $to = doc.resolve(later.map(end, 1))
      found.push({
        from: $from.depth > 1 ? $from.before(2) : $from.pos,
        to: $to.depth > 1 ? $to.after(2) : $to.pos,
      })
    }
    step.getMap().forEach((_from, _to, start, end) => {
      add(start, end)
    })
    // Changes of marks don't appear in a map.
    if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) add(step.from, step.to)
    if (step instanceof AddNodeMarkStep || step instanceof RemoveNodeMarkStep) add(step.pos, step.pos + 1)
    return found
  })
}

/** What is said of a row and a cell; words say themselves what they depend on. */
const OMITTED: Readonly<Record<string, string>> = {
  tableRow: 'This row is not printed while its optional fields are empty',
  tableCell: 'Nothing is printed here while the field is empty: it is optional',
}

/** The decorations of a range: of words that depend on a field, and of blocks, items and rows that are left out. */
function decorations(doc: Node, start: number, end: number, store: PackStore): Decoration[] {
  const by = store.numbering.get()
  const found = secondStops(doc, start, end, store)
  doc.nodesBetween(start, end, (node, pos, parent) => {
    if (textConditions.fieldsIn(node).length === 0) return false
    const to = pos + node.nodeSize
    const condition = conditionOf(node)
    if (condition && node.isInline) {
      // A block that is left out is dimmed as a whole.
      const dims = isUnmet(node, by.filled) && !(parent && textConditions.isLeftOut(parent, by))
      const title = titleOf(condition, store)
      found.push(Decoration.inline(pos, to, { class: dims ? 'only-if left-out' : 'only-if', title }))
    } else if (pos >= start && textConditions.isLeftOut(node, by)) {
      const title = textConditions.isOmitted(node, by) && OMITTED[node.type.name]
      found.push(Decoration.node(pos, to, { 'data-left-out': '', ...(title ? { title } : {}) }))
    }
    return true
  })
  return found
}

const titleOf = (condition: Condition, store: PackStore): string =>
  conditionWords(condition, fieldLabel(store.field(condition.field), condition.field))
