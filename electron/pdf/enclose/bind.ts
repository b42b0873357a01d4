// Binds the enclosed pages of a layout into the PDF that is being written, and attaches files to it.
import type { PDFContext, PDFRef } from 'pdf-lib'
import type { AssetId } from '#shared/document/nodes'
import { BytesObject, refText, TextObject, textString } from '../paint/objects'
import type { Deflate } from '../paint/writer'
import type { Layout } from '../types'
import { PageBinder } from './embed'
import { type Enclosures, spotsIn } from './opened'

/** An enclosed page: its name in the resources of its sheet, its size in points. */
export interface BoundPage {
  readonly name: string
  readonly width: number
  readonly height: number
}

/** The enclosed pages as objects of the PDF. */
export interface BoundPages {
  /** A page's object; null when there is none. */
  find(asset: AssetId, page: number): BoundPage | null
  /** Objects that a page of the layout draws, for its resources; empty for none. */
  objectsOn(page: number): string
  /** Entry of the catalog for layers; empty for none. */
  readonly layers: string
}

/** Binds all enclosed pages in. */
export function bindPages(
  context: PDFContext,
  layout: Layout,
  { files }: Enclosures,
  deflate: Deflate,
): BoundPages {
  const binders = new Map([...files].map(([id, file]) => [id, new PageBinder(file, context, deflate)]))
  const objects = new Map<string, PDFRef>()
  const onPage = new Map<number, Set<string>>()
  for (const { frame, page } of spotsIn(layout)) {
    const key = keyOf(frame.asset, frame.page)
    const ref = objects.get(key) ?? binders.get(frame.asset)?.page(frame.page)
    if (!ref) continue
    objects.set(key, ref)
    onPage.set(page, (onPage.get(page) ?? new Set()).add(key))
  }
  const names = new Map([...objects.keys()].map((key, index) => [key, `E${index}`]))
  return {
    find: (asset, page) => {
      const name = names.get(keyOf(asset, page))
      const size = files.get(asset)?.facts.sizes[page]
      return name && size ? { name, ...size } : null
    },
    objectsOn: (page) =>
      [...(onPage.get(page) ?? [])]
        .map((key) => `/${names.get(key)} ${refText(objects.get(key) as PDFRef)}`)
        .join(''),
    layers: layersEntry([...binders.values()]),
  }
}

const keyOf = (asset: AssetId, page: number): string => `${asset} ${page}`

/** Layers keep the state that they have in their files (ISO 32000-1, 8.11.4; named as ISO 19005-2, 6.9, demands). */
function layersEntry(binders: readonly PageBinder[]): string {
  const layers = binders.map((binder) => binder.layers())
  const all = layers.flatMap((one) => one.all)
  const off = layers.flatMap((one) => one.off)
  return all.length === 0
    ? ''
    : `/OCProperties<</OCGs[${all.join(' ')}]/D<</Name(Layers)/OFF[${off.join(' ')}]>>>>`
}

/** Entries of the catalog for attached files; empty for none. */
export interface Attachments {
  readonly catalog: string
  /** Entry of the name dictionary. */
  readonly names: string
}

/**
 * Attaches files (ISO 32000-1, 7.11.4). Their kind and relation are demanded by ISO 19005-3, 6.8, both names by ISO 14289-1,
 * 7.11.
 */
export function attachFiles(context: PDFContext, layout: Layout, deflate: Deflate): Attachments {
  const written = new Map<string, string>()
  const refs = layout.attached.flatMap(({ asset, name, title }) => {
    const file = layout.assets.get(asset)
    if (!file) return []
    const unique = uniqueName(name, written)
    const stream = context.register(
      new BytesObject(
        `/Type/EmbeddedFile/Subtype/${file.mime.replace('/', '#2F')}/Params<</Size ${file.bytes.length}>>/Filter/FlateDecode`,
        deflate(file.bytes),
      ),
    )
    const text = textString(unique)
    const ref = context.register(
      new TextObject(
        `<</Type/Filespec/F${text}/UF${text}/Desc${textString(title)}/AFRelationship/Supplement/EF<</F ${refText(stream)}/UF ${refText(stream)}>>>>`,
      ),
    )
    written.set(unique, refText(ref))
    return [refText(ref)]
  })
  if (refs.length === 0) return { catalog: '', names: '' }
  const names = [...written].sort(([one], [other]) => (one < other ? -1 : 1))
  return {
    catalog: `/AF[${refs.join(' ')}]`,
    names: `/EmbeddedFiles<</Names[${names.map(([name, ref]) => `${textString(name)}${ref}`).join(' ')}]>>`,
  }
}

function uniqueName(name: string, taken: ReadonlyMap<string, string>): string {
  const dot = name.lastIndexOf('.')
  const [stem, end] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
  let unique = name
  for (let count = 2; taken.has(unique); count++) unique = `${stem} (${count})${end}`
  return unique
}
