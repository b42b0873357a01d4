// The context of actions on the window: dialogs, settings, packs to open.
import { useEffect } from 'react'
import type { Settings } from '#shared/ipc'
import type { Pack, PackId } from '#shared/pack'
import { call, messageOf } from '../base/bridge'
import type { PackContext, WindowContext } from '../editor/actions/contexts'
import { keySet } from '../editor/actions/keys'
import type { Recent } from '../library/use-recent'
import { useContexts } from '../palette/use-contexts'
import { useToast } from '../ui/Toast'
import { useImports } from './use-imports'
import type { OpenDialog } from './WindowDialogs'

/** Input from the window. */
interface Needs extends Pick<WindowContext, 'settings' | 'tour'> {
  /** Null while it is read: there are no actions yet. */
  readonly library: WindowContext['library'] | null
  /** The pack that is open. */
  readonly pack: Pack | null
  readonly recent: Recent
  open(id: PackId): void
  share(id: PackId): void
  onSettings(settings: Settings): void
  /** Opens a dialog. */
  ask(dialog: OpenDialog): void
}

/** Offers the window and the open pack to actions; failures are shown as messages. */
export function useWindowContext(needs: Needs): Omit<WindowContext, 'library'> {
  const { pack, settings, library, tour, recent, open, share, onSettings, ask } = needs
  useEffect(() => keySet.set(settings.keys), [settings.keys])
  const toast = useToast()
  const importFile = useImports(open)
  const fail = (error: unknown) => void toast({ message: messageOf(error) })
  const context: Omit<WindowContext, 'library'> = {
    settings,
    recent: recent.packs,
    forgetRecent: recent.forget,
    newPack: (blueprint) => ask({ kind: 'newPack', blueprint }),
    importFile,
    open: (id) => pack?.id !== id && open(id),
    palette: () => ask({ kind: 'palette' }),
    templates: () => ask({ kind: 'templates' }),
    showSettings: () => ask({ kind: 'settings' }),
    markingSchemes: () => ask({ kind: 'schemes' }),
    shortcuts: () => ask({ kind: 'shortcuts' }),
    aboutProgram: () => ask({ kind: 'about' }),
    change: (part) => {
      const changed = { ...settings, ...part }
      call('settings.write', changed).then(() => onSettings(changed), fail)
    },
    tour,
    say: (message) => void toast({ message }),
    fail,
  }
  const ofPack = ({ id }: Pack): PackContext => ({
    about: 'Pack',
    damaged: false,
    deleted: false,
    count: 1,
    history: () => ask({ kind: 'history', id, section: null }),
    nameVersion: () => ask({ kind: 'nameVersion', id }),
    exportPack: () => ask({ kind: 'export', id }),
    exportRows: () => ask({ kind: 'exportRows', id }),
    print: () => ask({ kind: 'print', id }),
    share: () => share(id),
  })
  useContexts(() => ({
    ...(library ? { everywhere: { ...context, library } } : {}),
    ...(pack ? { pack: ofPack(pack) } : {}),
  }))
  return context
}
