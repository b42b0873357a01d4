// The parts of a Word file with their types and relations, packed as a zip file; the only user of fflate here.
import { type Zippable, zipSync, zlibSync } from 'fflate'
import { el, part } from './xml'

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPES = 'application/vnd.openxmlformats-officedocument'

/** Relations of one part to others, and to addresses. */
export class Relations {
  private readonly ids = new Map<string, string>()
  private readonly written: string[] = []

  /** Returns the id of the relation to a part or an address; `type` is the last word of its type, or a whole one. */
  to(type: string, target: string, external = false): string {
    const key = `${type} ${target}`
    const known = this.ids.get(key)
    if (known !== undefined) return known
    const id = `rId${this.ids.size + 1}`
    this.ids.set(key, id)
    this.written.push(
      el('Relationship', {
        Id: id,
        Type: type.includes(':') ? type : `${OFFICE}/${type}`,
        Target: target,
        TargetMode: external ? 'External' : undefined,
      }),
    )
    return id
  }

  get isEmpty(): boolean {
    return this.written.length === 0
  }

  xml(): string {
    const space = 'http://schemas.openxmlformats.org/package/2006/relationships'
    return part('Relationships', { xmlns: space }, ...this.written)
  }
}

/** A part of the file. */
export interface FilePart {
  /** Path in the zip file. */
  readonly path: string
  readonly content: string | Uint8Array
  /** Type of the content; null for those that its extension tells. */
  readonly type: string | null
  readonly relations?: Relations
}

/** The type of a part that is written in the language of Word. */
export const wordType = (kind: string): string => `${TYPES}.wordprocessingml.${kind}+xml`

const EXTENSIONS: readonly (readonly [string, string])[] = [
  ['rels', 'application/vnd.openxmlformats-package.relationships+xml'],
  ['xml', 'application/xml'],
  ['png', 'image/png'],
  ['jpeg', 'image/jpeg'],
  ['svg', 'image/svg+xml'],
]

function contentTypes(parts: readonly FilePart[]): string {
  return part(
    'Types',
    { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' },
    ...EXTENSIONS.map(([Extension, ContentType]) => el('Default', { Extension, ContentType })),
    ...parts.flatMap(({ path, type }) =>
      type === null ? [] : [el('Override', { PartName: `/${path}`, ContentType: type })],
    ),
  )
}

/** The earliest time that a zip file can state, read as local time as zip does: the same everywhere. */
const MTIME = new Date(1980, 0, 1)
/** Pictures other than drawings are compressed already. */
const PACKED = /\.(png|jpeg)$/

/** Packs the parts: the same parts give the same bytes. */
export function packFile(parts: readonly FilePart[], roots: Relations): Uint8Array {
  const files: Zippable = {}
  const add = (path: string, content: string | Uint8Array): void => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
    files[path] = [bytes, { level: PACKED.test(path) ? 0 : 6, mtime: MTIME, os: 0 }]
  }
  add('[Content_Types].xml', contentTypes(parts))
  add('_rels/.rels', roots.xml())
  for (const { path, content, relations } of parts) {
    add(path, content)
    if (relations && !relations.isEmpty) add(relationsPath(path), relations.xml())
  }
  return zipSync(files)
}

const relationsPath = (path: string): string => path.replace(/([^/]+)$/, '_rels/$1.rels')

/** Compresses bytes as a PNG needs them. */
export const zlib = (bytes: Uint8Array): Uint8Array => zlibSync(bytes)
