// The thread's copy of a pack: applies changes and keeps unchanged parts as the same objects.
import { describe, expect, it } from 'vitest'
import type { Section } from '#shared/document/nodes'
import type { PackMeta } from '#shared/pack'
import { PackCopy } from './pack-copy'

const section = (id: string, title: string, ...assets: string[]): Section =>
  ({
    type: 'section',
    attrs: { id },
    content: [
      { type: 'sectionTitle', content: [{ type: 'text', text: title }] },
      ...assets.map((asset) => ({ type: 'image', attrs: { asset } })),
    ],
  }) as unknown as Section
const meta = { title: 'Pack' } as PackMeta

describe('PackCopy', () => {
  it('has no pack before the first change', () => {
    expect(new PackCopy().pack).toBeNull()
  })

  it('applies new, changed, moved and removed sections', () => {
    const copy = new PackCopy()
    const [a, b] = [section('a', 'A', 'one'), section('b', 'B', 'two')]
    copy.apply({ meta, fields: [], order: ['a', 'b'], sections: [a, b] })
    expect(copy.assetIds()).toEqual(new Set(['one', 'two']))
    const changed = section('b', 'B2')
    copy.apply({ sections: [changed] })
    expect(copy.pack?.doc.content[0]).toBe(a)
    expect(copy.pack?.doc.content[1]).toBe(changed)
    copy.apply({ order: ['b', 'a'], sections: [] })
    expect(copy.pack?.doc.content).toEqual([changed, a])
    copy.apply({ order: ['b'], sections: [] })
    expect(copy.pack?.doc.content).toEqual([changed])
    expect(copy.assetIds()).toEqual(new Set())
    expect(copy.section('a')).toBeUndefined()
  })
})
