// All rows of a table in one PDF, through the real engine: what is left out, made smaller, or refused.
import { expect, it } from 'vitest'
import { LABEL_SHEETS } from '#shared/label-sheets'
import type { DataTable } from '#shared/table'
import type { Together } from '#shared/together'
import type { Layout } from '../pdf'
import * as build from '../pdf/testing/build'
import { startEngine } from '../pdf/testing/engine'
import { pagesOf, textOf } from '../pdf/testing/read-back'
import { exportTogether, MOST_PAGES } from './export-together'

const { doc, field, p, packField, section } = build
const table = (values: readonly string[]): DataTable => ({
  columns: ['Name'],
  rows: values.map((text, index) => ({ line: index + 2, cells: [{ text }] })),
  ...{ notes: [], encoding: 'utf-8', hasHidden: false, readsHidden: false },
})
const made = build.pack(doc(section('Letter', {}, p('Dear ', field('name'), '.'))), {}, [
  packField('name', '', 'Name'),
])
const options = { paper: 'a4', kind: 'briefing' } as const
const together = async (values: readonly string[], how: Together) =>
  exportTogether(await startEngine(), {
    ...{ pack: made, assets: new Map(), options, table: table(values), matches: ['name'], together: how },
  })
const sheet = LABEL_SHEETS.find(({ id }) => id === 'a4-3x8-70x37') as (typeof LABEL_SHEETS)[number]

it('names rows whose label is smaller or left out, and gives its place to the next', async () => {
  const { pdf, rows } = await together(['Anna', 'long name '.repeat(30), 'longest '.repeat(900), '', 'Di'], {
    kind: 'labels',
    sheet,
    start: 24,
  })
  expect(rows).toMatchObject({
    of: 5,
    saved: 4,
    failed: [{ line: 4, why: expect.stringContaining('doesn’t fit on a label') }],
    empty: [{ line: 5, labels: ['Name'] }],
    smaller: [{ line: 3 }],
  })
  const [first = '', second = ''] = pagesOf(pdf)
  expect([first.includes('Anna'), second.includes('Anna'), second.includes('Di')]).toEqual([
    true,
    false,
    true,
  ])
  expect(textOf(pdf)).not.toContain('longest')
})

it('says why when no row can be exported, and when all rows are too many for one file', async () => {
  const copies = { kind: 'copies', rightHand: false, title: '{{Name}}' } as const
  const wide = { kind: 'labels', sheet, start: 1 } as const
  await expect(together(['longest '.repeat(900)], wide)).rejects.toThrow(
    /^No row could be exported\. Row 2: Its text/,
  )
  const engine = await startEngine()
  const endless = { ...engine, layout: () => ({ pages: { length: MOST_PAGES - 1 } }) as unknown as Layout }
  const input = {
    pack: made,
    assets: new Map(),
    options,
    table: table(['Anna', 'Bo', 'Cy']),
    matches: ['name'],
  }
  await expect(exportTogether(endless, { ...input, together: copies })).rejects.toThrow(
    'All rows together have more than 20,000 pages: row 3 has no room.',
  )
})
