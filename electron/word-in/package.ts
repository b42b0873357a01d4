// The parts of a Word file and how they refer to each other.
import { AppError } from '#shared/result'
import { children, type El, readPart, textIn } from './tree'

/** The parts of a file by name, without a leading slash. */
export type Parts = ReadonlyMap<string, Uint8Array>

/** Where a relationship leads. */
export interface Target {
  /** Last word of its type: `image`, `hyperlink`. */
  readonly kind: string
  /** Name of a part, or the address of something outside. */
  readonly to: string
  readonly external: boolean
}

/** A Word file. */
export class WordPackage {
  /** The names of parts in lower case, as Windows compares them. */
  private readonly names: ReadonlyMap<string, string>
  private readonly relations = new Map<string, ReadonlyMap<string, Target>>()
  /** The main part. */
  readonly main: string

  constructor(
    private readonly parts: Parts,
    private readonly file: string,
  ) {
    this.names = new Map([...parts.keys()].map((name) => [name.toLowerCase(), name]))
    const roots = [...this.targets('').values()]
    const main = roots.find(({ kind }) => kind === 'officeDocument')?.to
    this.main = main !== undefined && this.bytes(main) ? main : 'word/document.xml'
    if (!this.bytes(this.main)) throw this.damaged('it is no Word document (.docx), or it is damaged')
  }

  /** The bytes of a part; undefined when there is none. */
  bytes(name: string): Uint8Array | undefined {
    const known = this.names.get(name.toLowerCase())
    return known === undefined ? undefined : this.parts.get(known)
  }

  /** A part as XML; undefined when there is none or it can't be read. */
  xml(name: string): El | undefined {
    const bytes = this.bytes(name)
    return bytes && (readPart(bytes) ?? undefined)
  }

  /** The main part as XML. */
  mainXml(): El {
    const root = this.xml(this.main)
    if (root?.name !== 'w:document')
      throw this.damaged('its text can’t be read: the file is damaged, or it is no Word document')
    return root
  }

  /** The relationships of a part by id; an empty name for those of the file. */
  targets(part: string): ReadonlyMap<string, Target> {
    const known = this.relations.get(part)
    if (known) return known
    const slash = part.lastIndexOf('/') + 1
    const folder = part.slice(0, slash)
    const found = new Map<string, Target>()
    for (const { attributes } of children(
      this.xml(`${folder}_rels/${part.slice(slash)}.rels`),
      'rel:Relationship',
    )) {
      const external = attributes.TargetMode === 'External'
      const to = attributes.Target ?? ''
      const kind = (attributes.Type ?? '').split('/').at(-1) ?? ''
      found.set(attributes.Id ?? '', { kind, to: external ? to : resolve(folder, to), external })
    }
    this.relations.set(part, found)
    return found
  }

  /** The part of this kind that the main part refers to; undefined when there is none. */
  part(kind: string): { readonly name: string; readonly root: El } | undefined {
    const target = [...this.targets(this.main).values()].find((one) => one.kind === kind && !one.external)
    const root = target && this.xml(target.to)
    return root && { name: target.to, root }
  }

  /** The properties of the file. */
  properties(): El | undefined {
    const target = [...this.targets('').values()].find(({ kind }) => kind === 'core-properties')
    return this.xml(target?.to ?? 'docProps/core.xml')
  }

  /** A property of the file that is none of Office; undefined when there is none of that name. */
  property(name: string): string | undefined {
    const target = [...this.targets('').values()].find(({ kind }) => kind === 'custom-properties')
    const found = this.xml(target?.to ?? 'docProps/custom.xml')?.children.find(
      ({ attributes }) => attributes.name === name,
    )
    return found && textIn(found).trim()
  }

  private damaged(why: string): AppError {
    return new AppError('exchange/invalid', `${this.file}: ${why}.`)
  }
}

/** The name of a part that a relationship leads to. */
function resolve(folder: string, target: string): string {
  let words = target
  try {
    words = decodeURIComponent(target)
  } catch {
    // Not an address: a name with a percent sign.
  }
  const path = words.replaceAll('\\', '/')
  const steps: string[] = []
  for (const step of (path.startsWith('/') ? path : folder + path).split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}
