import { describe, expect, it } from 'vitest'
import * as build from '../pdf/testing/build'
import { pngAsset } from '../pdf/testing/png'
import { partsBeside, withoutParts } from './copy-parts'
import type { Change } from './document/nodes'
import { LEFT_OF_COPIES } from './exported'

const picture = { ...pngAsset(4, 4), name: 'Screenshot of the secret plan.png' }
const proposal = (type: Change['type'], text: string) => ({
  type: 'text' as const,
  text,
  marks: [{ type, attrs: { id: 'c1', author: 'A. Reviewer', time: '2026-05-01T08:00:00Z' } } as const],
})
const comments = [
  { id: 'k1', resolved: false, entries: [{ author: 'A', time: '2026-05-01T08:00:00Z', text: 'Why?' }] },
]
const printed = build.section(
  'Situation',
  { comments },
  build.p(
    { type: 'text', text: 'Open ', marks: [{ type: 'comment', attrs: { id: 'k1' } }] },
    proposal('inserted', 'soon'),
  ),
  build.p(build.field('used')),
  build.image(picture.id),
)
const hidden = { ...pngAsset(5, 5), name: 'Of the draft.png' }
const draft = build.section(
  'Draft',
  { excluded: true },
  build.p('Not for you ', build.field('draft')),
  build.image(hidden.id),
)
const pack = {
  ...build.pack(build.doc(printed, draft), {}, [
    build.packField('used', 'Oslo'),
    build.packField('draft', 'Bergen'),
    build.packField('unused', 'Maj Secret'),
    build.packField('empty', ''),
  ]),
  assets: new Map([picture, hidden].map((one) => [one.id, one])),
}

describe('what a pack holds beside what is printed', () => {
  it('is counted', () => {
    expect(Object.fromEntries(partsBeside(pack))).toEqual({
      excluded: 1,
      comments: 1,
      proposals: 1,
      fields: 1,
      imageNames: 2,
    })
    expect(partsBeside(build.pack(build.doc(build.section('A', {}, build.p('a'))))).size).toBe(0)
  })

  it('is left out of a copy, to the last byte, and nothing else is', () => {
    const copy = withoutParts(pack, LEFT_OF_COPIES)
    const text = JSON.stringify([
      copy.meta,
      copy.fields,
      copy.doc,
      [...copy.assets].map(([, { name }]) => name),
    ])
    expect(text).not.toMatch(/Why\?|soon|Reviewer|Not for you|Draft|Bergen|Secret|secret/)
    expect(copy.fields.map(({ name }) => name)).toEqual(['used', 'empty'])
    expect([...copy.assets.values()]).toEqual([{ ...picture, name: 'image 1' }])
    expect(text).toContain('Open ')
  })

  it('stays where it is wanted', () => {
    const copy = withoutParts(pack, ['comments'])
    const text = JSON.stringify([copy.fields, copy.doc, [...copy.assets.values()].map(({ name }) => name)])
    expect(text).toMatch(/soon.*Not for you.*secret plan/)
    expect(text).not.toContain('Why?')
    expect(withoutParts(pack, [])).toMatchObject({ fields: pack.fields, assets: pack.assets })
  })

  it('can’t be left out when nothing else is there', () => {
    const none = { ...pack, doc: build.doc(draft) }
    expect(() => withoutParts(none, ['excluded'])).toThrow('No section of the pack is printed')
  })
})
