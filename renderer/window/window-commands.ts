// The commands of the window, whatever screen it shows, for the palette.
import type { Settings } from '#shared/ipc'
import type { PackId } from '#shared/pack'
import type { Blueprint, Library } from '#shared/template'
import { appearanceChoices } from '../base/choices'
import type { Recent } from '../library/use-recent'
import type { AppCommand } from '../palette/registry'

/** What the window does; null for what does not fit the screen. */
export interface WindowDeeds {
  newPack(blueprint?: Blueprint): void
  readonly openLibrary: (() => void) | null
  readonly exportPack: (() => void) | null
  readonly printPack: (() => void) | null
  readonly sharePack: (() => void) | null
  open(id: PackId): void
  importFile(): void
  palette(): void
  templates(): void
  settings(): void
  shortcuts(): void
  setAppearance(appearance: Settings['appearance']): void
  setSpelling(on: boolean): void
}

/** All of them. */
export function windowCommands(
  deeds: WindowDeeds,
  settings: Settings,
  library: Library,
  recent: Recent,
): AppCommand[] {
  return [
    ...packCommands(deeds, library),
    ...openPackCommands(deeds),
    ...recentCommands(deeds, recent),
    ...viewCommands(deeds, settings),
  ]
}

function recentCommands({ open }: WindowDeeds, { packs, forget }: Recent): AppCommand[] {
  const group = 'Recent packs'
  const lines = packs.map(
    ({ id, title }): AppCommand => ({
      id: `recent:${id}`,
      label: title || 'Untitled pack',
      group,
      icon: 'document',
      words: 'open pack',
      run: () => open(id),
    }),
  )
  if (lines.length === 0) return []
  return [...lines, { id: 'forget-recent', label: 'Clear this list', group, run: forget }]
}

function packCommands({ newPack, importFile }: WindowDeeds, library: Library): AppCommand[] {
  const group = 'Pack'
  const blueprints = library.blueprints.map(
    (blueprint): AppCommand => ({
      id: `blueprint:${blueprint.id}`,
      label: blueprint.title,
      group: 'New pack from',
      icon: 'plus',
      words: blueprint.summary,
      onlySearched: true,
      run: () => newPack(blueprint),
    }),
  )
  return [
    {
      id: 'new',
      label: 'New pack…',
      group,
      icon: 'plus',
      shortcut: 'Ctrl+N',
      everywhere: true,
      run: () => newPack(),
    },
    ...blueprints,
    {
      id: 'import',
      label: 'Import…',
      group,
      icon: 'import',
      shortcut: 'Ctrl+O',
      words: 'open file bpack btemplates',
      everywhere: true,
      run: importFile,
    },
  ]
}

/** What is done with the pack that is open, as a whole. */
function openPackCommands(deeds: WindowDeeds): AppCommand[] {
  const offer = (run: (() => void) | null, command: Omit<AppCommand, 'group' | 'run'>): AppCommand[] =>
    run ? [{ group: 'Pack', everywhere: true, ...command, run }] : []
  return [
    ...offer(deeds.exportPack, {
      id: 'export',
      label: 'Export as PDF…',
      icon: 'export',
      shortcut: 'Ctrl+E',
      words: 'save pages',
    }),
    ...offer(deeds.printPack, {
      id: 'print',
      label: 'Print…',
      shortcut: 'Ctrl+P',
      words: 'paper printer',
    }),
    ...offer(deeds.sharePack, { id: 'share', label: 'Save as a .bpack file…', words: 'share copy' }),
    ...offer(deeds.openLibrary, {
      id: 'library',
      label: 'All packs',
      icon: 'arrow-left',
      shortcut: 'Ctrl+Shift+L',
      words: 'library close',
    }),
  ]
}

function viewCommands(deeds: WindowDeeds, { appearance: current, spelling }: Settings): AppCommand[] {
  const group = 'Window'
  return [
    { id: 'templates', label: 'Templates…', group, icon: 'library', run: deeds.templates },
    {
      id: 'settings',
      label: 'Settings…',
      group,
      icon: 'settings',
      shortcut: 'Ctrl+,',
      words: 'preferences options',
      everywhere: true,
      run: deeds.settings,
    },
    {
      id: 'shortcuts',
      label: 'Keyboard shortcuts',
      group,
      shortcut: 'Ctrl+/',
      words: 'keys help',
      everywhere: true,
      run: deeds.shortcuts,
    },
    {
      id: 'palette',
      label: 'All commands…',
      group,
      shortcut: 'Ctrl+K',
      everywhere: true,
      run: deeds.palette,
    },
    {
      id: 'spelling',
      label: 'Check spelling',
      group: 'Spelling',
      words: 'on off dictionary proofing',
      checked: spelling,
      run: () => deeds.setSpelling(!spelling),
    },
    ...appearanceChoices.map(
      ([appearance, words]): AppCommand => ({
        id: `appearance:${appearance}`,
        label: words,
        group: 'Appearance',
        words: 'theme mode colours',
        checked: current === appearance,
        run: () => deeds.setAppearance(appearance),
      }),
    ),
  ]
}

/** Takes the tour again. */
export function tourCommand(run: () => void): AppCommand {
  return {
    id: 'tour',
    label: 'Take the tour',
    group: 'Help',
    icon: 'info',
    words: 'help introduction learn start',
    run,
  }
}
