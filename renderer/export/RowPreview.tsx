// The rows of a table one by one: what each field will be, the name of the file, what is wrong, and a picture.
import { type KeyboardEvent, useId, useMemo, useState } from 'react'
import { fieldText } from '#shared/field-text'
import type { ExportOptions, Pack } from '#shared/pack'
import type { DataTable, TableRow } from '#shared/table'
import { type ColumnFields, filledPattern, rowFault, withRow } from '#shared/table-fields'
import { labelOptions, type Together } from '#shared/together'
import { IconButton } from '../ui/IconButton'
import { RowPicture, type ShowFirstPages } from './RowPicture'

interface Props {
  readonly pack: Pack
  readonly options: ExportOptions
  readonly table: DataTable
  readonly matches: ColumnFields
  /** Of the names of the files; null where there is one file. */
  readonly pattern: string | null
  readonly together: Together | null
  readonly firstPages: ShowFirstPages
  /** Whether no page can be made with these options. */
  onFault(hasFault: boolean): void
}

/** How far each key turns. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  PageUp: -10,
  PageDown: 10,
  Home: -Number.MAX_SAFE_INTEGER,
  End: Number.MAX_SAFE_INTEGER,
}

/** Two buttons turn the rows, and the arrow keys while the preview has the focus. */
export function RowPreview(props: Props) {
  const { pack, table, matches } = props
  const heading = useId()
  const [wanted, setWanted] = useState(0)
  const last = table.rows.length - 1
  const at = Math.min(wanted, last)
  const row = table.rows[at]
  const filled = useMemo(() => (row ? withRow(pack, matches, row) : pack), [pack, matches, row])
  if (!row) return null
  const turn = (by: number) => setWanted(Math.max(0, Math.min(last, at + by)))
  const onKeyDown = (event: KeyboardEvent) => {
    const by = STEPS[event.key]
    if (by === undefined || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    turn(by)
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys turn the rows
    <section className="rows-preview" aria-labelledby={heading} tabIndex={0} onKeyDown={onKeyDown}>
      <h3 id={heading}>
        <IconButton
          icon="arrow-left"
          label="Row before"
          size="small"
          disabled={at === 0}
          onClick={() => turn(-1)}
        />
        <span role="status">
          Row {at + 1} of {last + 1}
        </span>
        <IconButton
          icon="arrow-right"
          label="Next row"
          size="small"
          disabled={at === last}
          onClick={() => turn(1)}
        />
      </h3>
      <Row {...props} filled={filled} row={row} number={at + 1} />
    </section>
  )
}

interface RowProps extends Props {
  readonly filled: Pack
  readonly row: TableRow
  readonly number: number
}

/** The values of a row beside the picture, or why it is left out. */
function Row({
  pack,
  options,
  table,
  matches,
  pattern,
  together,
  firstPages,
  onFault,
  filled,
  row,
  number,
}: RowProps) {
  const isLabel = together?.kind === 'labels'
  const asked = JSON.stringify(isLabel ? labelOptions(options) : options)
  const shown = useMemo(() => JSON.parse(asked) as ExportOptions, [asked])
  const sheetText = JSON.stringify(isLabel ? together.sheet : null)
  const sheet = useMemo(() => JSON.parse(sheetText) ?? undefined, [sheetText])
  const fault = rowFault(row, matches)
  if (fault !== null)
    return (
      <p className="form-fault">
        This row will not be exported. {fault} (Row {row.line} of the file.)
      </p>
    )
  const fields = filled.fields.filter(({ name }) => matches.includes(name))
  return (
    <div className="rows-shown">
      <dl>
        {fields.map((field) => (
          <div key={field.name}>
            <dt>{field.label}</dt>
            <dd dir="auto">{fieldText(field, pack.meta.language) || <i>Empty</i>}</dd>
          </div>
        ))}
        {pattern !== null && (
          <div>
            <dt>File</dt>
            <dd dir="auto">{filledPattern(pattern, table, matches, row, number)}.pdf</dd>
          </div>
        )}
      </dl>
      {together?.kind !== 'list' && (
        <RowPicture pack={filled} options={shown} {...{ sheet, firstPages, onFault }} />
      )}
    </div>
  )
}
