// What the window reads at its start: what it shows first, then everything else.
import type { AppInfo } from '#shared/app-info'
import type { FirstSight, Settings } from '#shared/ipc'
import { limitSchemes } from '#shared/own-schemes'
import type { Pack } from '#shared/pack'
import type { Library } from '#shared/template'
import { call } from '../base/bridge'
import { offerSchemes } from '../base/own-schemes'
import { readCountries } from '../fields/country-store'
import { offerFirst } from '../library/first-packs'
import { loadParts } from './use-parts'

/** Data that the window loads once at its start. */
export interface Start {
  readonly info: AppInfo
  readonly settings: Settings
  readonly recent: FirstSight['recent']
  /** The pack that the window opens with, and what it needs; null for the list of packs. */
  readonly first: { readonly pack: Pack; readonly library: Library } | null
}

/** Reads what is shown first. With a pack the rest is needed at once. */
export async function readStart(): Promise<Start> {
  const [info, sight] = await Promise.all([call('app.info', null), call('window.first', null)])
  const { settings, recent } = sight
  limitSchemes(info.schemes)
  offerSchemes(sight.schemes)
  const pack = settings.startWith === 'lastPack' && info.withLastPack ? await lastPack(recent) : null
  if (pack) return { info, settings, recent, first: { pack, library: await readRest() } }
  offerFirst(sight)
  return { info, settings, recent, first: null }
}

/** Loads everything that the list doesn't need. */
export async function readRest(): Promise<Library> {
  const [library] = await Promise.all([call('library.read', null), readCountries(), loadParts()])
  return library
}

/** The pack opened last; null when it is gone or can't be read: the list of packs says more then. */
async function lastPack([last]: FirstSight['recent']): Promise<Pack | null> {
  try {
    return last ? await call('packs.read', { id: last.id }) : null
  } catch {
    return null
  }
}
