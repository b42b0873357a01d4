// The column heads; clicking one sorts, clicking again reverses.
import { Icon } from '../ui/icons'
import type { Sort, SortKey } from './packs-view'

const COLUMNS: readonly { readonly key: SortKey; readonly label: string; readonly numeric?: boolean }[] = [
  { key: 'title', label: 'Title' },
  { key: 'kind', label: 'Kind' },
  { key: 'marking', label: 'Marking' },
  { key: 'author', label: 'Author' },
  { key: 'reference', label: 'Reference' },
  { key: 'sections', label: 'Sections', numeric: true },
  { key: 'pages', label: 'Pages', numeric: true },
  { key: 'changed', label: 'Modified' },
]

/** Number of columns, with those of the star and of the button. */
export const COLUMN_COUNT = COLUMNS.length + 2

/** The head row; no column is sorted by in the order of a search. */
export function PackTableHead({ sort, onSort }: { readonly sort: Sort | null; onSort(by: SortKey): void }) {
  return (
    <thead>
      <tr>
        <th scope="col" className="pack-star">
          <button
            type="button"
            className="column-head"
            title="Favourites first"
            aria-label="Favourite"
            onClick={() => onSort('favourite')}
          >
            <Icon name="star" />
          </button>
        </th>
        {COLUMNS.map(({ key, label, numeric }) => (
          <th
            key={key}
            scope="col"
            className={`pack-column-${key}`}
            data-numeric={numeric}
            aria-sort={sort?.by === key ? (sort.descending ? 'descending' : 'ascending') : undefined}
          >
            <button type="button" className="column-head" onClick={() => onSort(key)}>
              {label}
              {sort?.by === key && <Icon name={sort.descending ? 'arrow-down' : 'arrow-up'} />}
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
