// Word files whose corrections a pack is to take back: from the window to the editor, which may have to open the pack first.
import type { PackId } from '#shared/pack'
import type { WaitingWord } from '#shared/word-calls'

/** A file that was made of a pack. */
export interface WantedCorrections {
  readonly pack: PackId
  readonly file: WaitingWord
}

type Take = (file: WaitingWord) => void

const open = new Map<PackId, Take>()
let waiting: WantedCorrections | null = null

/** Takes files for a pack while it is open; one that waits for it is taken now. Returns a function that ends it. */
export function onCorrections(pack: PackId, take: Take): () => void {
  open.set(pack, take)
  const wanted = waiting
  if (wanted?.pack === pack) {
    waiting = null
    take(wanted.file)
  }
  return () => {
    if (open.get(pack) === take) open.delete(pack)
  }
}

/** Has the pack take a file; returns false when it has to be opened for that. */
export function askForCorrections(wanted: WantedCorrections): boolean {
  const take = open.get(wanted.pack)
  if (take) take(wanted.file)
  else waiting = wanted
  return take !== undefined
}
