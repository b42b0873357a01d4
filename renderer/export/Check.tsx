// Problems that the author should fix, checked before the export.
import { useEffect, useState } from 'react'
import { placesToConfirm } from '#shared/check-to-confirm'
import type { ExportFile } from '#shared/exported'
import type { ExportOptions, PackId, Problem } from '#shared/pack'
import { call, messageOf } from '../base/bridge'
import { Icon } from '../ui/icons'
import { ProblemList } from './ProblemList'
import { turnSection } from './turn-section'

interface Props {
  readonly packId: PackId
  readonly options: ExportOptions
  readonly file: ExportFile
  /** Titles of the sections by id. */
  readonly titles: ReadonlyMap<string, string>
  onJump(problem: Problem): void
}

/** Checks again whenever the options change, and when a problem was fixed from the list. */
export function Check({ packId, options, file, titles, onJump }: Props) {
  const [problems, setProblems] = useState<readonly Problem[] | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [mended, setMended] = useState(0)
  const choices = JSON.stringify(options)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `mended` is no input, but a reason to look again
  useEffect(() => {
    let current = true
    call('export.check', { id: packId, options: JSON.parse(choices) as ExportOptions, file }).then(
      (found) => {
        if (!current) return
        setProblems(found)
        setFault(null)
      },
      (error: unknown) => current && setFault(messageOf(error)),
    )
    return () => {
      current = false
    }
  }, [packId, choices, file, mended])
  const fix = ({ section }: Problem) => {
    if (section === null) return
    turnSection(packId, section).then(
      () => setMended((count) => count + 1),
      (error: unknown) => setFault(messageOf(error)),
    )
  }
  if (fault !== null) return <p className="form-fault">{fault}</p>
  if (problems === null) return null
  if (problems.length === 0) {
    return (
      <p className="export-clean" role="status">
        <Icon name="check" />
        No problems found. All fields are filled in.
      </p>
    )
  }
  const places = placesToConfirm(problems)
  return (
    <>
      <ProblemList
        title="To confirm"
        count={places}
        note={`Suggested words that nobody has confirmed or edited. ${places === 1 ? 'A blank is' : 'Blanks are'} printed until then.`}
        problems={problems.filter(({ toConfirm }) => toConfirm)}
        titles={titles}
        onJump={onJump}
      />
      <ProblemList
        title="Things to check"
        note="You can still export. Empty fields are printed as blanks."
        problems={problems.filter(({ toConfirm }) => !toConfirm)}
        titles={titles}
        onJump={onJump}
        onFix={fix}
      />
    </>
  )
}
