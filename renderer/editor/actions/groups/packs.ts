// Packs: actions on the open one, on one of the list, and on the list itself.
import { packTitle } from '#shared/pack-title'
import { define } from '../action'
import type { PackContext } from '../contexts'
import { provide } from '../entry'

/** One pack that can be opened. */
const isOne = ({ count, damaged, deleted }: Pick<PackContext, 'count' | 'damaged' | 'deleted'>): boolean =>
  count === 1 && !damaged && !deleted

const areSeveral = ({ count, deleted }: Pick<PackContext, 'count' | 'deleted'>): boolean =>
  count > 1 && !deleted

export const packs = {
  ...define(
    { group: 'Selected pack', works: 'row', here: (row) => isOne(row) },
    {
      openPack: { label: 'Open', keys: 'Enter', run: ({ open }) => open() },
      renamePack: { label: 'Rename', keys: 'F2', run: ({ rename }) => rename() },
    },
  ),
  ...define(
    { group: 'Selected pack', works: 'row', here: ({ deleted }) => !deleted },
    {
      duplicatePack: {
        label: 'Duplicate',
        keys: 'Ctrl+D',
        here: ({ damaged, deleted }) => !damaged && !deleted,
        run: ({ duplicate }) => duplicate(),
      },
      favouritePack: {
        label: 'Favourite',
        icon: 'star',
        words: 'star pin bookmark',
        isOn: ({ favourite }) => favourite,
        run: ({ star }) => star(),
      },
      archivePack: {
        label: 'Archive',
        icon: 'archive',
        words: 'put away hide unarchive',
        labelNow: ({ archived }) => (archived ? 'Move out of archive' : 'Archive'),
        run: ({ archive }) => archive(),
      },
      tagPack: { label: 'Tags…', icon: 'tag', words: 'label category folder', run: ({ tag }) => tag() },
    },
  ),
  ...define(
    { group: 'Selected pack', works: 'pack', here: (pack) => isOne(pack) },
    {
      export: {
        // Several go into a folder; a damaged one among them is named in the report.
        here: (pack) => isOne(pack) || areSeveral(pack),
        label: 'Export as PDF or Word…',
        icon: 'export',
        keys: { own: 'Ctrl+E', word: 'Ctrl+Alt+E' },
        words: 'save pages docx document file',
        run: ({ exportPack }) => exportPack(),
      },
      exportRows: {
        label: 'Export for each row of a table…',
        words: 'mail merge serial letters many certificates csv xlsx excel spreadsheet',
        run: ({ exportRows }) => exportRows(),
      },
      print: { label: 'Print…', keys: 'Ctrl+P', words: 'paper printer', run: ({ print }) => print() },
      share: {
        here: (pack) => isOne(pack) || areSeveral(pack),
        label: 'Save a copy to send…',
        keys: 'F12',
        words: 'share bpack file save as',
        run: ({ share }) => share(),
      },
      versionHistory: {
        label: 'Version history…',
        icon: 'history',
        words: 'versions earlier yesterday restore compare changes deleted section undo',
        run: ({ history }) => history(),
      },
      nameVersion: {
        label: 'Name this version…',
        words: 'milestone snapshot keep sent',
        run: ({ nameVersion }) => nameVersion(),
      },
    },
  ),
  ...define(
    { group: 'Selected pack', works: 'row' },
    {
      rescuePack: {
        label: 'Recover a copy',
        words: 'damaged rescue recover',
        hides: true,
        here: ({ damaged, count }) => damaged && count === 1,
        run: ({ rescue }) => rescue(),
      },
      restorePack: {
        label: 'Restore',
        icon: 'undo',
        words: 'bin undelete',
        hides: true,
        here: ({ deleted }) => deleted,
        run: ({ restore }) => restore(),
      },
      deletePack: {
        label: 'Delete',
        icon: 'trash',
        keys: 'Del',
        here: ({ deleted }) => !deleted,
        run: ({ remove }) => remove(),
      },
    },
  ),
  ...define(
    { group: 'Packs', works: 'packs' },
    {
      addSample: { label: 'Add sample pack', icon: 'plus', run: ({ addSample }) => addSample() },
      searchPacks: {
        label: 'Search packs',
        icon: 'search',
        keys: 'Ctrl+F',
        can: ({ all }) => all.length > 0,
        run: ({ search }) => search(),
      },
      deletedPacks: {
        label: 'Deleted packs…',
        icon: 'trash',
        words: 'bin trash restore undelete recover templates',
        run: ({ showDeleted }) => showDeleted(),
      },
      restoreBackup: {
        label: 'Restore from backup…',
        icon: 'undo',
        words: 'backups yesterday earlier version recover lost copy',
        run: ({ showBackups }) => showBackups(),
      },
      undoRemovePack: {
        label: 'Undo delete pack',
        icon: 'undo',
        keys: 'Ctrl+Z',
        words: 'restore bring back',
        labelNow: ({ undoLabel }) => undoLabel ?? 'Undo delete pack',
        can: ({ undoLabel }) => undoLabel !== null,
        run: ({ undo }) => undo(),
      },
    },
  ),
}

/** Packs to open; the recent ones come from the window's provider. */
export const openPacks = provide('packs', 'Open pack', ({ all, recent, open }) => {
  const known = new Set(recent.map(({ id }) => id))
  return all
    .filter(({ id }) => !known.has(id))
    .map((pack) => ({
      id: `open:${pack.id}`,
      label: packTitle(pack.title),
      icon: 'document',
      run: () => open(pack.id),
    }))
})
