// Names the readers of parts that are for one of the pack's own audiences: the document has only its id.
import type { Node } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { audienceParts, type Readers } from '#shared/document/audiences'
import { audienceName } from '#shared/editions'
import { outlineOf } from '../state/outline'
import type { PackStore } from '../state/pack-store'

/** Creates the plugin. After a change of names the numbers are redrawn, and with them this. */
export function ownReadersPlugin(store: PackStore): Plugin {
  let last: { readonly doc: Node; readonly readers: Readers; readonly set: DecorationSet } | null = null
  return new Plugin({
    props: {
      decorations({ doc }) {
        const { readers } = store.meta.get()
        if (!readers || readers.audiences.length === 0) return null
        if (last?.doc !== doc || last.readers !== readers)
          last = { doc, readers, set: DecorationSet.create(doc, namesIn(doc, readers)) }
        return last.set
      },
    },
  })
}

/** Returns the name of a section's readers among its decorations; undefined when its document says it. */
export const readersAmong = (decorations: readonly Decoration[]): string | undefined =>
  decorations.map(({ spec }) => spec.readers as unknown).find((name) => typeof name === 'string')

/** A part for one of the pack's own audiences, relative to its section. */
interface Place {
  readonly from: number
  readonly to: number
  readonly audience: string
}

const known = new WeakMap<Node, readonly Place[]>()

function placesIn(section: Node): readonly Place[] {
  const before = known.get(section)
  if (before) return before
  const places: Place[] = []
  section.descendants((node, pos) => {
    const { audience } = node.attrs
    if (isOwn(audience)) places.push({ from: pos + 1, to: pos + 1 + node.nodeSize, audience })
    return !node.isTextblock
  })
  known.set(section, places)
  return places
}

const isOwn = (audience: unknown): audience is string =>
  typeof audience === 'string' && audienceParts(audience).some((id) => id.startsWith('a-'))

function namesIn(doc: Node, readers: Readers): Decoration[] {
  return outlineOf(doc).flatMap(({ node: section, pos }) => {
    const { audience } = section.attrs
    const name = isOwn(audience) ? audienceName(audience, readers) : null
    const end = pos + section.nodeSize
    return [
      ...(name === null ? [] : [Decoration.node(pos, end, {}, { readers: name })]),
      ...placesIn(section).map((place) =>
        Decoration.node(pos + place.from, pos + place.to, {
          'data-own-readers': audienceName(place.audience, readers),
        }),
      ),
    ]
  })
}
