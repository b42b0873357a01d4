// A read-only library: changes are refused with a clear message before SQLite has to.
import type { Channel } from '#shared/ipc'
import { AppError } from '#shared/result'
import type { AnswerHandlers } from './answer'

const CHANGES = [
  'settings.write',
  'countries.write',
  'schemes.import',
  'schemes.delete',
  'schemes.restore',
  'dictionary.add',
  'dictionary.remove',
  'templates.save',
  'templates.describe',
  'templates.copy',
  'templates.delete',
  'templates.restore',
  'templates.import',
  'packs.arrange',
  'packs.create',
  'packs.save',
  'packs.keep',
  'packs.replace',
  'packs.rename',
  'packs.duplicate',
  'packs.delete',
  'packs.restore',
  'packs.rescue',
  'packs.sample',
  'packs.forgetRecent',
  'backups.make',
  'backups.chooseFolder',
  'backups.forgetFolder',
  'backups.restore',
  'backups.undoRestore',
  'backups.restoreAll',
  'history.name',
  'history.keep',
  'history.restore',
  'history.clear',
  'files.choose',
  'files.take',
  'word.import',
  'word.sections',
  'assets.add',
  'library.move',
  'enclosures.add',
  'enclosures.addPack',
  'bin.deleteForever',
  'bin.deleteImages',
  'bin.putBackImage',
  'bin.restoreSections',
  'bin.deleteSections',
] as const satisfies readonly Channel[]

/** Wraps the handlers so that all that would change the library throw `storage/unwritable`. */
export function readOnlyHandlers(handlers: AnswerHandlers, file: string): AnswerHandlers {
  const refuse = (): never => {
    throw new AppError(
      'storage/unwritable',
      `The library ${file} is read-only, so changes can’t be saved. Export or share the pack, or copy the library to a folder that you can write to and open the copy.`,
    )
  }
  return { ...handlers, ...Object.fromEntries(CHANGES.map((channel) => [channel, refuse])) }
}
