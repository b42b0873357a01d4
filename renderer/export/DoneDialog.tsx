// A finished export: what was written and where, and actions on it. The twin of all kinds of export.
import type { ReactNode } from 'react'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { FaultBox } from '../ui/FaultBox'
import { Icon } from '../ui/icons'
import { useWrittenFile } from './use-written-file'

interface Props {
  readonly title: string
  /** Identifies the file; null when none was written. */
  readonly exportId: string | null
  /** Offers to open the file, too. */
  readonly opens: boolean
  /** What was written, in large letters. */
  readonly name: ReactNode
  /** For display only. */
  readonly path: string
  readonly status?: ReactNode
  /** What else there is to say. */
  readonly children?: ReactNode
  onClose(): void
}

/** Stays until it is closed. */
export function DoneDialog({ title, exportId, opens, name, path, status, children, onClose }: Props) {
  const { fault, reveal, open } = useWrittenFile()
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          {exportId !== null && <Button onClick={() => reveal(exportId)}>Show in folder</Button>}
          {exportId !== null && opens && <Button onClick={() => open(exportId)}>Open</Button>}
          <Button variant="primary" {...(!opens && { 'data-first': true })} onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      <div className="export-file">
        <Icon name="document" />
        <div>
          <p className="export-name" {...(status === undefined && { role: 'status' })}>
            {name}
          </p>
          <p className="export-path">{path}</p>
          {status !== undefined && <p role="status">{status}</p>}
        </div>
      </div>
      <FaultBox fault={fault} />
      {children}
    </Dialog>
  )
}
