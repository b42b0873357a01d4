// Which pages are printed: all, or a range by the numbers that are printed on them.
import { AppError } from '#shared/result'

/** `3-7`, `3–7`, `-7`, `A-2-`: each hyphen is tried, since numbers of annexes have one, too. */
const HYPHEN = /[-–—]/g

/**
 * Returns the indexes of the pages that `range` names, in the order of the pages: numbers and ranges as they are printed, such as
 * `i, 3-7, A-1`. Throws `export/no-page` for a page that isn't there.
 */
export function selectedPages(range: string | undefined, labels: readonly string[]): number[] {
  const parts = (range ?? '').split(/[,;،؛\n]/).map((part) => part.replaceAll(/\s/g, ''))
  const wanted = parts.filter((part) => part !== '')
  if (wanted.length === 0) {
    const typed = (range ?? '').trim()
    return typed === '' ? labels.map((_, index) => index) : refuse(typed, labels)
  }
  const found = new Set<number>()
  for (const part of wanted) {
    const [from, to] = spanOf(part, labels) ?? refuse(part, labels)
    for (let index = from; index <= to; index += 1) found.add(index)
  }
  return [...found].sort((one, other) => one - other)
}

function spanOf(part: string, labels: readonly string[]): readonly [number, number] | null {
  const indexOf = (label: string): number =>
    labels.findIndex((one) => one.toLowerCase() === label.replaceAll(HYPHEN, '-').toLowerCase())
  const single = indexOf(part)
  if (single >= 0) return [single, single]
  for (const { index } of part.matchAll(HYPHEN)) {
    const [before, after] = [part.slice(0, index), part.slice(index + 1)]
    if (before === '' && after === '') return null
    const from = before === '' ? 0 : indexOf(before)
    const to = after === '' ? labels.length - 1 : indexOf(after)
    if (from >= 0 && to >= 0) return from <= to ? [from, to] : [to, from]
  }
  return null
}

function refuse(part: string, labels: readonly string[]): never {
  const [first, last] = [labels[0], labels.at(-1)]
  throw new AppError(
    'export/no-page',
    `There is no page “${shown(part)}”. The pages are numbered ${numbering(labels)}. Write, for example, ${first === last ? first : `${first}-${last}`}.`,
  )
}

/** What is repeated of a long text that names no page. */
const SHOWN = 40
const shown = (part: string): string => (part.length > SHOWN ? `${part.slice(0, SHOWN)}…` : part)

/** `i–iv, 1–12, A-1–A-3`. */
function numbering(labels: readonly string[]): string {
  const series: string[][] = []
  const kindOf = (label: string) => (/^[ivxlc]+$/.test(label) ? 'roman' : label.replace(/\d+$/, ''))
  for (const label of labels) {
    const last = series.at(-1)
    if (last && kindOf(last[0] ?? '') === kindOf(label)) last.push(label)
    else series.push([label])
  }
  return series.map((one) => (one.length > 1 ? `${one[0]}–${one.at(-1)}` : one[0])).join(', ')
}
