// Gives each section its number, and the start counts of its paragraphs, as a decoration for its view.
import type { Node } from '@tiptap/pm/model'
import { type Command, Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { sectionMark } from '#shared/document/annex-names'
import type { FifthLevel } from '#shared/document/numbers'
import type { Numbering } from '#shared/document/survey'
import type { Signal } from '../../../base/signal'
import { outlineOf } from '../state/outline'
import { surveyOf } from '../state/survey'

/** Data of the decoration. */
export interface SectionDecoration {
  /** A key over all values below: equal keys need no redrawing. */
  readonly key: string
  /** Number of the section; `Annex A` */
  readonly number: string
  /** Counts of numbered paragraphs, by level, before the section's own. */
  readonly levels: readonly number[]
  /** Format of the fifth paragraph level. */
  readonly fifth: FifthLevel
  readonly untitled: boolean
}

const NOTHING: SectionDecoration = { key: '', number: '', levels: [], fifth: 'i.', untitled: false }

/** Finds the section decoration among others. */
export function sectionDecoration(decorations: readonly Decoration[]): SectionDecoration {
  const found = decorations.find((decoration) => typeof decoration.spec.key === 'string')
  return found ? (found.spec as SectionDecoration) : NOTHING
}

interface Numbers {
  readonly keys: readonly string[]
  readonly set: DecorationSet
}

/** Metadata key of a transaction after a change of numbering. */
const RENUMBER = 'renumber'

/** Redraws the numbers after a change of numbering. */
export const renumber: Command = (state, dispatch) => {
  dispatch?.(state.tr.setMeta(RENUMBER, true).setMeta('addToHistory', false))
  return true
}

/** Creates the plugin. While numbers are unchanged, typing only maps the decorations. */
export function sectionNumbersPlugin(numbering: Signal<Numbering>): Plugin<Numbers> {
  const plugin: Plugin<Numbers> = new Plugin({
    state: {
      init: (_, state) => number(state.doc, numbering.get()),
      apply(tr, old) {
        if (!tr.docChanged && !tr.getMeta(RENUMBER)) return old
        const keys = specsOf(tr.doc, numbering.get()).map(({ key }) => key)
        const same = keys.length === old.keys.length && keys.every((key, index) => key === old.keys[index])
        const mapped = same ? old.set.map(tr.mapping, tr.doc) : null
        // Replaced sections lose their decorations in mapping: then all are recreated.
        return mapped && mapped.find().length === keys.length
          ? { keys, set: mapped }
          : number(tr.doc, numbering.get())
      },
    },
    props: { decorations: (state) => plugin.getState(state)?.set },
  })
  return plugin
}

function number(doc: Node, numbering: Numbering): Numbers {
  const specs = specsOf(doc, numbering)
  const rows = outlineOf(doc)
  const decorations = rows.map((row, index) =>
    Decoration.node(row.pos, row.pos + row.node.nodeSize, {}, { ...(specs[index] ?? NOTHING) }),
  )
  return { keys: specs.map(({ key }) => key), set: DecorationSet.create(doc, decorations) }
}

function specsOf(doc: Node, numbering: Numbering): SectionDecoration[] {
  const { bySection } = surveyOf(doc, numbering)
  const { fifth, annexes } = numbering
  return doc.children.map((node) => {
    const untitled = node.firstChild?.content.size === 0
    const { number: own = '', start } = bySection.get(node) ?? {}
    const { level, annex } = node.attrs
    const number = sectionMark({ level, annex }, own, annexes)
    const levels = start?.levels ?? []
    return { key: `${number}|${levels}|${fifth}|${untitled}`, number, levels, fifth, untitled }
  })
}
