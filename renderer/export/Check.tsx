// What only the author can mend, looked for before the export.
import { useEffect, useState } from 'react'
import type { ExportOptions, PackId, Problem } from '#shared/pack'
import { call, messageOf } from '../bridge'
import { Icon } from '../ui/icons'
import { ProblemList } from './ProblemList'

interface Props {
  readonly packId: PackId
  readonly options: ExportOptions
  /** Titles of the sections by id. */
  readonly titles: ReadonlyMap<string, string>
  onJump(problem: Problem): void
}

/** Looks again whenever the choices change. */
export function Check({ packId, options, titles, onJump }: Props) {
  const [problems, setProblems] = useState<readonly Problem[] | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const choices = JSON.stringify(options)
  useEffect(() => {
    let current = true
    call('export.check', { id: packId, options: JSON.parse(choices) as ExportOptions }).then(
      (found) => current && setProblems(found),
      (error: unknown) => current && setFault(messageOf(error)),
    )
    return () => {
      current = false
    }
  }, [packId, choices])
  if (fault !== null) return <p className="form-fault">{fault}</p>
  if (problems === null) return null
  if (problems.length === 0) {
    return (
      <p className="export-clean" role="status">
        <Icon name="check" />
        Checked: nothing to mend. All fields are filled in.
      </p>
    )
  }
  return (
    <ProblemList
      title="Before you export"
      note="You can export all the same. Empty fields print as visible blanks."
      problems={problems}
      titles={titles}
      onJump={onJump}
    />
  )
}
