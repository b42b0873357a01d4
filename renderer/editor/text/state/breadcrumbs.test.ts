// Breadcrumbs of a position.
import type { Node } from '@tiptap/pm/model'
import { expect, it } from 'vitest'
import { numberingOf } from '#shared/themes'
import { make, p } from '../commands/testing'
import * as path from './breadcrumbs'
import { type Crumb, positionOfCrumb } from './breadcrumbs'

const numbering = numberingOf({ theme: 'staff-paper' }, { kind: 'briefing' })
const pathTo = (doc: Node, pos: number) => path.pathTo(doc, pos, numbering)
const siblingsOf = (doc: Node, crumb: Crumb | null) => path.siblingsOf(doc, crumb, numbering)

type Block = ReturnType<typeof p>
const h = (level: number, words: string) => make('heading', { level, id: words }, words)
const section = (title: string, level: number, ...blocks: Block[]) =>
  make(
    'section',
    { id: title, level },
    make('sectionTitle', {}, title),
    ...(blocks.length > 0 ? blocks : [p()]),
  )
const doc = make(
  'doc',
  {},
  section('One', 1),
  section('Part', 2, p('before'), h(1, 'Facts'), h(2, 'Figures'), p('here'), h(1, 'Outlook'), p('there')),
  section('Other', 2),
  section('Two', 1),
)
const labels = (crumbs: readonly Crumb[]) => crumbs.map(({ label }) => label)
const wayTo = (words: string) => {
  let found = 0
  doc.descendants((node, pos) => {
    if (node.text === words) found = pos
  })
  return pathTo(doc, found)
}

it('names the sections and headings that a place stands under', () => {
  expect(labels(wayTo('before'))).toEqual(['1 One', '1.1 Part'])
  expect(labels(wayTo('here'))).toEqual(['1 One', '1.1 Part', 'Facts', 'Figures'])
  expect(labels(wayTo('Facts'))).toEqual(['1 One', '1.1 Part', 'Facts'])
  expect(labels(wayTo('there'))).toEqual(['1 One', '1.1 Part', 'Outlook'])
  expect(labels(pathTo(doc, doc.content.size))).toEqual(['2 Two'])
})

it('names what stands beside each step', () => {
  const [one, part, facts, figures] = wayTo('here') as [Crumb, Crumb, Crumb, Crumb]
  expect(labels(siblingsOf(doc, one))).toEqual(['1 One', '2 Two'])
  expect(labels(siblingsOf(doc, part))).toEqual(['1.1 Part', '1.2 Other'])
  expect(labels(siblingsOf(doc, facts))).toEqual(['Facts', 'Outlook'])
  expect(labels(siblingsOf(doc, figures))).toEqual(['Figures'])
  expect(labels(siblingsOf(doc, null))).toEqual(['1 One', '1.1 Part', '1.2 Other', '2 Two'])
})

it('names all sections, each with its headings', () => {
  expect(labels(path.allCrumbs(doc, numbering))).toEqual([
    ...['1 One', '1.1 Part', 'Facts', 'Figures', 'Outlook', '1.2 Other', '2 Two'],
  ])
})

it('leads to each of them', () => {
  const words = (crumb: Crumb | undefined) => {
    const place = crumb && positionOfCrumb(doc, crumb)
    return place == null ? null : doc.resolve(place).parent.textContent
  }
  expect(siblingsOf(doc, null).map(words)).toEqual(['One', 'Part', 'Other', 'Two'])
  expect(wayTo('here').map(words)).toEqual(['One', 'Part', 'Facts', 'Figures'])
  expect(words({ key: '', label: '', heading: null, section: 9 })).toBe(null)
})
