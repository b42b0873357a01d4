// Lines that an export adds to the text of a pack: details at its beginning, labels of boxes, lists at its end.
import type { PackMeta } from '../pack'
import { plainWords } from './lines'

const HEADINGS: readonly string[] = [
  'Abbreviations',
  'Notes',
  'Sources',
  'Answers',
  'Annexes',
  'Distribution',
  'Contents',
]
const DETAILS = /^(?:Reference|Date|Author|Organisation)\b/
const KINDS: readonly string[] = ['Briefing pack', 'Handout']

/** Returns whether a line is added; for one with `# ` before it, whether all of the section with that title is. */
export function addedLines(
  { title, subtitle }: Pick<PackMeta, 'title' | 'subtitle'>,
  labels: readonly string[],
): (line: string) => boolean {
  const known = new Set([...labels, ...KINDS, title, subtitle].map(plainWords))
  return (line) =>
    line.startsWith('# ') ? HEADINGS.includes(line.slice(2)) : known.has(line) || DETAILS.test(line)
}
