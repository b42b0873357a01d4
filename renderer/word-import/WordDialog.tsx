// Takes in Word files: how far they are read, what is in them and what isn't kept, the question about their marking, and a report.

import { useState } from 'react'
import type { PackId, PackSummary } from '#shared/pack'
import { packTitle } from '#shared/pack-title'
import { askForCorrections } from '../base/corrections'
import type { WordRequest } from '../base/word-import'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { ProgressBar } from '../ui/ProgressBar'
import { useToast } from '../ui/Toast'
import { isOpen, type OwnAnswer, usual } from './answer'
import { FileDetails } from './FileDetails'
import { MarkingQuestion } from './MarkingQuestion'
import { OriginQuestion } from './OriginQuestion'
import { type Markings, type ReadFile, type TakenFile, useWordFiles } from './use-word-files'

interface Props {
  readonly request: WordRequest
  onOpen(id: PackId): void
  onClose(): void
}

/** One dialog for all steps. Closing it forgets what was not taken in. */
export function WordDialog({ request, onOpen, onClose }: Props) {
  const toast = useToast()
  const onAdded = ({ id, title }: PackSummary) => {
    onClose()
    toast({
      message: `“${packTitle(title)}” was added`,
      action: { label: 'Open', run: () => onOpen(id) },
    })
  }
  const { state, take, cancel, handOver } = useWordFiles(request, { onClose, onAdded })
  const [isNew, setNew] = useState(false)
  const title = titleOf(request)
  if (state.phase === 'reading' || state.phase === 'taking') {
    const several = request.files.length > 1
    return (
      <Dialog
        key={state.phase}
        title={title}
        size="small"
        onClose={state.phase === 'reading' ? onClose : cancel}
        footer={<Button onClick={several ? cancel : onClose}>{several ? 'Stop here' : 'Cancel'}</Button>}
      >
        <p className="export-stage" role="status">
          {several ? `${state.number} of ${request.files.length}: ` : 'Reading '}
          <bdi>{state.name}</bdi>
        </p>
        <ProgressBar value={state.done} label={title} />
      </Dialog>
    )
  }
  if (state.phase === 'done')
    return <Report files={state.files} wasCancelled={state.wasCancelled} onOpen={onOpen} onClose={onClose} />
  const { origin, files } = state
  const [only] = files
  if (origin && only && !isNew) {
    const takeBack = () => {
      handOver()
      onClose()
      if (!askForCorrections({ pack: origin.id, file: only })) onOpen(origin.id)
    }
    return (
      <OriginQuestion
        {...{ title, onClose }}
        pack={origin}
        onTakeBack={takeBack}
        onNewPack={() => setNew(true)}
      />
    )
  }
  return <Ready {...{ request, title, onClose }} files={state.files} fault={state.fault} onTake={take} />
}

function titleOf({ files, insert }: WordRequest): string {
  const [first] = files
  if (insert) return `Insert from “${first?.name ?? ''}”`
  return files.length === 1 ? `Import “${first?.name ?? ''}”` : `Import ${files.length} files`
}

interface ReadyProps {
  readonly request: WordRequest
  readonly title: string
  readonly files: readonly ReadFile[]
  readonly fault: string | null
  onTake(markings: Markings): void
  onClose(): void
}

/** What is in the files. Each marking that was found must be confirmed. */
function Ready({ request, title, files, fault, onTake, onClose }: ReadyProps) {
  const [answers, setAnswers] = useState<ReadonlyMap<string, OwnAnswer>>(new Map())
  const readable = files.filter(({ file }) => file !== null)
  const open = readable.filter((one) => isOpen(one, answers.get(one.fileId)))
  const submit = () => {
    if (open.length > 0) {
      document.querySelector<HTMLElement>('[data-open-question] select')?.focus()
      return
    }
    onTake(new Map([...answers].flatMap(([id, { marking }]) => (marking ? [[id, marking]] : []))))
  }
  const answer = (id: string, own: OwnAnswer) => setAnswers(new Map([...answers, [id, own]]))
  const confirmAll = () =>
    setAnswers(
      new Map([
        ...answers,
        ...open.flatMap((one) => (one.file ? [[one.fileId, usual(one.file)] as const] : [])),
      ]),
    )
  const verb = request.insert ? 'Insert' : 'Import'
  return (
    <Dialog
      key="ready"
      title={title}
      size="large"
      onClose={onClose}
      onSubmit={submit}
      footer={
        <>
          <Button onClick={onClose}>{readable.length === 0 ? 'Close' : 'Cancel'}</Button>
          {readable.length > 0 && (
            <Button variant="primary" type="submit">
              {readable.length === 1 ? verb : `${verb} ${readable.length} files`}
            </Button>
          )}
        </>
      }
    >
      {fault !== null && (
        <p className="fault-box" role="alert">
          {fault}
        </p>
      )}
      {open.length > 1 && (
        <p className="word-all">
          {open.length} files seem to be marked. <Button onClick={confirmAll}>Confirm all as found</Button>
        </p>
      )}
      {files.map((one) => (
        <section key={one.fileId} className="word-file" aria-label={one.name}>
          {files.length > 1 && (
            <h3>
              <bdi>{one.name}</bdi>
            </h3>
          )}
          {one.file ? (
            <>
              <MarkingQuestion
                file={one.file}
                answer={answers.get(one.fileId)}
                onAnswer={(own) => answer(one.fileId, own)}
              />
              <FileDetails file={one.file} shown={files.length === 1} />
            </>
          ) : (
            <p className="fault-box" role="alert">
              {one.fault}
            </p>
          )}
        </section>
      ))}
    </Dialog>
  )
}

interface ReportProps {
  readonly files: readonly TakenFile[]
  readonly wasCancelled: boolean
  onOpen(id: PackId): void
  onClose(): void
}

function Report({ files, wasCancelled, onOpen, onClose }: ReportProps) {
  const taken = files.filter(({ pack }) => pack !== null)
  const failed = files.filter(({ pack, fault }) => pack === null && fault !== '')
  return (
    <Dialog
      title={
        taken.length === files.length
          ? 'All files were imported'
          : `${taken.length} of ${files.length} files were imported`
      }
      size="large"
      onClose={onClose}
      footer={
        <Button variant="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      {wasCancelled && <p role="status">You stopped before the others.</p>}
      {failed.length > 0 && (
        <>
          <p>{failed.length === 1 ? 'This file was' : `These ${failed.length} files were`} left out:</p>
          <ul className="notice-lines">
            {failed.map(({ fileId, fault }) => (
              <li key={fileId}>{fault}</li>
            ))}
          </ul>
        </>
      )}
      {taken.map(({ fileId, name, file, pack }) => (
        <section key={fileId} className="word-file" aria-label={name}>
          <h3>
            <bdi>{name}</bdi>
          </h3>
          {pack && (
            <Button
              size="small"
              onClick={() => {
                onClose()
                onOpen(pack.id)
              }}
            >
              Open “{packTitle(pack.title)}”
            </Button>
          )}
          {file && <FileDetails file={file} shown={false} />}
        </section>
      ))}
    </Dialog>
  )
}
