// Layout: the passes in order, from a pack to pages. Pure but for the cache of sections that did not change.

import { markedDocuments } from '#shared/cited-documents'
import { printedWords } from '#shared/field-text'
import type { CollectedPack } from './collect/pack'
import { type Survey, surveySections } from './collect/survey'
import { type Configuration, configuration, type LayoutInput, type Resources } from './configuration'
import { collectPack } from './pages/collected'
import { type DraftPage, paginatePlan } from './pages/drafts'
import { finishLayout } from './pages/finish'
import { type Labels, labelPages } from './pages/label'
import { type Plan, planDocument } from './pages/plan'
import { typesetSections, type UnitCache } from './pages/typeset'
import type { Layout } from './types'

export type { LayoutInput } from './configuration'

/** Resources of a layout besides its input. */
export interface LayoutTools extends Resources {
  readonly cache: UnitCache
  /**
   * Keeps the page numbers of the previous layout: where they are still right, one round is enough, and sections that
   * refer to pages are not typeset again. Without it, equal input gives equal pages whatever was laid out before.
   */
  readonly numbers?: PageNumbers | undefined
}

/** Printed page number of each anchor in the last layout. */
export interface PageNumbers {
  last: ReadonlyMap<string, string>
}

/** References to pages settle in two rounds; a third catches a page that moved because a number grew. */
const MAX_ROUNDS = 3
/** Share of the progress after a pass. */
const TYPESET = 0.75
const PAGINATED = 0.9

/**
 * Lays out a pack. `onProgress` receives the fraction done, from 0 to 1. The text of a reference to a page must be
 * known before its line is broken, so sections are typeset with the page numbers of the previous round until these are
 * right. Numbers that change no line are filled in at the end.
 */
export function layOut(tools: LayoutTools, input: LayoutInput, onProgress: (done: number) => void): Layout {
  const { config, plan, drafts, labels } = settle(tools, input, onProgress)
  const layout = finishLayout(config, plan, drafts, labels)
  onProgress(1)
  return layout
}

/** Collects a pack without its pages: they are laid out for their numbers only. */
export function collectWhole(
  tools: LayoutTools,
  input: LayoutInput,
  onProgress: (done: number) => void,
): CollectedPack {
  const { config, survey, plan, labels } = settle(tools, { ...input, flowing: true }, onProgress)
  return collectPack(config, survey, plan, labels)
}

/** A pack on numbered pages that have not been finished. */
interface Settled {
  readonly config: Configuration
  readonly survey: Survey
  readonly plan: Plan
  readonly drafts: readonly DraftPage[]
  readonly labels: Labels
}

function settle(tools: LayoutTools, input: LayoutInput, onProgress: (done: number) => void): Settled {
  const config = configuration(tools, input)
  const survey = surveyPack(config)
  const { numbers } = tools
  let pageNumbers = numbers?.last ?? new Map<string, string>()
  for (let round = numbers ? 0 : 1; ; round++) {
    const sections = typesetSections(config, survey, pageNumbers, tools.cache, (done) =>
      onProgress(done * TYPESET),
    )
    const plan = planDocument(config, survey, sections)
    const drafts = paginatePlan(config, plan)
    onProgress(PAGINATED)
    const labels = labelPages(drafts)
    if (round === MAX_ROUNDS || referencesHold(survey, pageNumbers, labels.ofAnchors)) {
      if (numbers) numbers.last = labels.ofAnchors
      return { config, survey, plan, drafts, labels }
    }
    pageNumbers = labels.ofAnchors
  }
}

function surveyPack({ pack, fields, setting }: Configuration): Survey {
  const value = printedWords((name) => fields.get(name), setting.language)
  const documents = markedDocuments(pack.meta)
  return surveySections(pack.doc.content, setting.numbering, value, setting.comments, documents)
}

function referencesHold(
  survey: Survey,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): boolean {
  return survey.sections.every(({ uses }) => uses.references.every((id) => before.get(id) === after.get(id)))
}
