// Two versions of a line of text as one: the words that stayed, and those that were removed or added.
import { type Change, changeOf, withChange } from '#shared/compare/change'
import { sameWords, wordsOf } from '#shared/compare/words'
import type { Inline, Text } from '#shared/document/nodes'

/** A word or another inline, and what must be equal for it to have stayed. */
interface Piece {
  readonly key: string
  readonly inline: Inline
}

type Step =
  | { readonly kind: 'same'; readonly mine: Piece; readonly theirs: Piece }
  | { readonly kind: Change; readonly piece: Piece }

/** Returns the line with both; the earlier version comes first. */
export function mergedLine(mine: readonly Inline[] = [], theirs: readonly Inline[] = []): Inline[] {
  const merged: Inline[] = []
  let added: Inline[] = []
  const flush = (): void => {
    merged.push(...added)
    added = []
  }
  for (const step of withoutLoneSpaces(stepsBetween(piecesOf(mine), piecesOf(theirs)))) {
    if (step.kind === 'same') {
      flush()
      merged.push(stayed(step.mine.inline, step.theirs.inline))
    } else if (step.kind === 'added') added.push(changedInline(step.piece.inline, 'added'))
    else merged.push(changedInline(step.piece.inline, 'removed'))
  }
  flush()
  return joined(merged)
}

/** Returns an inline as added or removed, with all of its words. */
export function changedInline(inline: Inline, change: Change): Inline {
  if (inline.type === 'hardBreak')
    return change === 'added' ? inline : withChange({ type: 'text', text: ' ' }, change)
  if (inline.type !== 'footnote') return withChange(inline, change)
  const { attrs, content } = inline
  const id = change === 'removed' ? earlierId(attrs.id) : attrs.id
  return {
    ...inline,
    attrs: { ...attrs, id },
    content: content?.map((text) => withChange(text, change)) ?? [],
  }
}

/** Ids are unique in a document, and the later version keeps its own. */
export const earlierId = (id: string): string => `${id}-before`

function piecesOf(line: readonly Inline[]): Piece[] {
  return line.flatMap((inline): Piece[] =>
    inline.type === 'text'
      ? wordsOf(inline.text).map((key) => ({ key, inline: { ...inline, text: key } }))
      : // Notes are compared inside.
        [{ key: `\u0000${inline.type}`, inline }],
  )
}

function stepsBetween(mine: readonly Piece[], theirs: readonly Piece[]): Step[] {
  const keys = (pieces: readonly Piece[]) => pieces.map(({ key }) => key)
  const steps: Step[] = []
  let [i, j] = [0, 0]
  for (const [nextI, nextJ] of [
    ...sameWords(keys(mine), keys(theirs)),
    [mine.length, theirs.length] as const,
  ]) {
    steps.push(...mine.slice(i, nextI).map((piece): Step => ({ kind: 'removed', piece })))
    steps.push(...theirs.slice(j, nextJ).map((piece): Step => ({ kind: 'added', piece })))
    const [one, other] = [mine[nextI], theirs[nextJ]]
    if (one && other) steps.push({ kind: 'same', mine: one, theirs: other })
    i = nextI + 1
    j = nextJ + 1
  }
  return steps
}

/** A space between words that were replaced is replaced with them: otherwise old and new words would alternate. */
function withoutLoneSpaces(steps: readonly Step[]): Step[] {
  return steps.flatMap((step, at): Step[] => {
    const around = [steps[at - 1]?.kind, steps[at + 1]?.kind]
    const isLone = around.includes('added') && around.includes('removed')
    if (step.kind !== 'same' || !isLone || step.theirs.key.trim() !== '') return [step]
    return [
      { kind: 'removed', piece: step.mine },
      { kind: 'added', piece: step.theirs },
    ]
  })
}

function stayed(mine: Inline, theirs: Inline): Inline {
  if (mine.type !== 'footnote' || theirs.type !== 'footnote') return theirs
  return { ...theirs, content: mergedLine(mine.content, theirs.content) as Text[] }
}

function joined(line: readonly Inline[]): Inline[] {
  const whole: Inline[] = []
  for (const inline of line) {
    const last = whole.at(-1)
    if (last?.type === 'text' && inline.type === 'text' && isAlike(last, inline))
      whole[whole.length - 1] = { ...last, text: last.text + inline.text }
    else whole.push(inline)
  }
  return whole
}

const isAlike = (one: Text, other: Text): boolean =>
  changeOf(one) === changeOf(other) && JSON.stringify(one.marks ?? []) === JSON.stringify(other.marks ?? [])
