// A pack file was imported although the pack that it was made of is there: both are kept, or the one that was there is opened.
import { useEffect, useState } from 'react'
import type { Twin } from '#shared/imported'
import type { PackId, PackSummary } from '#shared/pack'
import { packTitle } from '#shared/pack-title'
import { Asked } from '../base/asked'
import { call, messageOf } from '../base/bridge'
import { tellImported } from '../base/imports'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { useToast } from '../ui/Toast'

interface Question {
  readonly added: PackSummary
  readonly twin: Twin
}

/** Asks about a file. */
export const importTwin = new Asked<Question>()

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

interface Props {
  onOpen(id: PackId): void
}

/** The question, once it is asked; of several files one after the other. */
export function ImportTwin({ onOpen }: Props) {
  const toast = useToast()
  const [waiting, setWaiting] = useState<readonly Question[]>([])
  useEffect(() => importTwin.on((one) => setWaiting((others) => [...others, one])), [])
  const [question] = waiting
  if (!question) return null
  const { added, twin } = question
  const next = () => setWaiting((all) => all.slice(1))
  const openOther = async () => {
    next()
    onOpen(twin.pack.id)
    await call('packs.delete', { ids: [added.id] })
    tellImported(twin.pack.id)
    toast({ message: 'The imported copy is in Deleted packs' })
  }
  const open = () => void openOther().catch((error: unknown) => toast({ message: messageOf(error) }))
  const footer = (
    <>
      <Button onClick={open}>Open the one in the library</Button>
      <Button variant="primary" onClick={next}>
        Keep both
      </Button>
    </>
  )
  return (
    <Dialog title="This pack is already in your library" onClose={next} footer={footer}>
      <p>
        The file was made of the same pack as <bdi>“{packTitle(twin.pack.title)}”</bdi>, last changed on{' '}
        {moment.format(twin.pack.changed)}. {twin.same ? 'Both have the same text.' : 'Their texts differ.'}
      </p>
      <p>
        You can keep both: the file was added as a second pack. Or open the one that was there; the added one
        then moves to Deleted packs.
      </p>
    </Dialog>
  )
}
