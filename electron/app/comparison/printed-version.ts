// A version as it would be printed for the own side, without what a comparison can't show: conditions, blanks, guidance.
import { editionById } from '#shared/document/audiences'
import { forEdition } from '#shared/document/for-edition'
import type { DocumentNode, Enclosure, Mark, Paragraph, Section } from '#shared/document/nodes'
import { fieldStates } from '#shared/document/only-if'
import { decided } from '#shared/document/proposals'
import { withoutUnconfirmed } from '#shared/document/to-confirm'
import { withoutLeftOut } from '#shared/document/without-left-out'
import type { VersionContent } from '#shared/history'
import type { PackKind } from '#shared/pack'

/** The id of the edition that a comparison is for. */
export const COMPARED_EDITION = 'own'

/** Returns the version with the sections that are printed, in their order. */
export function printedVersion(version: VersionContent, kind: PackKind): VersionContent {
  const { meta, fields, sections } = version
  const edition = editionById(kind, COMPARED_EDITION, meta?.readers)
  const by = { edition, ...(fields ? fieldStates(fields) : {}) }
  const printed = withoutUnconfirmed(withoutLeftOut(forEdition(decided(sections, 'without'), edition), by))
  return { ...version, sections: printed.map((section) => plain(section) as Section) }
}

function plain(node: DocumentNode): DocumentNode {
  if (node.type === 'enclosure') return enclosureLine(node)
  if ('marks' in node && node.marks) {
    const marks = (node.marks as readonly Mark[]).filter(
      ({ type }) => type !== 'onlyIf' && type !== 'toConfirm',
    )
    return marks.length === node.marks.length ? node : ({ ...node, marks } as DocumentNode)
  }
  const content = 'content' in node ? (node.content as readonly DocumentNode[] | undefined) : undefined
  if (!content) return node
  const kept = content.filter(({ type }) => type !== 'guidance')
  return { ...node, content: kept.map(plain) } as DocumentNode
}

/** A file by others is named and not printed: what differs in it is not for this program to say. */
function enclosureLine({ attrs }: Enclosure): Paragraph {
  const { asset, alt, source, pages, note, form } = attrs
  const words = [
    `Enclosure ${asset?.slice(0, 8) ?? 'not in the pack'}`,
    ...[source, alt, pages && `pages ${pages}`, note, form].filter((part) => part !== ''),
  ]
  const content = [{ type: 'text' as const, text: `[${words.join('; ')}]` }]
  return { type: 'paragraph', attrs: { textAlign: null, marking: null, audience: null }, content }
}
