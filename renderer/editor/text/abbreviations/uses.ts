// Abbreviations in the editor's text: the list from the shared code, and the positions of its findings.
import type { Node } from '@tiptap/pm/model'
import type { Command } from '@tiptap/pm/state'
import {
  type Abbreviation,
  collectAbbreviations,
  MASK,
  textBlocks,
  type Use,
} from '#shared/abbreviations/collect'
import { expandedForm } from '#shared/abbreviations/scan'
import type { Section } from '#shared/document/nodes'
import type { FieldStates } from '#shared/document/only-if'
import { fullEdition, type PackAbbreviations, type PackKind } from '#shared/pack'

const cache = new WeakMap<Node, Section>()

/** A section as JSON; nodes are immutable, so each is converted once. */
function sectionJson(node: Node): Section {
  const known = cache.get(node)
  if (known) return known
  const json = node.toJSON() as Section
  cache.set(node, json)
  return json
}

/** Returns the abbreviations of the current text. */
export function abbreviationsOf(
  doc: Node,
  kind: PackKind,
  pack: PackAbbreviations,
  states: FieldStates = {},
): Abbreviation[] {
  const content = doc.children.map(sectionJson)
  const by = { edition: fullEdition(kind), filled: states.filled, omitted: states.omitted }
  return collectAbbreviations(textBlocks({ type: 'doc', content }, by), pack)
}

/** Position of a use; null when the text has changed since it was found. */
export function positionOfUse(doc: Node, { block, occurrence }: Use): { from: number; to: number } | null {
  let found: { from: number; to: number } | null = null
  doc.forEach((section, pos) => {
    if (section.attrs.id !== block.section) return
    section.descendants((node, offset) => {
      if (found || node.type.name === 'codeBlock' || node.type.name === 'guidance') return false
      if (!node.isTextblock) return true
      const start = pos + offset + 2
      const at = usesIn(node)
      const from = at[occurrence.from]
      const to = at[occurrence.to - 1]
      if (from === undefined || to === undefined || !says(node, block.text)) return false
      found = { from: start + from, to: start + to + 1 }
      return false
    })
  })
  return found
}

/** For each character of a text, its offset in the node; anything that isn't text counts as one character. */
function usesIn(node: Node): number[] {
  const places: number[] = []
  node.forEach((child, offset) => {
    const length = child.text?.length ?? 1
    for (let letter = 0; letter < length; letter += 1) places.push(offset + letter)
  })
  return places
}

/** Whether a block has this text, in which anything that isn't text or isn't printed is masked. */
function says(block: Node, text: string): boolean {
  const letters = block.children.map((child) => child.text ?? MASK).join('')
  return (
    letters.length === text.length &&
    text.split('').every((letter, at) => letter === MASK || letter === letters.charAt(at))
  )
}

/** Returns those that can be expanded: not explained at their first use, and with a known meaning. */
export function expandable(all: readonly Abbreviation[]): Abbreviation[] {
  return all.filter(({ expanded, expansion }) => !expanded && expansion !== null)
}

/** Expands abbreviations at their first use: `words (ABC)`. One undo step. */
export function expandFirstUse(abbreviations: readonly Abbreviation[]): Command {
  return (state, dispatch) => {
    const places = abbreviations
      .flatMap(({ first, expansion }) => {
        const place = positionOfUse(state.doc, first)
        return place && expansion !== null ? [{ ...place, first, expansion }] : []
      })
      // From the end, so that positions before stay valid.
      .sort((a, b) => b.from - a.from)
    if (places.length === 0) return false
    const { tr } = state
    for (const { from, to, first, expansion } of places) {
      const { occurrence, block } = first
      const words = expandedForm(expansion, occurrence, block.text.slice(0, occurrence.from))
      const marks = state.doc.nodeAt(from)?.marks ?? []
      tr.replaceWith(from, to + (occurrence.plural ? 1 : 0), state.schema.text(words, marks))
    }
    dispatch?.(tr)
    return true
  }
}
