// Writes a pack with its images as the bytes of a `.bpack` file, the same for the same pack; the only user of yazl.
import { ZipFile } from 'yazl'
import { DOCUMENT_VERSION } from '#shared/document/nodes'
import { assetIds, packAssetIds, shownAssetIds } from '#shared/document/query'
import { storedDocument } from '#shared/document/unknown/carry'
import { type Asset, PACK_VERSION } from '#shared/pack'
import { AppError } from '#shared/result'
import { JSON_ENTRY, PACK_FORMAT, packShape } from './format'
import { complaints, invalid } from './parse'
import { entryOf, type PackContent } from './read'

/** The earliest time that a zip file can state, read as local time as zip does: the same everywhere. */
const MTIME = new Date(1980, 0, 1)
const ENTRY = { mtime: MTIME, mode: 0o100644, forceDosTimestamp: true }

/**
 * Returns the bytes of a pack file, with only the images that the pack shows. Throws `asset/not-found` when one of them
 * is missing, and `exchange/invalid` when the file could not be read back.
 */
export async function packFileBytes(content: PackContent): Promise<Uint8Array> {
  const assets = shownAssets(content)
  const zip = new ZipFile()
  const chunks: Buffer[] = []
  const done = (async () => {
    for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer)
  })()
  zip.addBuffer(Buffer.from(packJson(content, assets)), JSON_ENTRY, ENTRY)
  for (const asset of assets) {
    // PNG and JPEG are already compressed.
    zip.addBuffer(Buffer.from(asset.bytes), entryOf(asset), {
      ...ENTRY,
      compress: asset.mime === 'image/svg+xml',
    })
  }
  zip.end()
  await done
  return Buffer.concat(chunks)
}

/** Goes through the shape used for reading, so that keys have a fixed order and nothing unreadable is written. */
function packJson({ meta, fields, doc }: PackContent, assets: readonly Asset[]): string {
  const pack = packShape.safeParse({
    format: PACK_FORMAT,
    version: PACK_VERSION,
    documentVersion: DOCUMENT_VERSION,
    meta,
    fields,
    assets: assets.map(({ id, mime, name }) => ({ id, mime, name })),
    document: storedDocument(doc.content),
  })
  if (pack.success) return `${JSON.stringify(pack.data)}\n`
  throw invalid(`The pack “${meta.title}” can’t be saved as a file`, complaints(pack.error))
}

function shownAssets({ meta, doc, assets }: PackContent): Asset[] {
  const shown = new Set(shownAssetIds({ meta, doc }))
  return packAssetIds({ meta, doc })
    .sort()
    .flatMap((id) => {
      const asset = assets.get(id)
      if (asset || !shown.has(id)) return asset ?? []
      const section = doc.content.findIndex((one) => assetIds(one).includes(id)) + 1
      throw new AppError(
        'asset/not-found',
        `${section === 0 ? 'The title page' : `Section ${section}`} shows an image that is no longer in the library. Remove it or insert it again.`,
      )
    })
}
