// What could not be imported of several files: one line each, which stay until the user has read them.
import { useEffect, useState } from 'react'
import { Asked } from '../base/asked'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { NoticeLines } from '../ui/NoticeLines'

/** Asks for the list. */
export const importFaults = new Asked<readonly string[]>()

/** The list, once it is asked for; nothing before. */
export function ImportFaults() {
  const [faults, setFaults] = useState<readonly string[]>([])
  useEffect(() => importFaults.on(setFaults), [])
  if (faults.length === 0) return null
  const close = () => setFaults([])
  return (
    <Dialog
      title={`${faults.length} files were not imported`}
      onClose={close}
      footer={
        <Button variant="primary" onClick={close}>
          OK
        </Button>
      }
    >
      <NoticeLines lines={faults.map((fault) => <bdi key={fault}>{fault}</bdi>)} />
    </Dialog>
  )
}
