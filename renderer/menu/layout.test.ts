// The application menu of some commands.
import { describe, expect, it } from 'vitest'
import type { MenuEntry } from '#shared/menu'
import type { AppCommand } from '../palette/registry'
import { menuOf } from './layout'

const command = (id: string, group: string, more: Partial<AppCommand> = {}): AppCommand => ({
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
const bar = (commands: readonly AppCommand[]) =>
  menuOf(commands, false).map(({ label, items }) => [label, ...words(items)])

describe('menuOf', () => {
  it('puts commands where they belong, without empty menus and idle rules', () => {
    expect(
      bar([
        command('palette', 'Window'),
        command('export', 'Pack'),
        command('new', 'Pack'),
        command('bold', 'Letters'),
        command('recent:1', 'Recent packs'),
        command('details', 'View'),
        command('duplicate', 'Pack'),
      ]),
    ).toEqual([
      ['File', 'new', '-', ['Recent packs', 'recent:1'], '-', 'export'],
      ['Format', ['Letters', 'bold']],
      ['View', 'details'],
      ['Pack', 'duplicate'],
      ['Help', 'palette'],
    ])
  })

  it('leaves nothing out but long lists: what nobody foresaw stands under its group', () => {
    expect(
      bar([
        command('comment', 'Review'),
        command('go:1', 'Go to section'),
        command('symbol:1', 'Greek', { onlySearched: true }),
        command('blueprint:1', 'New pack from', { onlySearched: true }),
      ]),
    ).toEqual([
      ['File', ['New pack from', 'blueprint:1']],
      ['Pack', ['Review', 'comment']],
    ])
  })

  it('says what can be used, also beside a dialog', () => {
    const commands = [
      command('cut', 'Edit', { inDialogs: true, shortcut: 'Ctrl+X' }),
      command('find', 'Edit', { disabled: true, checked: true }),
      command('save', 'Pack'),
    ]
    const state = (inDialog: boolean) =>
      menuOf(commands, inDialog)
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
