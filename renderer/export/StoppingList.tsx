// What must be settled before an export: files that are enclosed under too low a marking. Asks which one they have.
import { useEffect, useId, useRef } from 'react'
import { findLevel, findScheme, levelName, offeredLevels, type PackMarking } from '#shared/markings'
import type { Problem } from '#shared/pack'
import { levelOf } from '#shared/portions'
import { Button } from '../ui/Button'
import { ChoiceRow } from '../ui/form'
import type { StatedMarking } from './mend-pack'
import { ProblemLine } from './ProblemList'

interface Props {
  readonly problems: readonly Problem[]
  readonly marking: PackMarking
  /** Titles of the sections by id. */
  readonly titles: ReadonlyMap<string, string>
  onJump(problem: Problem): void
  onState(stated: StatedMarking): void
  onMarkPack(portion: string): void
}

/** Renders nothing without problems that stop an export. */
export function StoppingList({ problems, marking, titles, onJump, onState, onMarkPack }: Props) {
  const heading = useId()
  const list = useRef<HTMLElement>(null)
  const isThere = problems.length > 0
  // It says why the button can't be pressed, and may be below what is in sight.
  useEffect(() => {
    if (isThere) list.current?.scrollIntoView({ block: 'nearest' })
  }, [isThere])
  if (!isThere) return null
  return (
    <section ref={list} className="problems" aria-labelledby={heading}>
      <h3 id={heading}>
        Before you can export <span className="problem-count">{problems.length}</span>
      </h3>
      <p className="form-hint">Enclosed pages are marked higher than they would be printed.</p>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.section} ${problem.stops?.abovePack}`}>
            <ProblemLine
              problem={problem}
              section={problem.section === null ? '' : (titles.get(problem.section) ?? '')}
              onJump={onJump}
            />
            <Answer {...{ problem, marking, onState, onMarkPack }} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const OPEN = ''

function Answer({
  problem,
  marking,
  onState,
  onMarkPack,
}: Omit<Props, 'problems' | 'titles' | 'onJump'> & {
  readonly problem: Problem
}) {
  const { section, stops } = problem
  if (!stops || section === null) return null
  const { asset, least, abovePack } = stops
  const level = findLevel(marking.scheme, least)
  if (abovePack)
    return level ? (
      <Button size="small" className="problem-fix" onClick={() => onMarkPack(least)}>
        Mark the pack {levelName(level)}
      </Button>
    ) : (
      <p className="form-hint problem-fix">
        {findScheme(marking.scheme).name}: mark the pack or the section in a scheme that both have.
      </p>
    )
  return (
    <div className="form-grid stopping-answer">
      <ChoiceRow
        label="The enclosure is marked"
        value={OPEN}
        choices={[[OPEN, 'Choose…'] as const, ...levelsFor(marking, least)]}
        hint="Pack and section are marked as you choose, the pack never lower than now."
        onChange={(chosen) => chosen !== OPEN && onState({ section, asset, marking: chosen })}
      />
    </div>
  )
}

/** All levels of the pack's scheme, those that are as high as the words first. */
function levelsFor({ scheme }: PackMarking, least: string): (readonly [string, string])[] {
  const wanted = findLevel(scheme, least)
  const all = offeredLevels(scheme).map((level) => ({
    level,
    isLower: !wanted || level.sensitivity < wanted.sensitivity,
  }))
  return [...all.filter(({ isLower }) => !isLower), ...all.filter(({ isLower }) => isLower).reverse()].map(
    ({ level, isLower }) =>
      [
        levelOf(level.id),
        isLower ? `${levelName(level)}, although its pages say more` : levelName(level),
      ] as const,
  )
}
