// What the window is told about the program and its library at its start.
import { app } from 'electron'
import type { AppInfo } from '#shared/app-info'
import type { AppContext } from './app-context'

/** First major version of Electron that is still maintained; older ones are for closed networks only. */
const MAINTAINED_RUNTIME = 43

/** Returns what the window is told. */
export function appInfo({
  library,
  firstStart,
  withLastPack,
}: Pick<AppContext, 'library' | 'firstStart' | 'withLastPack'>): AppInfo {
  return {
    version: app.getVersion(),
    platform: process.platform as AppInfo['platform'],
    runtimeWarning: runtimeWarning(),
    firstStart,
    readOnly: library.opened.readOnly,
    withLastPack: withLastPack(),
  }
}

function runtimeWarning(): string {
  const version = process.versions.electron
  if (Number.parseInt(version, 10) >= MAINTAINED_RUNTIME) return ''
  return `This copy runs on Electron ${version}, which is no longer supported. Use it for development and trials only.`
}
