// Joins lines that form several paragraphs, as in text from a PDF or mail, and words hyphenated at their ends.
import { Fragment, type Node } from '@tiptap/pm/model'
import { type Command, TextSelection } from '@tiptap/pm/state'
import { compoundsIn, seamOf } from '../clipboard/pasted-text'
import { atLeast, limitsOf } from '../markings/carried'

/**
 * Joins adjacent selected paragraphs, and the lines in them. An empty paragraph or another kind of block separates
 * them. Without a selection it joins the lines of one paragraph.
 */
export const joinSelectedLines: Command = (state, dispatch) => {
  const { selection, tr } = state
  if (!(selection instanceof TextSelection)) return false
  const { $from, $to } = selection
  const inOne = $from.sameParent($to)
  const depth = inOne ? $from.depth - 1 : $from.sharedDepth($to.pos)
  if (depth < 1) return false
  const parent = $from.node(depth)
  // A selection that ends before the first letter of a block excludes it.
  const last = !inOne && $to.parentOffset === 0 ? $to.indexAfter(depth) - 1 : $to.indexAfter(depth)
  const runs = runsOf(parent.children.slice($from.index(depth), last))
  if (!dispatch) return runs.some((run) => linesIn(run).length > 1)
  const compounds = compoundsIn(state.doc.textBetween($from.start(depth), $from.end(depth), '\n'))
  let pos = $from.posAtIndex($from.index(depth), depth)
  const start = pos
  for (const run of runs) {
    const joined = joinRun(run, compounds)
    const size = run.reduce((sum, { nodeSize }) => sum + nodeSize, 0)
    if (joined) tr.replaceWith(tr.mapping.map(pos), tr.mapping.map(pos + size), joined)
    pos += size
  }
  if (!tr.docChanged) return false
  const end = tr.mapping.map(pos)
  dispatch?.(
    tr
      .setSelection(TextSelection.between(tr.doc.resolve(start + 1), tr.doc.resolve(end - 1)))
      .scrollIntoView(),
  )
  return true
}

/** Groups adjacent blocks that become one; each other block is alone. */
function runsOf(blocks: readonly Node[]): Node[][] {
  const runs: Node[][] = []
  for (const block of blocks) {
    const run = runs.at(-1)
    const goesOn =
      block.type.name === 'paragraph' &&
      block.content.size > 0 &&
      isJoinable(run?.[0]) &&
      run?.at(-1)?.content.size
    if (goesOn) run?.push(block)
    else runs.push([block])
  }
  return runs
}

/** The joined block of a run, with the style of the first; null when it is already one line. */
function joinRun(run: readonly Node[], compounds: ReadonlySet<string>): Node | null {
  const [first] = run
  const lines = linesIn(run)
  return !first || lines.length < 2
    ? null
    : run.reduce(
        (joined, block) => atLeast(joined, limitsOf(block)),
        first.copy(lines.reduce((joined, line) => joinTwo(joined, line, compounds))),
      )
}

/** The lines of a run; none for blocks that are not paragraphs. */
function linesIn(run: readonly Node[]): Fragment[] {
  return isJoinable(run[0]) ? run.flatMap(({ content }) => linesOf(content)) : []
}

const isJoinable = (node: Node | undefined): boolean =>
  node?.type.name === 'paragraph' || node?.type.name === 'numberedParagraph'

/** Content between line breaks. */
function linesOf(content: Fragment): Fragment[] {
  const lines: Node[][] = [[]]
  for (const node of content.content) {
    if (node.type.name === 'hardBreak') lines.push([])
    else lines.at(-1)?.push(node)
  }
  return lines.filter((line) => line.length > 0).map((line) => Fragment.from(line))
}

function joinTwo(one: Fragment, next: Fragment, compounds: ReadonlySet<string>): Fragment {
  const { lastChild: before } = one
  const { firstChild: after } = next
  const trimmed = before?.isText ? (before.text ?? '').trimEnd() : null
  const blanks = before?.isText ? (before.text ?? '').length - (trimmed ?? '').length : 0
  const lead = after?.isText ? (after.text ?? '').length - (after.text ?? '').trimStart().length : 0
  // Chips and notes at a seam keep a space.
  const words = after?.isText ? (after.text ?? '').trimStart() : '\ufffc'
  const { cut, glue } = trimmed === null ? { cut: 0, glue: ' ' } : seamOf(trimmed, words, compounds)
  const head = one.cut(0, one.size - blanks - cut)
  const tail = next.cut(lead)
  const marks = before && after ? before.marks.filter((mark) => mark.isInSet(after.marks)) : []
  const between = glue && before ? Fragment.from(before.type.schema.text(glue, marks)) : Fragment.empty
  return head.append(between).append(tail)
}
