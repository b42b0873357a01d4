// Handlers for the user's own marking schemes.
import type { OwnScheme } from '#shared/own-scheme'
import { keepScheme, putBackScheme, removeScheme, schemeSource } from '../app/marking-schemes'
import { resourcesFolder } from '../app/paths'
import { retryWhileBusy } from '../app/retry-while-busy'
import { writeFileWhole } from '../app/write-file'
import { listSchemes } from '../storage/schemes'
import type { Handlers } from './answer'
import type { AppContext } from './app-context'
import { askForFile, askForTarget, type FileKind } from './choose-file'
import { readSchemeInThread } from './scheme-thread'

const SCHEME_FILE: FileKind = { name: 'Marking scheme', extensions: ['yaml', 'yml'] }

type SchemeChannel = Extract<keyof Handlers, `schemes.${string}`>

/** Returns the handlers of these channels. */
export function schemeHandlers(context: AppContext): Pick<Handlers, SchemeChannel> {
  const { db, window } = context
  return {
    'schemes.list': () => offered(context),
    'schemes.import': async () => {
      const file = await askForFile(window, 'Import a marking scheme', SCHEME_FILE)
      if (file === undefined) return null
      const scheme = await readSchemeInThread(file)
      const replaced = await retryWhileBusy(() => keepScheme(db, scheme))
      return { id: scheme.id, name: scheme.definition.name, replaced }
    },
    'schemes.export': async ({ id }) => {
      const { title, text } = await schemeSource(db, resourcesFolder(context.contentRoot), id)
      const target = await askForTarget(window, title, SCHEME_FILE)
      if (target === undefined) return null
      await writeFileWhole(target, Buffer.from(text))
      return target
    },
    'schemes.delete': ({ id }) => {
      removeScheme(db, id)
      return null
    },
    'schemes.restore': ({ id }) => {
      putBackScheme(db, id)
      return null
    },
  }
}

const offered = ({ db }: AppContext): OwnScheme[] =>
  listSchemes(db).map(({ id, definition, packs }) => ({ id, definition, packs }))
