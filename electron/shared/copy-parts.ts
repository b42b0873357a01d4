// What a copy of the whole pack holds beside what is printed: named before it is saved, and left out unless the user wants it.
import { countComments, withoutComments } from './document/comments'
import type { Section } from './document/nodes'
import { hasValue } from './document/only-if'
import { decidedDoc, proposalsIn, withoutPlaces } from './document/proposals'
import { assetIds, fieldNames, packAssetIds } from './document/query'
import { hasUnknown } from './document/unknown/printed'
import type { LeftOfCopy } from './exported'
import type { Asset, Pack, PackField } from './pack'
import { AppError } from './result'

/** A pack file's content. */
export type Content = Pick<Pack, 'meta' | 'fields' | 'doc'> & { readonly assets: ReadonlyMap<string, Asset> }

type Parts = Pick<Pack, 'fields' | 'doc'>

/** Returns how many of each a pack holds, without those of which it holds none. */
export function partsBeside({ fields, doc }: Parts): ReadonlyMap<LeftOfCopy, number> {
  const { open, resolved } = countComments(doc)
  const counts: readonly [LeftOfCopy, number][] = [
    ['excluded', doc.content.filter(isExcluded).length],
    ['comments', open + resolved],
    ['proposals', proposalsIn(doc.content).size],
    ['fields', unusedFields(fields, doc.content).size],
    ['imageNames', assetIds(doc).length],
  ]
  return new Map(counts.filter(([, count]) => count > 0))
}

/**
 * Returns a pack without some of them; without its proposed changes it is as it was before. Throws `export/failed` when no section is
 * left.
 */
export function withoutParts(pack: Content, without: readonly LeftOfCopy[]): Content {
  const leaves = (part: LeftOfCopy): boolean => without.includes(part)
  const { doc } = leaves('proposals') ? decidedDoc(pack, 'without') : pack
  const kept = leaves('excluded') ? doc.content.filter((section) => !isExcluded(section)) : doc.content
  if (kept.length === 0)
    throw new AppError('export/failed', 'No section of the pack is printed: there is nothing to save.')
  const content = kept.map((section) => {
    const left = withoutPlaces(section)
    return leaves('comments') ? withoutComments(left) : left
  })
  const unused = leaves('fields') ? unusedFields(pack.fields, content) : new Set<string>()
  const left = { type: 'doc', content } as const
  // The images of a section that is left out go with it.
  const shown = new Set(packAssetIds({ meta: pack.meta, doc: left }))
  const assets = new Map([...pack.assets].filter(([id]) => shown.has(id)))
  return {
    ...pack,
    doc: left,
    fields: pack.fields.filter(({ name }) => !unused.has(name)),
    assets: leaves('imageNames') ? unnamed(assets) : assets,
  }
}

const isExcluded = ({ attrs }: Section): boolean => attrs.excluded

/** Names of the fields that have a value and stand nowhere in the text. What another version added may show any. */
function unusedFields(fields: readonly PackField[], sections: readonly Section[]): ReadonlySet<string> {
  if (sections.some(hasUnknown)) return new Set()
  const used = new Set(sections.flatMap((section) => fieldNames(section)))
  return new Set(fields.filter((field) => hasValue(field) && !used.has(field.name)).map(({ name }) => name))
}

const unnamed = (assets: Content['assets']): Content['assets'] =>
  new Map([...assets].map(([id, asset], index) => [id, { ...asset, name: `image ${index + 1}` }]))
