// The thread's copy of the pack: applies changes and returns the whole pack, in which unchanged sections stay the same objects.
import type { Section } from '#shared/document/nodes'
import { assetIds } from '#shared/document/query'
import type { Pack, PackChange, PackField, PackMeta } from '#shared/pack'

/** A pack kept up to date by changes. */
export class PackCopy {
  private meta: PackMeta | null = null
  private fields: readonly PackField[] = []
  private order: readonly string[] = []
  private readonly sections = new Map<string, Section>()
  private readonly assets = new WeakMap<Section, readonly string[]>()

  /** Applies a change; the first one must contain the whole pack. */
  apply({ meta, fields, order, sections }: Omit<PackChange, 'id' | 'revision'>): void {
    this.meta = meta ?? this.meta
    this.fields = fields ?? this.fields
    for (const section of sections) this.sections.set(section.attrs.id, section)
    if (!order) return
    this.order = order
    const kept = new Set(order)
    for (const id of this.sections.keys()) if (!kept.has(id)) this.sections.delete(id)
  }

  /** The pack; null before the first change. */
  get pack(): Pack | null {
    if (!this.meta) return null
    const content = this.order.flatMap((id) => this.sections.get(id) ?? [])
    return { id: '', revision: 0, meta: this.meta, fields: this.fields, doc: { type: 'doc', content } }
  }

  section(id: string): Section | undefined {
    return this.sections.get(id)
  }

  /** Returns the ids of all images, including the logo. */
  assetIds(): Set<string> {
    const ids = new Set<string>(this.meta?.logo ? [this.meta.logo] : [])
    for (const section of this.sections.values()) {
      let own = this.assets.get(section)
      if (!own) {
        own = assetIds(section)
        this.assets.set(section, own)
      }
      for (const id of own) ids.add(id)
    }
    return ids
  }
}
