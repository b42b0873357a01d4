// Parts for one of the pack's own audiences are named by it, and by its new name once it is renamed.
import type { Node } from '@tiptap/pm/model'
import { EditorState } from '@tiptap/pm/state'
import type { Decoration, DecorationSet } from '@tiptap/pm/view'
import { expect, it } from 'vitest'
import { pack, doc as packDoc } from '../../../../electron/pdf/testing/build'
import { make, p } from '../commands/testing'
import { PackStore } from '../state/pack-store'
import { ownReadersPlugin, readersAmong } from './own-readers'

const section = (audience: string | null, ...blocks: Node[]) =>
  make('section', { audience }, make('sectionTitle', {}, 'Title'), ...blocks)

it('names them, and nothing where the pack has no audiences of its own', () => {
  const store = new PackStore(pack(packDoc()), [])
  const plugin = ownReadersPlugin(store)
  const paragraph = (audience: string) => make('paragraph', { audience }, audience)
  const doc = make(
    'doc',
    {},
    section(null, p('open'), paragraph('own'), make('callout', { kind: 'note' }, paragraph('a-1'))),
    section('a-1', paragraph('a-1+own')),
  )
  const state = EditorState.create({ doc, plugins: [plugin] })
  const names = () => {
    const set = plugin.props.decorations?.call(plugin, state) as DecorationSet | null
    const found = (set?.find() ?? []).sort((one, other) => one.from - other.from)
    return found.map((one) => readersAmong([one]) ?? attributesOf(one)['data-own-readers'])
  }
  expect(names()).toEqual([])
  const named = (name: string) =>
    store.setMeta({ readers: { audiences: [{ id: 'a-1', name }], editions: [] } })
  named('Norway')
  expect(names()).toEqual(['Norway', 'Norway', 'Norway, Own side only'])
  named('Oslo')
  expect(names()).toEqual(['Oslo', 'Oslo', 'Oslo, Own side only'])
})

/** What a decoration draws. */
const attributesOf = (decoration: Decoration): Record<string, string> =>
  (decoration as unknown as { type: { attrs: Record<string, string> } }).type.attrs
