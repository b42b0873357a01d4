// A Word file that was made of a pack of the library: are its changes for that pack, or does it become one of its own?
import type { PackSummary } from '#shared/pack'
import { packTitle } from '#shared/pack-title'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'

interface Props {
  readonly title: string
  readonly pack: PackSummary
  /** Its changes become proposals of that pack. */
  onTakeBack(): void
  onNewPack(): void
  onClose(): void
}

/** The question. */
export function OriginQuestion({ title, pack, onTakeBack, onNewPack, onClose }: Props) {
  const name = packTitle(pack.title)
  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button onClick={onNewPack}>Make a new pack</Button>
      <Button variant="primary" onClick={onTakeBack}>
        Take its changes as proposals
      </Button>
    </>
  )
  return (
    <Dialog key="origin" title={title} footer={footer} onClose={onClose}>
      <p>
        This file was made from “<bdi>{name}</bdi>”.
      </p>
      <p className="form-hint">
        Its changes can be taken into “<bdi>{name}</bdi>” as proposed changes, which you accept or reject, and
        its comments as comments. Or it becomes a pack of its own.
      </p>
    </Dialog>
  )
}
