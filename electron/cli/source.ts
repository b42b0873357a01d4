// The pack that a command works on: a file, or one of the library, and which of its editions is meant.
import { existsSync } from 'node:fs'
import { EDITION_IDS } from '#shared/document/audiences'
import type { Pack } from '#shared/pack'
import { AppError } from '#shared/result'
import { openPackFile, openStoredPack, type PackWithAssets } from '../app/pack-file'
import type { Call } from './command'
import { withLibrary } from './library'

const PACK_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Returns the id of the edition that a command names, if any; its user refuses one that the pack doesn't have. */
export function editionIn(call: Call, { meta }: Pack): string | undefined {
  const { edition } = call.values
  if (typeof edition !== 'string') return undefined
  if (EDITION_IDS.some((id) => id === edition)) return edition
  return meta.readers?.editions.find(({ name }) => name === edition)?.id ?? edition
}

/** Opens the pack file or the pack of the library that a command names. */
export function openSource(call: Call, source: string): Promise<PackWithAssets> {
  if (!isStored(source)) return openPackFile(source)
  return withLibrary(call, async (db) => openStoredPack(db, source)).catch((error: unknown) => {
    throw error instanceof AppError ? new AppError(error.code, `${source}: ${error.message}`) : error
  })
}

/** Whether a pack of the library is meant; a file of that name takes precedence. */
export function isStored(source: string): boolean {
  return PACK_ID.test(source) && !existsSync(source)
}
