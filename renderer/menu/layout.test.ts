// The application menu of some entries.
import { describe, expect, it } from 'vitest'
import type { MenuEntry } from '#shared/menu'
import type { Entry } from '../editor/actions/entry'
import { menuOf } from './layout'

const entry = (id: string, group: string, more: Partial<Entry> = {}): Entry => ({
  id,
  label: `Do ${id}`,
  group,
  run: () => undefined,
  ...more,
})

const words = (entries: readonly MenuEntry[]): unknown[] =>
  entries.map((entry) =>
    entry === 'rule' ? '-' : 'items' in entry ? [entry.label, ...words(entry.items)] : entry.id,
  )
const bar = (entries: readonly Entry[]) =>
  menuOf(entries, false).map(({ label, items }) => [label, ...words(items)])

describe('menuOf', () => {
  it('puts actions where they belong, without empty menus and idle rules', () => {
    expect(
      bar([
        entry('palette', 'Window'),
        entry('export', 'Selected pack'),
        entry('newPack', 'Pack'),
        entry('bold', 'Text'),
        entry('recent:1', 'Recent packs'),
        entry('details', 'View'),
        entry('nextEmptyField', 'Pack'),
      ]),
    ).toEqual([
      ['File', 'newPack', '-', ['Recent packs', 'recent:1'], '-', 'export'],
      ['Format', ['Text', 'bold']],
      ['View', 'details'],
      ['Pack', 'nextEmptyField'],
      ['Help', 'palette'],
    ])
  })

  it('leaves nothing out but long lists: what it does not name stands under its group', () => {
    expect(
      bar([
        entry('comment', 'Comments'),
        entry('duplicatePack', 'Selected pack', { about: 'Visit' }),
        entry('go:1', 'Go to section'),
        entry('symbol:1', 'Greek', { onlySearched: true }),
        entry('blueprint:1', 'New pack from', { onlySearched: true }),
      ]),
    ).toEqual([
      ['File', ['New pack from', 'blueprint:1']],
      ['Pack', ['Comments', 'comment'], ['Visit', 'duplicatePack']],
    ])
  })

  it('says what can be used, also beside a dialog', () => {
    const entries = [
      entry('cut', 'Edit', { inDialogs: true, shortcut: 'Ctrl+X' }),
      entry('find', 'Edit', { disabled: true, checked: true }),
      entry('save', 'Pack'),
    ]
    const state = (inDialog: boolean) =>
      menuOf(entries, inDialog)
        .flatMap(({ items }) => items)
        .filter((entry) => typeof entry === 'object' && 'id' in entry)
        .map(({ id, enabled, keys, checked }) => [id, enabled, keys, checked])
    expect(state(false)).toEqual([
      ['save', true, null, null],
      ['find', false, null, true],
      ['cut', true, 'Ctrl+X', null],
    ])
    expect(state(true).map(([, enabled]) => enabled)).toEqual([false, false, true])
  })
})
