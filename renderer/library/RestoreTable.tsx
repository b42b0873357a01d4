// The packs and templates of a backup, to tick those that are to be restored.
import type { BackupPack } from '#shared/backups'
import { dateWords } from '#shared/date-words'
import { packTitle } from '#shared/pack-title'

interface Props {
  readonly packs: readonly BackupPack[]
  readonly chosen: ReadonlySet<string>
  onChoose(chosen: ReadonlySet<string>): void
}

const TODAY: Readonly<Record<BackupPack['today'], string>> = {
  same: 'The same',
  changed: 'Changed since',
  deleted: 'In Deleted packs',
  gone: 'No longer there',
}

/** One row per pack. */
export function RestoreTable({ packs, chosen, onChoose }: Props) {
  const all = packs.every(({ id }) => chosen.has(id))
  const set = (ids: readonly string[], on: boolean) => {
    const next = new Set(chosen)
    for (const id of ids) {
      if (on) next.add(id)
      else next.delete(id)
    }
    onChoose(next)
  }
  return (
    <div className="restore-packs">
      <table className="deleted-table">
        <thead>
          <tr>
            <th scope="col">
              <input
                type="checkbox"
                aria-label="Select all"
                checked={all}
                onChange={() =>
                  set(
                    packs.map(({ id }) => id),
                    !all,
                  )
                }
              />
            </th>
            <th scope="col">Title</th>
            <th scope="col">Changed</th>
            <th scope="col">Today</th>
          </tr>
        </thead>
        <tbody>
          {packs.map(({ id, kind, title, changed, today }) => (
            <tr key={id}>
              <td>
                <input
                  id={`restore-${id}`}
                  type="checkbox"
                  checked={chosen.has(id)}
                  onChange={(event) => set([id], event.target.checked)}
                />
              </td>
              <td className="restore-title">
                <label htmlFor={`restore-${id}`}>
                  {packTitle(title)}
                  {kind === 'template' && <span className="deleted-kind"> Template</span>}
                </label>
              </td>
              <td>{dateWords(changed)}</td>
              <td>{TODAY[today]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
