// What the window is told about the program and its library at its start.
import { app } from 'electron'
import type { AppInfo } from '#shared/app-info'
import { offeredSchemes } from '#shared/own-schemes'
import { supportEnd } from '../app/runtime-support'
import type { AppContext } from './app-context'

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
    schemes: offeredSchemes(),
  }
}

function runtimeWarning(): string {
  const version = process.versions.electron
  if (Date.now() < supportEnd(version)) return ''
  return `This copy runs on Electron ${version}, which is no longer supported. Use it for development and trials only.`
}
