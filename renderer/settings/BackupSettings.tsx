// The backup settings: when the last backup was made, a second folder for them, and 'Back up now'.
import { useEffect, useState } from 'react'
import type { BackupPlaceStatus, BackupStatus } from '#shared/backups'
import { dateWords } from '#shared/date-words'
import { call, messageOf, on } from '../base/bridge'
import { sizeWords } from '../base/size-words'
import { Button } from '../ui/Button'
import { FaultBox } from '../ui/FaultBox'
import { ProgressBar } from '../ui/ProgressBar'

/** Acts at once: nothing here waits for the dialog's 'Save'. */
export function BackupSettings() {
  const { status, fault, run } = useBackups()
  return (
    <section className="backup-settings" aria-labelledby="backups-title">
      <h3 id="backups-title" className="form-heading">
        Backups
      </h3>
      <p className="form-hint">
        While you use Attaché, the library is backed up every hour. The last hours, days and weeks are kept.
        To get something back, choose Pack &gt; Restore from backup… in the list of packs.
      </p>
      {status && <Places status={status} />}
      <FaultBox fault={fault} />
      {status && (
        <div className="backup-actions">
          {status.progress === null ? (
            <Button onClick={() => run('backups.make')}>Back up now</Button>
          ) : (
            <>
              <ProgressBar value={status.progress} label="Backup in progress" />
              <Button onClick={() => run('backups.cancel')}>Stop</Button>
            </>
          )}
          <Button disabled={status.progress !== null} onClick={() => run('backups.chooseFolder')}>
            {status.other ? 'Change second folder…' : 'Back up to a second folder…'}
          </Button>
          {status.other && (
            <Button disabled={status.progress !== null} onClick={() => run('backups.forgetFolder')}>
              Remove second folder
            </Button>
          )}
        </div>
      )}
      <CheckButton />
    </section>
  )
}

type BackupCall = 'backups.make' | 'backups.cancel' | 'backups.chooseFolder' | 'backups.forgetFolder'

function useBackups() {
  const [status, setStatus] = useState<BackupStatus | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  useEffect(() => {
    call('backups.status', null).then(setStatus, (error: unknown) => setFault(messageOf(error)))
    return on('backups.changed', setStatus)
  }, [])
  const run = (channel: BackupCall): void => {
    setFault(null)
    call(channel, null).then(
      (after) => after && setStatus(after),
      (error: unknown) => setFault(messageOf(error)),
    )
  }
  return { status, fault, run }
}

function Places({ status }: { readonly status: BackupStatus }) {
  return (
    <dl className="backup-places">
      <dt>On this computer</dt>
      <dd>
        {status.own ? (
          <Place place={status.own} />
        ) : (
          'None: Attaché can’t save files of its own on this computer. Choose a second folder.'
        )}
      </dd>
      {status.other && (
        <>
          <dt>Second folder</dt>
          <dd>
            <Place place={status.other} />
          </dd>
        </>
      )}
    </dl>
  )
}

function Place({ place }: { readonly place: BackupPlaceStatus }) {
  const { folder, last, count, bytes, fault } = place
  const all = count === 1 ? '1 backup' : `${count} backups`
  return (
    <>
      <span role="status">
        {last === null ? 'No backup yet' : `Last backup: ${dateWords(last)}. ${all}, ${sizeWords(bytes)}.`}
      </span>
      {fault !== null && (
        <span className="backup-fault" role="status">
          The last attempt failed; it will be tried again. {fault}
        </span>
      )}
      <span className="backup-folder">{folder}</span>
    </>
  )
}

/** Checks the whole library, and says what was found. */
function CheckButton() {
  const [words, setWords] = useState<string | null>(null)
  const [isChecking, setChecking] = useState(false)
  const check = () => {
    setChecking(true)
    setWords('Checking the library…')
    void call('library.check', null)
      .then(setWords, (error: unknown) => setWords(messageOf(error)))
      .finally(() => setChecking(false))
  }
  return (
    <div className="backup-actions">
      <Button disabled={isChecking} onClick={check}>
        Check library
      </Button>
      <span role="status">{words}</span>
    </div>
  )
}
