// The commands of the window, whatever screen it shows, for the palette.
import type { Settings } from '#shared/ipc'
import type { Blueprint, Library } from '#shared/template'
import { appearanceChoices } from './choices'
import type { AppCommand } from './palette/registry'

/** What the window does; null for what does not fit the screen. */
export interface WindowDeeds {
  newPack(blueprint?: Blueprint): void
  readonly openLibrary: (() => void) | null
  readonly exportPack: (() => void) | null
  templates(): void
  settings(): void
  shortcuts(): void
  setAppearance(appearance: Settings['appearance']): void
}

/** All of them. */
export function windowCommands(deeds: WindowDeeds, settings: Settings, library: Library): AppCommand[] {
  return [...packCommands(deeds, library), ...viewCommands(deeds, settings)]
}

function packCommands({ newPack, openLibrary, exportPack }: WindowDeeds, library: Library): AppCommand[] {
  const group = 'Pack'
  const commands: AppCommand[] = [
    { id: 'new', label: 'New pack…', group, icon: 'plus', shortcut: 'Ctrl+N', run: () => newPack() },
    ...library.blueprints.map(
      (blueprint): AppCommand => ({
        id: `blueprint:${blueprint.id}`,
        label: `New pack: ${blueprint.title}`,
        group,
        icon: 'plus',
        words: blueprint.summary,
        onlySearched: true,
        run: () => newPack(blueprint),
      }),
    ),
  ]
  if (exportPack)
    commands.push({
      id: 'export',
      label: 'Export as PDF…',
      group,
      icon: 'export',
      shortcut: 'Ctrl+E',
      words: 'print',
      run: exportPack,
    })
  if (openLibrary)
    commands.push({
      id: 'library',
      label: 'All packs',
      group,
      icon: 'arrow-left',
      shortcut: 'Ctrl+Shift+L',
      words: 'library close',
      run: openLibrary,
    })
  return commands
}

function viewCommands(deeds: WindowDeeds, { appearance: current }: Settings): AppCommand[] {
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
      run: deeds.settings,
    },
    {
      id: 'shortcuts',
      label: 'Keyboard shortcuts',
      group,
      shortcut: 'Ctrl+/',
      words: 'keys help',
      run: deeds.shortcuts,
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
