// What the window does with packs and dialogs, for commands and menus.
import type { Settings } from '#shared/ipc'
import type { Pack, PackId } from '#shared/pack'
import { call, messageOf } from './bridge'
import type { OpenDialog } from './DeskDialogs'
import { flushAll } from './session'
import { useToast } from './ui/Toast'
import type { WindowDeeds } from './window-commands'

/** What the deeds need of the window. */
interface Desk {
  /** The pack that is open. */
  readonly pack: Pack | null
  open(id: PackId): void
  leave(): void
  readonly settings: Settings
  onSettings(settings: Settings): void
  /** Opens a dialog. */
  ask(dialog: OpenDialog): void
}

/** The deeds of this moment; failures are shown as messages. */
export function useDeeds({ pack, open, leave, settings, onSettings, ask }: Desk): WindowDeeds {
  const toast = useToast()
  const fail = (error: unknown) => void toast({ message: messageOf(error) })
  const say = (message: string | null) => void (message !== null && toast({ message }))
  return {
    newPack: (blueprint) => ask({ kind: 'newPack', blueprint }),
    openLibrary: pack ? leave : null,
    exportPack: pack ? () => ask({ kind: 'export', id: pack.id }) : null,
    printPack: pack ? () => ask({ kind: 'print', id: pack.id }) : null,
    sharePack: pack
      ? () =>
          void flushAll()
            .then(() => sharePack(pack.id))
            .then(say, fail)
      : null,
    open: (id) => pack?.id !== id && open(id),
    importFile: () => void call('packs.import', null).then((made) => made && open(made.id), fail),
    palette: () => ask({ kind: 'palette' }),
    templates: () => ask({ kind: 'templates' }),
    settings: () => ask({ kind: 'settings' }),
    shortcuts: () => ask({ kind: 'shortcuts' }),
    setAppearance(appearance) {
      const changed = { ...settings, appearance }
      call('settings.write', changed).then(() => onSettings(changed), fail)
    },
  }
}

/** Writes the pack to a file that the user chooses; what to say then, null when the user cancelled. */
async function sharePack(id: PackId): Promise<string | null> {
  const path = await call('packs.share', { id })
  return path === null ? null : `Saved as ${path}`
}
