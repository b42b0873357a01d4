// Puts what was changed in a line of a file into the line of the pack, as proposed changes.
import { sameWords, wordsOf } from '../compare/words'
import type { Change, FieldUse, Inline, Mark, NodeId, Proposed } from '../document/nodes'
import { conditionIn } from '../document/only-if'
import { changesOf, isChange } from '../document/proposals'
import { joinedText } from '../document/proposed-breaks'
import { isToConfirm } from '../document/to-confirm'
import { noteText } from './lines'

/** What merging needs besides the lines. */
export interface Merging {
  /** What a field prints. */
  value(field: FieldUse): string
  /** Who changed what was not tracked. */
  readonly untracked: Proposed
  /** The thread of the pack for one of the file; null for none. */
  thread(id: NodeId): NodeId | null
}

/** A word, or all of another inline. */
interface Token {
  readonly key: string
  readonly inline: Inline
  /** Words of one inline that can't be divided, such as a field, have the same number. */
  readonly unit: number
}

interface Fate {
  readonly deleted: Change | null
  readonly comments: readonly Mark[]
}

const untrackedChange = (type: Change['type'], { untracked }: Merging): Change => ({ type, attrs: untracked })

function tokensOf(line: readonly Inline[], value: (field: FieldUse) => string): Token[] {
  return line.flatMap((inline, unit): Token[] => {
    if (inline.type === 'text')
      return wordsOf(inline.text).map((key) => ({ key, inline: { ...inline, text: key }, unit: -1 }))
    if (inline.type === 'field') return wordsOf(value(inline.attrs)).map((key) => ({ key, inline, unit }))
    return [{ key: `\u0000${inline.type}${noteText(inline)}`, inline, unit }]
  })
}

const changeIn = (inline: Inline, type: Change['type']): Change | null =>
  changesOf(inline).find((change) => change.type === type) ?? null

/**
 * Returns `present` with what was changed from `sent` to `theirs`: tracked changes of the file as they are, all else that
 * differs as changes without a known author. What the pack has changed since is kept.
 */
export function mergedLine(
  { sent, present, theirs }: Readonly<Record<'sent' | 'present' | 'theirs', readonly Inline[]>>,
  merging: Merging,
): Inline[] {
  const [base, now, file] = [sent, present, theirs].map((line) => tokensOf(line, merging.value)) as [
    Token[],
    Token[],
    Token[],
  ]
  const { fates, added } = changesFrom(base, file, merging)
  return carried(base, now, { fates, added })
}

interface Changes {
  /** What becomes of each token of the line that was sent. */
  readonly fates: readonly Fate[]
  /** What is inserted before each of them, and at the end. */
  readonly added: readonly (readonly Inline[])[]
}

function changesFrom(base: readonly Token[], file: readonly Token[], merging: Merging): Changes {
  const kept = file.flatMap((token, at) => (changeIn(token.inline, 'inserted') ? [] : [at]))
  const pairs = sameWords(
    base.map(({ key }) => key),
    kept.map((at) => file[at]?.key ?? ''),
  )
  const partner = new Map(pairs.map(([mine, theirs]) => [kept[theirs] as number, mine]))
  // Words that are not always printed may be missing without anybody having deleted them.
  const fates: Fate[] = base.map(({ inline }) => ({
    deleted: isToConfirm(inline) || conditionIn(inline.marks) ? null : untrackedChange('deleted', merging),
    comments: [],
  }))
  const added: Inline[][] = Array.from({ length: base.length + 1 }, () => [])
  let next = 0
  file.forEach(({ inline }, at) => {
    const mine = partner.get(at)
    const comments = commentsOf(inline, merging)
    if (mine !== undefined) {
      fates[mine] = { deleted: changeIn(inline, 'deleted'), comments }
      next = mine + 1
    } else if (!changeIn(inline, 'deleted')) {
      const change = changeIn(inline, 'inserted') ?? untrackedChange('inserted', merging)
      added[next]?.push(...insertedInline(inline, change, comments))
    }
  })
  return { fates, added }
}

const commentsOf = ({ marks = [] }: Inline, { thread }: Merging): Mark[] =>
  marks.flatMap((mark) => {
    if (mark.type !== 'comment') return []
    const id = thread(mark.attrs.id)
    return id === null ? [] : [{ type: 'comment' as const, attrs: { id } }]
  })

/** An inline of the file as proposed; a reference leads to a place that the pack doesn't have. */
export function insertedInline(inline: Inline, change: Change, comments: readonly Mark[] = []): Inline[] {
  if (inline.type === 'crossReference') return []
  const looks = (inline.marks ?? []).filter((mark) => mark.type !== 'comment' && !isChange(mark))
  return [{ ...inline, marks: [change, ...looks, ...comments] } as Inline]
}

/** The present line with the changes; they are beside the words that they were beside in the line that was sent. */
function carried(base: readonly Token[], now: readonly Token[], { fates, added }: Changes): Inline[] {
  const pairs = sameWords(
    now.map(({ key }) => key),
    base.map(({ key }) => key),
  )
  const partner = new Map(pairs.map(([mine, theirs]) => [mine, theirs]))
  const out: Inline[] = []
  let done = 0
  const flush = (until: number): void => {
    for (; done < until; done += 1) out.push(...(added[done] ?? []))
  }
  for (let at = 0; at < now.length; ) {
    const token = now[at] as Token
    let end = at + 1
    if (token.unit >= 0) while (end < now.length && now[end]?.unit === token.unit) end += 1
    const theirs = now.slice(at, end).flatMap((_, index) => partner.get(at + index) ?? [])
    if (theirs[0] !== undefined) flush(theirs[0] + 1)
    out.push(
      decidedInline(
        token.inline,
        theirs.map((index) => fates[index] as Fate),
      ),
    )
    // What is inserted within a unit comes after it.
    const last = theirs.at(-1)
    if (last !== undefined && end - at > 1) flush(last + 1)
    at = end
  }
  flush(added.length)
  return joinedText(out)
}

function decidedInline(inline: Inline, fates: readonly Fate[]): Inline {
  const deleted = fates.map((fate) => fate.deleted).find((change) => change !== null)
  const comments = fates.flatMap((fate) => fate.comments)
  const marks = inline.marks ?? []
  const isGone = deleted && !changesOf(inline).some(({ type }) => type === 'deleted')
  const known = new Set(marks.map((mark) => JSON.stringify(mark)))
  const fresh = comments.filter((mark) => !known.has(JSON.stringify(mark)))
  if (!isGone && fresh.length === 0) return inline
  const own = marks.filter((mark) => !isChange(mark))
  const changes = changesOf(inline)
  return { ...inline, marks: [...changes, ...(isGone ? [deleted] : []), ...own, ...fresh] } as Inline
}
