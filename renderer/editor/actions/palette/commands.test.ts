// Every key of the text belongs to a command that the palette shows with it.
import { expect, it, vi } from 'vitest'
import type { Pack } from '#shared/pack'
import { emptySection } from '#shared/template'
import { commandKeys, keyLabel } from '../../text/keymap'

const pack: Pack = {
  id: '7f6a1d5e-0c1b-4b0e-9a51-2f6f3c1d9e10',
  revision: 1,
  meta: {
    title: 'Visit',
    subtitle: '',
    kind: 'briefing',
    author: '',
    organisation: '',
    reference: '',
    date: '',
    language: 'en-GB',
    marking: { scheme: 'uk', level: 'official', caveat: '', trainingRider: false },
    paper: 'a4',
    theme: 'staff-paper',
    blueprint: null,
  },
  fields: [],
  doc: { type: 'doc', content: [emptySection('Situation', () => 's1')] },
}

it('shows each key of the text with a command of its own', async () => {
  vi.stubGlobal('navigator', { platform: 'Linux x86_64' })
  const { textActions } = await import('../text-actions')
  const { EditorSession } = await import('../../session/editor-session')
  const { textCommands } = await import('./text-commands')
  const { viewCommands } = await import('./view-commands')
  const session = new EditorSession(
    pack,
    [],
    {
      save: async () => ({ revision: 2, changed: 0 }),
      replace: async () => ({ revision: 1, changed: 0 }),
      restore: async () => undefined,
      addPack: async () => {
        throw new Error('not in this test')
      },
      addAsset: async () => Promise.reject(new Error('no images here')),
      openLink: () => undefined,
      report: () => undefined,
      printOf: (kind) => ({ kind }),
      onPrintChoices: () => () => undefined,
      author: () => 'Ada',
    },
    textActions,
  )
  const commands = [
    ...textCommands(session),
    ...viewCommands(session, { shown: true, toggle: () => undefined }),
  ]
  const shown = [...new Set(commands.flatMap(({ shortcut }) => shortcut ?? []))]
  const keys = Object.keys(commandKeys) as (keyof typeof commandKeys)[]
  expect(shown.toSorted()).toEqual(keys.map((key) => keyLabel(key, false)).toSorted())
  expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length)
  session.close()
})
