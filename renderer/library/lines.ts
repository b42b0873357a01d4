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

/** The line of each pack: the same object for the same pack, so that its row need not be drawn again. */
const known = new WeakMap<PackSummary, Line>()

function lineOf(pack: PackSummary): Line {
  let line = known.get(pack)
  if (!line) {
    line = { kind: 'pack', key: pack.id, pack }
    known.set(pack, line)
  }
  return line
}

/** One line per pack; its key is the pack's id. */
export const linesOf = (packs: readonly PackSummary[]): Line[] => packs.map(lineOf)

/** Packs in this order, each followed by its places. */
export function foundLines(packs: readonly PackSummary[], found: ReadonlyMap<PackId, FoundPack>): Line[] {
  return packs.flatMap((pack): Line[] => {
    const { hits = [], more = 0 } = found.get(pack.id) ?? {}
    return [
      lineOf(pack),
      ...hits.map(
        (hit, at): Line => ({
          ...{ kind: 'hit', key: `${pack.id}#${at}`, pack, hit },
          more: at === hits.length - 1 ? more : 0,
        }),
      ),
    ]
  })
}

/** The words that were found, as they stand in the text: the longest of those that stand side by side. */
export function wordsFound({ title, snippet }: SearchHit): string {
  return longestRun(snippet) || longestRun(title)
}

function longestRun(parts: readonly string[]): string {
  const runs: string[] = []
  let isNext = false
  for (let at = 1; at < parts.length; at += 2) {
    const [between = '', words = ''] = [parts[at - 1], parts[at]]
    if (isNext) runs.push(`${runs.pop() ?? ''}${between}${words}`)
    else runs.push(words)
    isNext = /^[ \u00a0'’-]{1,2}$/.test(parts[at + 1] ?? '')
  }
  // A phrase may go on in the next paragraph.
  const lines = runs.flatMap((run) => run.split('\n'))
  return lines.reduce((longest, line) => (line.length > longest.length ? line : longest), '')
}
