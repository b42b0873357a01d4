// The column heads; clicking one sorts, clicking again reverses.
import { Icon } from '../ui/icons'
import type { Sort, SortKey } from './packs-view'

const COLUMNS: readonly { readonly key: SortKey; readonly label: string; readonly numeric?: boolean }[] = [
  { key: 'title', label: 'Title' },
  { key: 'kind', label: 'Kind' },
  { key: 'marking', label: 'Marking' },
  { key: 'sections', label: 'Sections', numeric: true },
  { key: 'pages', label: 'Pages', numeric: true },
  { key: 'changed', label: 'Modified' },
]

/** The head row. */
export function PackTableHead({ sort, onSort }: { readonly sort: Sort; onSort(by: SortKey): void }) {
  return (
    <thead>
      <tr>
        {COLUMNS.map(({ key, label, numeric }) => (
          <th
            key={key}
            scope="col"
            className={`pack-column-${key}`}
            data-numeric={numeric}
            aria-sort={sort.by === key ? (sort.descending ? 'descending' : 'ascending') : undefined}
          >
            <button type="button" className="column-head" onClick={() => onSort(key)}>
              {label}
              {sort.by === key && <Icon name={sort.descending ? 'arrow-down' : 'arrow-up'} />}
            </button>
          </th>
        ))}
        <th scope="col" className="pack-actions">
          <span className="visually-hidden">Actions</span>
        </th>
      </tr>
    </thead>
  )
}
