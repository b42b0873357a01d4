// Input rules: `- `, `1. `, `[] `, `> `, `# `, three dashes, {{field}}.
import {
  InputRule,
  inputRules,
  textblockTypeInputRule,
  undoInputRule,
  wrappingInputRule,
} from '@tiptap/pm/inputrules'
import type { NodeType, Schema } from '@tiptap/pm/model'
import type { Command, Plugin, Transaction } from '@tiptap/pm/state'
import { insertRule } from '../commands/blocks'
import { inPlaceOf } from '../commands/replace'

/** Returns all rules; they apply in plain text blocks only. */
export function typingRules(schema: Schema): Plugin {
  const type = (name: string): NodeType => {
    const found = schema.nodes[name]
    if (!found) throw new Error(`The schema has no node ${name}`)
    return found
  }
  return inputRules({
    rules: [
      wrappingInputRule(/^\s*[-*]\s$/, type('bulletList')),
      wrappingInputRule(/^(\d{1,4})\.\s$/, type('orderedList'), (match) => ({ start: Number(match[1]) })),
      wrappingInputRule(/^\[\s?\]\s$/, type('taskList')),
      wrappingInputRule(/^>\s$/, type('blockquote')),
      textblockTypeInputRule(/^(#{1,3})\s$/, type('heading'), (match) => ({ level: match[1]?.length ?? 1 })),
      textblockTypeInputRule(/^```$/, type('codeBlock')),
      ruleLine(type('horizontalRule'), type('paragraph')),
      fieldChip(type('field')),
    ],
  })
}

/** Backspace right after an input rule undoes it. */
export const undoRule: Command = undoInputRule

function ruleLine(rule: NodeType, paragraph: NodeType): InputRule {
  return new InputRule(/^---$/, (state, _match, start, end) => {
    const $start = state.doc.resolve(start)
    if (
      $start.parent.type !== paragraph ||
      !$start.node(-1).canReplaceWith($start.index(-1), $start.index(-1), rule)
    ) {
      return null
    }
    let made: Transaction | null = null
    inPlaceOf({ from: start, to: end }, insertRule)(state, (tr) => {
      made = tr
    })
    return made
  })
}

function fieldChip(field: NodeType): InputRule {
  return new InputRule(/\{\{([a-z][a-z0-9_]{0,63})\}\}$/, (state, match, start, end) =>
    state.tr.replaceWith(start, end, field.create({ name: match[1] })),
  )
}
