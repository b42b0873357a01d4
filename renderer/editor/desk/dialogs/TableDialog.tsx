// Asks for the size of a new table.
import { useState } from 'react'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { FormRow } from '../../../ui/form'
import { insertTable } from '../../text/commands/tables'
import { useSession } from '../hooks'
import type { DialogProps } from './props'

const MAX_ROWS = 100
const MAX_COLUMNS = 20

/** The dialog. */
export function TableDialog({ onClose, onDone }: DialogProps) {
  const session = useSession()
  const [rows, setRows] = useState(4)
  const [columns, setColumns] = useState(3)
  return (
    <Dialog
      title="Insert table"
      onClose={onClose}
      onSubmit={() => onDone(() => session.run(insertTable(rows, columns)))}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit">
            Insert
          </Button>
        </>
      }
    >
      <NumberRow label="Columns" value={columns} max={MAX_COLUMNS} onChange={setColumns} />
      <NumberRow label="Rows, including the header row" value={rows} max={MAX_ROWS} onChange={setRows} />
    </Dialog>
  )
}

function NumberRow(props: {
  readonly label: string
  readonly value: number
  readonly max: number
  onChange(value: number): void
}) {
  return (
    <FormRow label={props.label}>
      {(id) => (
        <input
          id={id}
          className="input"
          type="number"
          min={1}
          max={props.max}
          required
          value={props.value}
          onChange={(event) =>
            props.onChange(Math.min(props.max, Math.max(1, Math.round(event.target.valueAsNumber || 1))))
          }
        />
      )}
    </FormRow>
  )
}
