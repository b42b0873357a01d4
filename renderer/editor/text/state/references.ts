// Targets of cross-references and the text that a reference shows: as printed, except for page numbers.
import type { Node } from '@tiptap/pm/model'
import { markedDocuments } from '#shared/cited-documents'
import type { CrossReferenceForm, NodeId } from '#shared/document/nodes'
import { MISSING_REFERENCE, referenceWords, type Target, targetsOf } from '#shared/document/targets'
import type { PackField, PackMeta } from '#shared/pack'
import { filled, printWords } from '#shared/print-words'
import type { PackStore } from './pack-store'
import { surveyOf, type TextSurvey } from './survey'

/** What target names depend on besides the text. */
export type NamingStore = Pick<PackStore, 'numbering' | 'fields' | 'meta' | 'printedField'>

interface Known {
  readonly survey: TextSurvey
  readonly fields: readonly PackField[]
  readonly meta: PackMeta
  readonly targets: ReadonlyMap<NodeId, Target>
}

const cache = new WeakMap<Node, Known>()

/** All printed targets of a document by id, in printing order. */
export function referenceTargets(doc: Node, store: NamingStore): ReadonlyMap<NodeId, Target> {
  const survey = surveyOf(doc, store.numbering.get())
  const fields = store.fields.get()
  const meta = store.meta.get()
  const known = cache.get(doc)
  if (known?.survey === survey && known.fields === fields && known.meta === meta) return known.targets
  const targets = targetsOf(survey.sections, survey.numbering, store.printedField, markedDocuments(meta))
  cache.set(doc, { survey, fields, meta, targets })
  return targets
}

/** A reference in a document. */
export interface PlacedReference {
  readonly target: NodeId
  readonly show: CrossReferenceForm
  /** The section that contains it. */
  readonly from: NodeId
}

/** Returns what a reference shows in the editor; page numbers are known in print only. */
export function referenceText(
  doc: Node,
  store: NamingStore,
  { target: id, show, from }: PlacedReference,
): string {
  const targets = referenceTargets(doc, store)
  const target = targets.get(id)
  const { language } = store.meta.get()
  const { page } = printWords(language).references
  return target
    ? referenceWords(target, show, targets.get(from), filled(page, { n: '#' }), language)
    : MISSING_REFERENCE
}

/** The id of the section that holds a position. */
export function sectionIdAt(doc: Node, pos: number): NodeId {
  return doc.childCount === 0 ? '' : doc.child(doc.resolve(pos).index(0)).attrs.id
}
