// The lines of the list: packs, and under each what a search found in it.
import type { PackId, PackSummary } from '#shared/pack'
import type { FoundPack, SearchHit } from '#shared/search'

/** One line. */
export type Line =
  | { readonly kind: 'pack'; readonly key: string; readonly pack: PackSummary }
  | {
      readonly kind: 'hit'
      readonly key: string
      readonly pack: PackSummary
      readonly hit: SearchHit
      /** Number of further places in the pack, on its last line. */
      readonly more: number
    }

/** One line per pack; its key is the pack's id. */
export function linesOf(packs: readonly PackSummary[]): Line[] {
  return packs.map((pack) => ({ kind: 'pack', key: pack.id, pack }))
}

/** Packs in this order, each followed by its places. */
export function foundLines(packs: readonly PackSummary[], found: ReadonlyMap<PackId, FoundPack>): Line[] {
  return packs.flatMap((pack): Line[] => {
    const { hits = [], more = 0 } = found.get(pack.id) ?? {}
    return [
      { kind: 'pack', key: pack.id, pack },
      ...hits.map(
        (hit, at): Line => ({
          ...{ kind: 'hit', key: `${pack.id}#${at}`, pack, hit },
          more: at === hits.length - 1 ? more : 0,
        }),
      ),
    ]
  })
}

/** The first words that were found, as they stand in the text: neighbours belong together. */
export function wordsFound({ title, snippet }: SearchHit): string {
  return firstRun(snippet) || firstRun(title)
}

function firstRun(parts: readonly string[]): string {
  let words = ''
  for (let at = 1; at < parts.length; at += 2) {
    words += parts[at] ?? ''
    const between = parts[at + 1] ?? ''
    if (!/^[\s'’-]{1,2}$/.test(between) || at + 2 >= parts.length) break
    words += between
  }
  return words.includes('\n') ? (words.split('\n')[0] ?? '') : words
}
