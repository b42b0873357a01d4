// Entries come and go with their contexts.
import { expect, it } from 'vitest'
import type { PacksContext, RowContext } from './contexts'
import { keySet } from './keys'
import { allEntries, offerContexts, runEntry, watchActions } from './registry'
import './table'

const done: string[] = []
const note = (what: string) => () => void done.push(what)

const packs: PacksContext = {
  all: [],
  recent: [],
  undoLabel: null,
  open: note('open'),
  addSample: note('addSample'),
  search: note('search'),
  showDeleted: note('showDeleted'),
  showBackups: note('showBackups'),
  undo: note('undo'),
}
const row: RowContext = {
  about: 'Visit',
  damaged: false,
  ...{ deleted: false, count: 1, favourite: false, archived: false },
  ...{
    history: note('history'),
    nameVersion: note('nameVersion'),
    exportPack: note('export'),
    exportRows: note('exportRows'),
  },
  ...{ print: note('print'), share: note('share'), open: note('open') },
  ...{ rename: note('rename'), duplicate: note('duplicate'), rescue: note('rescue'), remove: note('remove') },
  ...{ restore: note('restore'), star: note('star'), archive: note('archive'), tag: note('tag') },
}
const ids = (): string[] => allEntries().map(({ id }) => id)

it('lists the actions of the contexts that exist when asked', () => {
  let damaged = false
  let told = 0
  const stopWatching = watchActions(() => {
    told += 1
  })
  const stop = offerContexts(() => ({ packs }))
  expect(ids()).toEqual(['addSample', 'searchPacks', 'deletedPacks', 'restoreBackup', 'undoRemovePack'])
  const stopRow = offerContexts(() => ({ row: { ...row, damaged } }))
  expect(ids().slice(0, 4)).toEqual(['openPack', 'renamePack', 'duplicatePack', 'favouritePack'])
  expect(allEntries().find(({ id }) => id === 'openPack')).toMatchObject({ about: 'Visit', disabled: false })
  damaged = true
  expect(ids()).toContain('rescuePack')
  expect(allEntries().find(({ id }) => id === 'openPack')?.disabled).toBe(true)
  for (const id of ['openPack', 'searchPacks', 'rescuePack', 'addSample']) runEntry(id)
  expect(done).toEqual(['rescue', 'addSample'])
  stopRow()
  stop()
  stopWatching()
  expect(ids()).toEqual([])
  expect(told).toBe(4)
})

it('shows the keys of the set that is chosen, and tells of another choice', () => {
  let told = 0
  const stop = offerContexts(() => ({ pack: row }))
  const stopWatching = watchActions(() => {
    told += 1
  })
  const shown = () => allEntries().find(({ id }) => id === 'export')?.shortcut
  expect(shown()).toBe('Ctrl+Alt+E')
  keySet.set('own')
  expect([shown(), told]).toEqual(['Ctrl+E', 1])
  keySet.set('word')
  stopWatching()
  stop()
})
