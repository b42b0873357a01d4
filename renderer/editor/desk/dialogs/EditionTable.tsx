// Which audiences the readers of each edition belong to, as a table of check boxes.
import { editionById, mayRead, type Readers } from '#shared/document/audiences'
import { audiencesOf, editionsOf, type NamedReader, withAudienceSet } from '#shared/own-readers'

interface Props {
  readonly readers: Readers
  readonly readOnly: boolean
  /** `words` describes the change. */
  onChange(readers: Readers, words: string): void
}

/** Check boxes that follow from the rules are shown disabled. */
export function EditionTable({ readers, readOnly, onChange }: Props) {
  const audiences = audiencesOf(readers)
  const toggle = (edition: NamedReader, audience: NamedReader, on: boolean) =>
    onChange(
      withAudienceSet(readers, edition.id, audience.id, on),
      `Readers of “${edition.name}” ${on ? 'now' : 'no longer'} belong to “${audience.name}”.`,
    )
  return (
    <div className="edition-table">
      <table>
        <caption className="form-label">Who reads what</caption>
        <thead>
          <tr>
            <th scope="col">Edition</th>
            {audiences.map(({ id, name }) => (
              <th key={id} scope="col">
                <bdi>{name}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {editionsOf(readers).map((edition) => (
            <tr key={edition.id}>
              <th scope="row">
                <bdi>{edition.name}</bdi>
              </th>
              {audiences.map((audience) => (
                <td key={audience.id}>
                  <input
                    type="checkbox"
                    aria-label={`${edition.name}: ${audience.name}`}
                    checked={reads(readers, edition.id, audience.id)}
                    disabled={readOnly || edition.builtIn || isImplied(readers, edition.id, audience.id)}
                    onChange={({ target }) => toggle(edition, audience, target.checked)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const reads = (readers: Readers, edition: string, audience: string): boolean =>
  mayRead(editionById('briefing', edition, readers), audience)

/** Whether readers may read it in any case: they belong to the own side. */
const isImplied = (readers: Readers, edition: string, audience: string): boolean =>
  reads(withAudienceSet(readers, edition, audience, false), edition, audience)
