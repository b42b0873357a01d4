// What the shown edition withholds is dimmed, each part once.
import type { Node } from '@tiptap/pm/model'
import { EditorState } from '@tiptap/pm/state'
import type { DecorationSet } from '@tiptap/pm/view'
import { expect, it } from 'vitest'
import { pack, doc as packDoc } from '../../../../electron/pdf/testing/build'
import { make, p } from '../commands/testing'
import { PackStore } from '../state/pack-store'
import { withheldPlugin } from './withheld'

const section = (attrs: Record<string, unknown>, title: string, ...blocks: Node[]) =>
  make('section', attrs, make('sectionTitle', {}, title), ...blocks)

it('dims blocks, boxes and sections that an edition withholds, and nothing while all is shown', () => {
  const store = new PackStore(pack(packDoc()), [])
  const plugin = withheldPlugin(store)
  const doc = make(
    'doc',
    {},
    section(
      {},
      'One',
      p('open'),
      make('paragraph', { audience: 'own' }, 'closed'),
      make('callout', { kind: 'risk' }, p('risk')),
    ),
    section({ audience: 'own', level: 1 }, 'Two', p('two')),
    section({ level: 2 }, 'Below', p('three')),
  )
  const state = EditorState.create({ doc, plugins: [plugin] })
  const dimmed = () => {
    const set = plugin.props.decorations?.call(plugin, state) as DecorationSet | null
    const found = [...(set?.find() ?? [])].sort((one, other) => one.from - other.from)
    return found.map(({ from, to }) => doc.textBetween(from, to, ' ').trim())
  }
  expect(dimmed()).toEqual([])
  store.shown.set('partner')
  expect(dimmed()).toEqual(['closed', 'risk', 'Two two', 'Below three'])
  store.shown.set('own')
  expect(dimmed()).toEqual([])
})
