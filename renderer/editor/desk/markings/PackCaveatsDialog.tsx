// The dialog of the pack's own caveats: the same rows as for a portion, and the lines of the banner.
import { useState } from 'react'
import { caveatFaults } from '#shared/caveat-faults'
import { bannerLines, findScheme } from '#shared/markings'
import { caveatParts, joinCaveats } from '#shared/portions'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { useSession, useSignal } from '../hooks'
import { CaveatRows } from './CaveatRows'
import { MarkingPreview } from './MarkingPreview'
import { useMarkPack } from './use-mark-pack'

/** For schemes whose portions have caveats too: those of others are a line of words. */
export function PackCaveatsDialog({ onClose }: { onClose(): void }) {
  const session = useSession()
  const { marking } = useSignal(session.store.meta)
  const markPack = useMarkPack()
  const scheme = findScheme(marking.scheme)
  const [parts, setParts] = useState(() => caveatParts(scheme, marking.caveat))
  const caveat = joinCaveats(scheme, marking.level, parts)
  const faults = caveatFaults(scheme, { level: marking.level, caveat, what: 'This marking' })
  const apply = () => {
    if (faults.length > 0) return
    onClose()
    if (caveat !== marking.caveat) markPack({ caveat })
  }
  return (
    <Dialog
      title="Caveats of the pack"
      onClose={onClose}
      onSubmit={apply}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={faults.length > 0}>
            Change
          </Button>
        </>
      }
    >
      <CaveatRows scheme={scheme} level={marking.level} parts={parts} onChange={setParts} />
      <MarkingPreview lines={bannerLines({ ...marking, caveat })} faults={faults} warning={null} />
    </Dialog>
  )
}
