// Words of the text that are printed only when a field has a value, or has none.
import type { Node } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import type { Condition } from '#shared/document/nodes'
import { type ConditionReader, createConditions, type FilledFields, isMet } from '#shared/document/only-if'

/** Returns the condition of an inline node; null without one. */
export const conditionOf = ({ marks }: Node): Condition | null =>
  (marks.find(({ type }) => type.name === 'onlyIf')?.attrs as Condition | undefined) ?? null

const reader: ConditionReader<Node> = {
  type: ({ type }) => type.name,
  attrs: ({ attrs }) => attrs,
  children: ({ children }) => children,
  condition: conditionOf,
  isBlank: (node) => node.type.name === 'hardBreak' || (node.isText && (node.text ?? '').trim() === ''),
  mayDepend: () => true,
}

/** The rule for the nodes of the editor. */
export const textConditions = createConditions<Node>(reader)

/** The same for readers who may read everything. */
export const unwithheldConditions = createConditions<Node>({
  ...reader,
  attrs: ({ attrs }) => ({ ...attrs, audience: 'everyone' }),
})

/** Whether an inline node is left out by its own condition. */
export function isUnmet(inline: Node, filled: FilledFields): boolean {
  const condition = conditionOf(inline)
  return condition !== null && !isMet(condition, filled)
}

/** Words with the same condition that follow each other. */
export interface DependentRange {
  readonly from: number
  readonly to: number
}

/** Returns the words with a condition around the cursor or in the selection: each run of them whole. */
export function dependentRanges({ doc, selection }: EditorState): DependentRange[] {
  const found: DependentRange[] = []
  for (const { $from, $to } of selection.ranges) {
    doc.nodesBetween(Math.max(0, $from.pos - 1), Math.min(doc.content.size, $to.pos + 1), (node, pos) => {
      if (!node.isTextblock) return true
      found.push(...runsIn(node, pos + 1).filter(({ from, to }) => from <= $to.pos && to >= $from.pos))
      return false
    })
  }
  return found
}

function runsIn(block: Node, start: number): DependentRange[] {
  const runs: { from: number; to: number; condition: Condition }[] = []
  block.forEach((inline, offset) => {
    const condition = conditionOf(inline)
    const [from, to, last] = [start + offset, start + offset + inline.nodeSize, runs.at(-1)]
    if (!condition) return
    if (last?.to === from && isSameCondition(last.condition, condition)) last.to = to
    else runs.push({ from, to, condition })
  })
  return runs
}

/** Whether two conditions say the same. */
export const isSameCondition = (one: Condition | null, other: Condition | null): boolean =>
  one?.field === other?.field && one?.filled === other?.filled
