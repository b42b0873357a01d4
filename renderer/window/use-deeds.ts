// What the window does with packs and dialogs, for commands and menus.
import type { Settings } from '#shared/ipc'
import type { Pack, PackId } from '#shared/pack'
import { call, messageOf } from '../base/bridge'
import { useShare } from '../library/use-share'
import { useToast } from '../ui/Toast'
import { useImports } from './use-imports'
import type { OpenDialog } from './WindowDialogs'
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
  const importFile = useImports(open)
  const share = useShare()
  const fail = (error: unknown) => void toast({ message: messageOf(error) })
  const change = (part: Partial<Settings>) => {
    const changed = { ...settings, ...part }
    call('settings.write', changed).then(() => onSettings(changed), fail)
  }
  return {
    newPack: (blueprint) => ask({ kind: 'newPack', blueprint }),
    openLibrary: pack ? leave : null,
    exportPack: pack ? () => ask({ kind: 'export', id: pack.id }) : null,
    printPack: pack ? () => ask({ kind: 'print', id: pack.id }) : null,
    sharePack: pack ? () => share(pack.id) : null,
    open: (id) => pack?.id !== id && open(id),
    importFile,
    palette: () => ask({ kind: 'palette' }),
    templates: () => ask({ kind: 'templates' }),
    settings: () => ask({ kind: 'settings' }),
    shortcuts: () => ask({ kind: 'shortcuts' }),
    setAppearance: (appearance) => change({ appearance }),
    setSpelling: (spelling) => change({ spelling }),
  }
}
