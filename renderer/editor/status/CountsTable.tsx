// All lengths of a pack as a table: what is selected, the section, the pack.
import { readingMinutes, type TextCounts } from '../state/text-counts'
import type { PackCounts } from './use-counts'

/** The table. */
export function CountsTable({ counts }: { readonly counts: PackCounts }) {
  const { selection, section, pack } = counts
  const parts = [
    ...(selection ? [['Selection', selection] as const] : []),
    ['This section', section] as const,
    ['Pack', pack] as const,
  ]
  return (
    <>
      <table className="counts">
        <thead>
          <tr>
            <td />
            {parts.map(([name]) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ROWS.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {parts.map(([part, of]) => (
                <td key={part}>{value(of)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="counts-note">
        What is printed: no guidance, no excluded sections, in a briefing no trainer material.
      </p>
    </>
  )
}

const ROWS: readonly (readonly [name: string, value: (counts: TextCounts) => string])[] = [
  ['Words', ({ words }) => grouped(words)],
  ['Characters with spaces', ({ characters }) => grouped(characters)],
  ['Characters without spaces', ({ letters }) => grouped(letters)],
  ['Time to read', ({ words }) => `${readingMinutes(words)} min`],
]

/** `12,345`. */
export function grouped(count: number): string {
  return count.toLocaleString('en-GB')
}
