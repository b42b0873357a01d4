// Pictures and enclosed files beside a Markdown file: in its folder, or in the one that was chosen or unpacked.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { basename, isAbsolute, join, relative, resolve, sep } from 'node:path'
import type { AssetId, Section } from '#shared/document/nodes'
import { walk } from '#shared/document/query'
import { checkAsset } from '#shared/image'
import type { Asset } from '#shared/pack'

const MOST_BYTES = 100 * 1024 * 1024
/** Files that are looked through for a name. */
const MOST_NAMES = 20_000
const DEEPEST = 6

/** Files that a text names by their address. */
export class FilesBeside {
  private readonly assets = new Map<AssetId, Asset>()
  private names: Map<string, string | null> | null = null

  /** `root` holds the folder of the text; nothing outside of it is read. */
  constructor(
    private readonly folder: string,
    private readonly root: string,
  ) {}

  /** The picture at an address; null when there is none. */
  picture(address: string): AssetId | null {
    const asset = this.read(address)
    return asset && asset.mime !== 'application/pdf' ? asset.id : null
  }

  addAll(addresses: readonly unknown[]): void {
    for (const address of addresses) if (typeof address === 'string') this.read(address)
  }

  has(id: AssetId): boolean {
    return this.assets.has(id)
  }

  /** The assets that sections show, with the logo. */
  used(sections: readonly Section[], logo: AssetId | undefined): Map<AssetId, Asset> {
    const ids = new Set<AssetId>(logo === undefined ? [] : [logo])
    for (const section of sections)
      walk(section, (node) => {
        if ((node.type === 'image' || node.type === 'enclosure') && node.attrs.asset !== null)
          ids.add(node.attrs.asset)
      })
    return new Map([...this.assets].filter(([id]) => ids.has(id)))
  }

  private read(address: string): Asset | null {
    // `:/` and an id: how Joplin names a file in its folder of resources.
    const plain = address
      .replace(/^:\//, '')
      .replaceAll('\\', '/')
      .replace(/[?#].*$/, '')
    if (plain === '' || /^[a-z][a-z0-9+.-]+:/i.test(plain) || isAbsolute(plain)) return null
    const there = this.load(resolve(join(this.folder, plain)))
    if (there || plain.includes('/')) return there
    // A bare name is looked for in all folders, as Obsidian does.
    const named = this.namesInRoot().get(plain.toLowerCase())
    return named == null ? null : this.load(named)
  }

  private load(path: string): Asset | null {
    try {
      if (!this.isInside(path) || statSync(path).size > MOST_BYTES) return null
      const bytes = new Uint8Array(readFileSync(path))
      const name = basename(path)
      const asset = {
        id: createHash('sha256').update(bytes).digest('hex'),
        name,
        mime: checkAsset(name, bytes),
        bytes,
      }
      this.assets.set(asset.id, asset)
      return asset
    } catch {
      // Not there, or no picture: it is told by the reader.
      return null
    }
  }

  /** A link in the folder may lead out of it. */
  private isInside(path: string): boolean {
    const inside = relative(realpathSync(this.root), realpathSync(path))
    return inside !== '' && inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside)
  }

  /** Paths by name, and by name without ending; null for a name that several files have. */
  private namesInRoot(): ReadonlyMap<string, string | null> {
    if (this.names) return this.names
    const names = new Map<string, string | null>()
    const add = (name: string, path: string) => names.set(name, names.has(name) ? null : path)
    let count = 0
    const visit = (folder: string, depth: number): void => {
      for (const entry of readdirSync(folder, { withFileTypes: true })) {
        count += 1
        if (count > MOST_NAMES || entry.name.startsWith('.')) continue
        const path = join(folder, entry.name)
        if (entry.isDirectory() && depth < DEEPEST) visit(path, depth + 1)
        else if (entry.isFile() && /\.(png|jpe?g|svg)$/i.test(entry.name)) {
          const name = entry.name.toLowerCase()
          add(name, path)
          add(name.replace(/\.[^.]*$/, ''), path)
        }
      }
    }
    try {
      visit(this.root, 0)
    } catch {
      // A folder that can't be read has no pictures.
    }
    this.names = names
    return names
  }
}
