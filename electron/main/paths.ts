// The only file that knows development from packaged: where code, templates, resources and the library lie.
import { join } from 'node:path'
import { app } from 'electron'

/** Folder that holds `templates/` and `resources/`: the checkout, or the packed program's resources. */
export function contentRoot(): string {
  return app.isPackaged ? process.resourcesPath : app.getAppPath()
}

/** A file of the build's output, for example `renderer/index.html`. */
export function builtFile(...parts: string[]): string {
  return join(__dirname, '..', ...parts)
}

/** Folder of the user's library when neither a flag nor `ATTACHE_HOME` names one. */
export function defaultHome(): string {
  return app.getPath('userData')
}

/** Folder where dialogs start. */
export function documentsFolder(): string {
  return app.getPath('documents')
}

/** Address of the development server; undefined in a built program. */
export function devServer(): string | undefined {
  return app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL
}
