// How pages are numbered, and page numbers in the contents.
import { describe, expect, it } from 'vitest'
import { strip } from '../flow/strip'
import { fakeFonts } from '../testing/fake-measure'
import type { Frame, PageNumberFrame } from '../types'
import { type DraftPage, FRONT } from './drafts'
import { labelPages } from './label'
import { withPageNumbers } from './page-numbers'

const geometry: DraftPage['geometry'] = {
  width: 200,
  height: 300,
  top: 50,
  bottom: 50,
  inner: 30,
  outer: 20,
  mirrored: true,
  rightToLeft: false,
  notes: 0,
  measure: 150,
  textHeight: 200,
  banner: { lines: [], ascent: 0, height: 0 },
}
const page = (series: string, anchor?: string): DraftPage => {
  const frames: Frame[] = anchor === undefined ? [] : [{ kind: 'anchor', x: 1, y: 2, id: anchor }]
  const filled = { body: [{ strip: strip(10, frames), unit: 1, y: 40 }], notes: [], noteRule: null }
  return { filled, geometry, series, bare: false, blank: false, plain: false, isSheet: false }
}

describe('labels', () => {
  it('are roman in front, arabic in the body, and restart in each annex', () => {
    const labels = labelPages([page(FRONT), page(FRONT), page(''), page(''), page('A'), page('B')])
    expect(labels.pages).toEqual(['i', 'ii', '1', '2', 'A-1', 'B-1'])
    expect(labels.lastOf.get('')).toBe('2')
  })

  it('give the page of each anchor, the first if it occurs twice', () => {
    const labels = labelPages([page(''), page('', 'x'), page('', 'x')])
    expect(labels.ofAnchors.get('x')).toBe('2')
  })

  it('place anchors beside the margin of their side', () => {
    const { anchors } = labelPages([page('', 'odd'), page('', 'even')])
    expect([...anchors.values()]).toEqual([
      { page: 0, x: 31, y: 92 },
      { page: 1, x: 21, y: 92 },
    ])
  })
})

describe('an entry of the contents', () => {
  const waiting: PageNumberFrame = {
    kind: 'pageNumber',
    x: 0,
    y: 0,
    width: 200,
    height: 12,
    anchor: 'x',
    name: '1 Forces',
    tag: 7,
    number: {
      from: 100,
      mirrored: false,
      baseline: 9,
      font: 0,
      size: 10,
      colour: '#000000',
      leaderColour: '#888888',
    },
  }
  const labels = labelPages([page(''), page('', 'x')])
  const finish = (frame: PageNumberFrame) =>
    withPageNumbers({ x: 0, y: 0, unit: 0, frames: [frame] }, fakeFonts, labels, '{name}, page {page}').frames

  it('gets leader, number and link', () => {
    const [leader, number, link] = finish(waiting)
    // 200 less 0.7 of the column of 38 is 173.4: six dots of ten points each fit behind 106.
    expect(leader).toMatchObject({ x: 113.4, y: 9, tag: -1, colour: '#888888' })
    expect(leader?.kind === 'text' && leader.words.length).toBe(6)
    expect(number).toMatchObject({ x: 190, y: 9, tag: 7 })
    expect(link).toMatchObject({
      kind: 'link',
      label: '1 Forces, page 2',
      target: { kind: 'anchor', id: 'x' },
    })
  })

  it('has no leader of one or two dots', () => {
    const number = waiting.number && { ...waiting.number, from: 140 }
    expect(finish({ ...waiting, number }).map(({ kind }) => kind)).toEqual(['text', 'link'])
  })

  it('has only the link on lines before its last', () => {
    expect(finish({ ...waiting, number: null }).map(({ kind }) => kind)).toEqual(['link'])
  })

  it('leaves the frames of other groups as they are', () => {
    const frames: Frame[] = [{ kind: 'presence', tag: 1 }]
    expect(withPageNumbers({ x: 0, y: 0, unit: 1, frames }, fakeFonts, labels, '').frames).toBe(frames)
  })
})
