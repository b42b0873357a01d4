// Saves what changed between the two versions that are shown as a PDF with change marks.
import type { WrittenFile } from '#shared/exported'
import type { PackId } from '#shared/pack'
import { call, messageOf } from '../base/bridge'
import { ExportProgress } from '../export/ExportProgress'
import { useJob } from '../export/use-job'
import { Button } from '../ui/Button'
import { useToast } from '../ui/Toast'
import type { Pair } from './use-history'

/** The button, its progress, and why it failed. Disabled while there are no two versions. */
export function ExportComparison({ id, pair }: { readonly id: PackId; readonly pair: Pair | null }) {
  const { state, start, cancel } = useJob<WrittenFile>()
  const toast = useToast()
  const fail = (error: unknown) => void toast({ message: messageOf(error) })
  const before = pair?.before.number ?? null
  const run = async (jobId: string): Promise<WrittenFile | null> => {
    if (!pair || before === null) return null
    const file = await call('history.export', { id, jobId, before, after: pair.after.number })
    if (file) {
      const reveal = () => void call('export.reveal', { exportId: file.exportId }).catch(fail)
      toast({
        message: `The comparison was saved as ${file.path}`,
        action: { label: 'Show in folder', run: reveal },
      })
    }
    return file
  }
  return (
    <>
      {state.phase === 'failed' && (
        <p className="dialog-note" role="alert" data-fault>
          {state.message}
        </p>
      )}
      <Button disabled={before === null || state.phase === 'asking'} onClick={() => void start(run)}>
        Export comparison…
      </Button>
      {state.phase === 'running' && (
        <ExportProgress
          title="Export comparison"
          progress={state.progress}
          onCancel={cancel}
          onClose={cancel}
        />
      )}
    </>
  )
}
