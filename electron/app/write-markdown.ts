// A pack as a Markdown file, with its pictures and enclosed files in a folder beside it.
import { mkdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { AssetId } from '#shared/document/nodes'
import { ASSET_EXTENSIONS } from '#shared/image'
import type { Asset } from '#shared/pack'
import type { PackContent } from '../exchange'
import { writePackMarkdown } from '../templates/packs'
import { fileName } from './file-name'
import { writeFileWhole } from './write-file'

/** The text, and the files that it names by their path from it. */
export interface MadeMarkdown {
  readonly text: string
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** Writes a pack; its files come into a folder with this name. */
export function markdownOf({ meta, fields, doc, assets }: PackContent, folder: string): MadeMarkdown {
  const names = namesOf([...assets.values()])
  const files = new Map([...names].map(([id, name]) => [id, `${folder}/${name}`]))
  const text = writePackMarkdown({ meta, fields, sections: doc.content, files })
  const bytes = [...files].map(([id, path]) => [path, assets.get(id)?.bytes ?? new Uint8Array()] as const)
  return { text, files: new Map(bytes) }
}

/** Names of files, each once, whatever letters are large. */
function namesOf(assets: readonly Asset[]): Map<AssetId, string> {
  const taken = new Set<string>()
  return new Map(
    assets.map(({ id, name, mime }) => {
      const stem = name.replace(/\.[^.]{1,5}$/, '')
      const ending = ASSET_EXTENSIONS[mime]
      let free = fileName(stem, ending)
      for (let count = 2; taken.has(free.toLowerCase()); count++) free = fileName(`${stem} ${count}`, ending)
      taken.add(free.toLowerCase())
      return [id, free]
    }),
  )
}

/** Writes a pack to a file, and its files beside it. Returns how many these are. Throws `export/failed`. */
export async function writeMarkdownFile(content: PackContent, target: string): Promise<number> {
  const folder = `${basename(target).replace(/\.[^.]*$/, '')} files`
  const { text, files } = markdownOf(content, folder)
  if (files.size > 0) await mkdir(join(dirname(target), folder), { recursive: true })
  for (const [path, bytes] of files) await writeFileWhole(join(dirname(target), path), bytes)
  await writeFileWhole(target, new TextEncoder().encode(text))
  return files.size
}
