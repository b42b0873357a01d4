// A change of the pack's marking as a step in the text's history, so that undo reverts it in order.
import type { Node, Schema } from '@tiptap/pm/model'
import type { Command, Transaction } from '@tiptap/pm/state'
import { Step } from '@tiptap/pm/transform'
import { equivalentLevel, findLevel, type PackMarking, schemeOfLevel } from '#shared/markings'
import { levelOf } from '#shared/portions'
import { asOwnStep } from '../commands/history'
import { PackStep } from '../commands/pack-step'

/**
 * The values set by such a step. The caveat is typed and has its own undo, unless a change of scheme changes it too.
 */
export type MarkingChoice = Pick<PackMarking, 'scheme' | 'level' | 'trainingRider'> &
  Partial<Pick<PackMarking, 'caveat'>>

const STEP_ID = 'packMarking'

class PackMarkingStep extends PackStep<MarkingChoice> {
  protected readonly id = STEP_ID

  protected between(before: MarkingChoice, after: MarkingChoice): PackMarkingStep {
    return new PackMarkingStep(before, after)
  }

  static override fromJSON(
    _schema: Schema,
    json: { before: MarkingChoice; after: MarkingChoice },
  ): PackMarkingStep {
    return new PackMarkingStep(json.before, json.after)
  }
}

Step.jsonID(STEP_ID, PackMarkingStep)

/** Positions with their own marking: sections, and blocks in them. */
function markedPositions(doc: Node): { readonly pos: number; readonly level: string }[] {
  const found: { pos: number; level: string }[] = []
  doc.descendants((node, pos) => {
    const level = node.attrs.marking as string | null | undefined
    if (level) found.push({ pos, level })
    return !node.isTextblock
  })
  return found
}

/** Whether a mark has no meaning in a scheme. */
const isForeign = (scheme: string) => (level: string) => scheme === 'none' || !findLevel(scheme, level)

/** Counts the sections and portions with a mark that a scheme does not have. */
export function foreignMarks(doc: Node, scheme: string): number {
  const foreign = isForeign(scheme)
  return markedPositions(doc).filter(({ level }) => foreign(level)).length
}

/** Counts the sections and portions whose mark would become lower in another scheme, which has no level as high. */
export function loweredMarks(doc: Node, scheme: string): number {
  const foreign = isForeign(scheme)
  return markedPositions(doc).filter(({ level }) => {
    const known = foreign(level) ? schemeOfLevel(level) : null
    if (known === null) return false
    const before = findLevel(known, level)?.sensitivity ?? 0
    return equivalentLevel(known, level, scheme).sensitivity < before
  }).length
}

/**
 * Returns the level of a pack in another scheme: equivalent to its own, or, after no marking, to the highest mark in
 * it.
 */
export function levelIn(doc: Node, { scheme, level }: PackMarking, to: string): string {
  const own = equivalentLevel(scheme, level, to)
  if (scheme !== 'none') return own.id
  const marks = markedPositions(doc).flatMap((place) => {
    const known = schemeOfLevel(place.level)
    return known === null ? [] : [equivalentLevel(known, place.level, to)]
  })
  return marks.reduce((high, each) => (each.sensitivity > high.sensitivity ? each : high), own).id
}

/** Converts every mark missing from a scheme to its equivalent level; the scheme without marking removes them. */
function convertMarks(tr: Transaction, from: string, to: string): Transaction {
  const foreign = isForeign(to)
  for (const { pos, level } of markedPositions(tr.doc)) {
    if (!foreign(level)) {
      // A level of both schemes, with caveats of the old one.
      if (from !== to && level !== levelOf(level)) tr.setNodeAttribute(pos, 'marking', levelOf(level))
      continue
    }
    const own = findLevel(from, level) ? from : schemeOfLevel(level)
    const next = to === 'none' || own === null ? null : equivalentLevel(own, level, to).id
    if (to === 'none' || next !== null) tr.setNodeAttribute(pos, 'marking', next)
  }
  return tr
}

/** Converts the marks of sections and portions to the pack's scheme. */
export function convertForeignMarks(scheme: string): Command {
  return (state, dispatch) => {
    if (foreignMarks(state.doc, scheme) === 0) return false
    dispatch?.(asOwnStep(convertMarks(state.tr, scheme, scheme)))
    return true
  }
}

/**
 * Changes the pack's marking as a separate undo step.
 * @param withMarks Also converts the marks of sections and portions missing from the new scheme, in the same step.
 */
export function changePackMarking(before: MarkingChoice, after: MarkingChoice, withMarks = false): Command {
  return (state, dispatch) => {
    const tr = state.tr.step(new PackMarkingStep(before, after))
    dispatch?.(asOwnStep(withMarks ? convertMarks(tr, before.scheme, after.scheme) : tr))
    return true
  }
}

/** Returns the pack marking set by a transaction; null when it sets none. */
export function markingIn(tr: Transaction): MarkingChoice | null {
  const step = tr.steps.findLast((each) => each instanceof PackMarkingStep)
  return step instanceof PackMarkingStep ? step.after : null
}
