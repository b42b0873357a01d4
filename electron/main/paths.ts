// The only file that tells development from packaged: where code, templates, resources and the library are.
import { join } from 'node:path'
import { app } from 'electron'

/** The folder that holds `templates/` and `resources/`: the checkout, or the packaged program's resources. */
export function contentRoot(): string {
  return app.isPackaged ? process.resourcesPath : app.getAppPath()
}

/** Returns a file of the build output, for example `renderer/index.html`. */
export function builtFile(...parts: string[]): string {
  return join(__dirname, '..', ...parts)
}

/** Returns the folder of the user's library when neither a flag nor `ATTACHE_HOME` names one. */
export function defaultHome(): string {
  return app.getPath('userData')
}

/** Returns the folder where file dialogs start. */
export function documentsFolder(): string {
  return app.getPath('documents')
}

/** Returns the address of the development server; undefined in a built program. */
export function devServer(): string | undefined {
  return app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL
}
