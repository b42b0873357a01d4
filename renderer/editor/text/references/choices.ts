// Lists the targets of cross-references: under their section, with the words that will be printed.
import type { Node } from '@tiptap/pm/model'
import type { NodeId } from '#shared/document/nodes'
import { nameFrom } from '#shared/document/targets'
import type { Searchable } from '../../../base/search'
import { type NamingStore, referenceTargets } from '../state/references'

/** An entry of the list. */
export interface TargetChoice extends Searchable {
  readonly id: NodeId
  /** What a reference to it prints. */
  readonly name: string
  /** Its words, with field values; empty when the name contains them. */
  readonly title: string
}

/** Returns all targets of a document in order, for a reference in the section `from`. */
export function targetChoices(doc: Node, store: NamingStore, from: NodeId): readonly TargetChoice[] {
  const targets = referenceTargets(doc, store)
  const here = targets.get(from)
  return [...targets.values()].map((target) => {
    const name = nameFrom(target, here)
    const title = name.includes(target.title) ? '' : target.title
    const group =
      target.type === 'document'
        ? 'References of the first page'
        : targets.get(target.section)?.title || 'Untitled section'
    return { id: target.id, name, title, label: `${name} ${title}`, group }
  })
}
