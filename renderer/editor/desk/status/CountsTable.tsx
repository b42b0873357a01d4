// All counts as a table: of the selection, the section, the pack.
import { readingMinutes, type TextCounts } from '../../text/state/text-counts'
import type { PackCounts, PageLengths } from './use-counts'

interface Props {
  readonly counts: PackCounts
  readonly pages: PageLengths
}

/** The table. */
export function CountsTable({ counts, pages }: Props) {
  const { selection, section, pack } = counts
  const parts = [
    ...(selection ? [{ name: 'Selection', text: selection, pages: null }] : []),
    { name: 'This section', text: section, pages: pages.section },
    { name: 'Pack', text: pack, pages: pages.pack },
  ]
  return (
    <>
      <table className="counts">
        <thead>
          <tr>
            <td />
            {parts.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ROWS.map(([row, value]) => (
            <tr key={row}>
              <th scope="row">{row}</th>
              {parts.map(({ name, text }) => (
                <td key={name}>{value(text)}</td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">Pages</th>
            {parts.map((part) => (
              <td key={part.name}>{part.pages ?? '–'}</td>
            ))}
          </tr>
        </tbody>
      </table>
      <p className="counts-note">
        Guidance, sections set not to print and, in a briefing, trainer material are not counted.
      </p>
    </>
  )
}

const ROWS: readonly (readonly [name: string, value: (counts: TextCounts) => string])[] = [
  ['Words', ({ words }) => grouped(words)],
  ['Characters (with spaces)', ({ characters }) => grouped(characters)],
  ['Characters (no spaces)', ({ letters }) => grouped(letters)],
  ['Reading time', ({ words }) => `${readingMinutes(words)} min`],
]

/** `12,345`. */
export function grouped(count: number): string {
  return count.toLocaleString('en-GB')
}
