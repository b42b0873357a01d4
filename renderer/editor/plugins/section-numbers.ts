// Gives each section its computed number, and the count of notes before it, as a decoration that its view reads.
import type { Node } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { outlineOf } from '../state/outline'

/** What a section's view is told. */
export interface SectionDecoration {
  /** Sums up all below: equal keys need no redrawing. */
  readonly key: string
  readonly number: string
  /** Notes in the sections before. */
  readonly notesBefore: number
  readonly untitled: boolean
}

const NOTHING: SectionDecoration = { key: '', number: '', notesBefore: 0, untitled: false }

/** The section decoration among others. */
export function sectionDecoration(decorations: readonly Decoration[]): SectionDecoration {
  const found = decorations.find((decoration) => typeof decoration.spec.key === 'string')
  return found ? (found.spec as SectionDecoration) : NOTHING
}

interface Numbers {
  readonly keys: readonly string[]
  readonly set: DecorationSet
}

/** The plugin. While the outline stays as it is, typing only maps the decorations. */
export function sectionNumbersPlugin(): Plugin<Numbers> {
  const plugin: Plugin<Numbers> = new Plugin({
    state: {
      init: (_, state) => number(state.doc),
      apply(tr, old) {
        if (!tr.docChanged) return old
        const keys = specsOf(tr.doc).map(({ key }) => key)
        const same = keys.length === old.keys.length && keys.every((key, index) => key === old.keys[index])
        const mapped = same ? old.set.map(tr.mapping, tr.doc) : null
        // Replaced sections lose their decorations in mapping: then all are made anew.
        return mapped && mapped.find().length === keys.length ? { keys, set: mapped } : number(tr.doc)
      },
    },
    props: { decorations: (state) => plugin.getState(state)?.set },
  })
  return plugin
}

function number(doc: Node): Numbers {
  const specs = specsOf(doc)
  const rows = outlineOf(doc)
  const decorations = rows.map((row, index) =>
    Decoration.node(row.pos, row.pos + row.node.nodeSize, {}, { ...(specs[index] ?? NOTHING) }),
  )
  return { keys: specs.map(({ key }) => key), set: DecorationSet.create(doc, decorations) }
}

function specsOf(doc: Node): SectionDecoration[] {
  return outlineOf(doc).map(({ number, notesBefore, node }) => {
    const untitled = node.firstChild?.content.size === 0
    return { key: `${number}|${notesBefore}|${untitled}`, number, notesBefore, untitled }
  })
}
