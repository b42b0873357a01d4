// What is in a Word file: its sections, and what of it isn't kept or is kept in another form, by place.
import type { WordFile, WordRemark } from '#shared/word-import'

/** `shown`: all of it at once, not only counts that open. */
export function FileDetails({ file, shown }: { readonly file: WordFile; readonly shown: boolean }) {
  const lost = file.remarks.filter(({ kind }) => kind === 'lost')
  const changed = file.remarks.filter(({ kind }) => kind === 'changed')
  const { length } = file.sections
  return (
    <>
      <details className="word-part" open={shown}>
        <summary>{length === 1 ? '1 section' : `${length} sections`}</summary>
        <ul className="word-sections">
          {file.sections.map(({ title, level, annex }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
            <li key={at} data-level={level}>
              {annex && level === 1 && <span className="word-note">Annex: </span>}
              {title || 'Untitled section'}
            </li>
          ))}
        </ul>
      </details>
      <Remarks title={lost.length === 0 ? 'Nothing is left out' : 'Left out'} remarks={lost} shown={shown} />
      {changed.length > 0 && <Remarks title="Kept in another form" remarks={changed} shown={shown} />}
    </>
  )
}

interface RemarksProps {
  readonly title: string
  readonly remarks: readonly WordRemark[]
  readonly shown: boolean
}

function Remarks({ title, remarks, shown }: RemarksProps) {
  if (remarks.length === 0) return <p className="word-part word-note">{title}</p>
  return (
    <details className="word-part" open={shown}>
      <summary>
        {title} ({remarks.reduce((sum, { count }) => sum + count, 0)})
      </summary>
      <ul className="word-remarks">
        {remarks.map(({ kind, what, place, count }) => (
          <li key={`${kind} ${what} ${place}`}>
            {what}
            {count > 1 && ` (${count} times)`}
            {place !== '' && <span className="word-note"> – {place}</span>}
          </li>
        ))}
      </ul>
    </details>
  )
}
