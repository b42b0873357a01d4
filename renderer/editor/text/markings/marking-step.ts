// A change of the pack's marking as a step of the text's history, so that undo takes it back in its turn.
import type { Node, Schema } from '@tiptap/pm/model'
import type { Command, Transaction } from '@tiptap/pm/state'
import { Step, StepResult } from '@tiptap/pm/transform'
import { equivalentLevel, findLevel, type PackMarking, schemeOfLevel } from '#shared/markings'
import { asOwnStep } from '../commands/history'

/** What such a step sets. The caveat is typed and has its own undo, unless a change of scheme changes it too. */
export type MarkingChoice = Pick<PackMarking, 'scheme' | 'level' | 'trainingRider'> &
  Partial<Pick<PackMarking, 'caveat'>>

/** The step. The document stays as it is; who holds the pack's meta reads `after`. */
class PackMarkingStep extends Step {
  constructor(
    readonly before: MarkingChoice,
    readonly after: MarkingChoice,
  ) {
    super()
  }

  override apply(doc: Node): StepResult {
    return StepResult.ok(doc)
  }

  override invert(): PackMarkingStep {
    return new PackMarkingStep(this.after, this.before)
  }

  override map(): PackMarkingStep {
    return this
  }

  override toJSON(): { stepType: string; before: MarkingChoice; after: MarkingChoice } {
    return { stepType: STEP_ID, before: this.before, after: this.after }
  }

  static override fromJSON(
    _schema: Schema,
    json: { before: MarkingChoice; after: MarkingChoice },
  ): PackMarkingStep {
    return new PackMarkingStep(json.before, json.after)
  }
}

const STEP_ID = 'packMarking'
Step.jsonID(STEP_ID, PackMarkingStep)

/** Places with a marking of their own: sections, and blocks in them. */
function markedPositions(doc: Node): { readonly pos: number; readonly level: string }[] {
  const found: { pos: number; level: string }[] = []
  doc.descendants((node, pos) => {
    const level = node.attrs.marking as string | null | undefined
    if (level) found.push({ pos, level })
    return !node.isTextblock
  })
  return found
}

/** Whether a mark says nothing in a scheme. */
const isForeign = (scheme: string) => (level: string) => scheme === 'none' || !findLevel(scheme, level)

/** How many sections and portions have a mark that a scheme does not have. */
export function foreignMarks(doc: Node, scheme: string): number {
  const foreign = isForeign(scheme)
  return markedPositions(doc).filter(({ level }) => foreign(level)).length
}

/** The level that a pack takes in another scheme: of its own rank, and after no marking that of the highest mark in it. */
export function levelIn(doc: Node, { scheme, level }: PackMarking, to: string): string {
  const own = equivalentLevel(scheme, level, to)
  if (scheme !== 'none') return own.id
  const marks = markedPositions(doc).flatMap((place) => {
    const known = schemeOfLevel(place.level)
    return known === null ? [] : [equivalentLevel(known, place.level, to)]
  })
  return marks.reduce((high, each) => (each.sensitivity > high.sensitivity ? each : high), own).id
}

/** Gives every mark that a scheme lacks the level that it is equivalent to; the scheme without marking takes them off. */
function convertMarks(tr: Transaction, from: string, to: string): Transaction {
  const foreign = isForeign(to)
  for (const { pos, level } of markedPositions(tr.doc)) {
    if (!foreign(level)) continue
    const own = findLevel(from, level) ? from : schemeOfLevel(level)
    const next = to === 'none' || own === null ? null : equivalentLevel(own, level, to).id
    if (to === 'none' || next !== null) tr.setNodeAttribute(pos, 'marking', next)
  }
  return tr
}

/** Brings the marks of sections and portions into the pack's scheme. */
export function convertForeignMarks(scheme: string): Command {
  return (state, dispatch) => {
    if (foreignMarks(state.doc, scheme) === 0) return false
    dispatch?.(asOwnStep(convertMarks(state.tr, scheme, scheme)))
    return true
  }
}

/**
 * Changes the pack's marking from one choice to another, as a step of its own for undo.
 * @param withMarks Brings the marks of sections and portions that the new scheme lacks into it, in the same step.
 */
export function changePackMarking(before: MarkingChoice, after: MarkingChoice, withMarks = false): Command {
  return (state, dispatch) => {
    const tr = state.tr.step(new PackMarkingStep(before, after))
    dispatch?.(asOwnStep(withMarks ? convertMarks(tr, before.scheme, after.scheme) : tr))
    return true
  }
}

/** The marking that a transaction gives to the pack; null when it is about something else. */
export function markingIn(tr: Transaction): MarkingChoice | null {
  const step = tr.steps.findLast((each) => each instanceof PackMarkingStep)
  return step instanceof PackMarkingStep ? step.after : null
}
