// Problems that the author should fix, checked before the export.
import { useEffect, useState } from 'react'
import { placesToConfirm } from '#shared/check-to-confirm'
import type { ExportFile } from '#shared/exported'
import type { ExportOptions, Pack, PackId, Problem } from '#shared/pack'
import { call, messageOf } from '../base/bridge'
import { Icon } from '../ui/icons'
import { raisePack, type StatedMarking, stateMarking, turnSection } from './mend-pack'
import { ProblemList } from './ProblemList'
import { StoppingList } from './StoppingList'

interface Props {
  readonly pack: Pack
  readonly options: ExportOptions
  readonly file: ExportFile
  /** Titles of the sections by id. */
  readonly titles: ReadonlyMap<string, string>
  onJump(problem: Problem): void
  /** Whether something must be settled first, or nothing can be made with these options. */
  onStopped(isStopped: boolean): void
}

/** Checks again whenever the options change, and when a problem was fixed from the list. */
export function Check({ pack, options, file, titles, onJump, onStopped }: Props) {
  const packId = pack.id
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
        onStopped(found.some(({ stops }) => stops !== undefined))
      },
      (error: unknown) => {
        if (!current) return
        setFault(messageOf(error))
        onStopped(true)
      },
    )
    return () => {
      current = false
    }
  }, [packId, choices, file, mended, onStopped])
  const mend = (work: Promise<void>) =>
    work.then(
      () => setMended((count) => count + 1),
      (error: unknown) => setFault(messageOf(error)),
    )
  const fix = ({ section }: Problem) => {
    if (section !== null) void mend(turnSection(packId, section))
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
      <StoppingList
        problems={problems.filter(({ stops }) => stops)}
        marking={pack.meta.marking}
        titles={titles}
        onJump={onJump}
        onState={(stated) => void mend(settle(packId, stated))}
        onMarkPack={(portion) => void mend(raisePack(packId, portion))}
      />
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
        problems={problems.filter(({ toConfirm, stops }) => !toConfirm && !stops)}
        titles={titles}
        onJump={onJump}
        onFix={fix}
      />
    </>
  )
}

/** A pack is marked as high as what is in it. */
async function settle(id: PackId, stated: StatedMarking): Promise<void> {
  await stateMarking(id, stated)
  if (stated.marking !== null) await raisePack(id, stated.marking)
}
