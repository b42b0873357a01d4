// A list of problems, linked to their places.
import { useId } from 'react'
import type { Problem, ProblemFix } from '#shared/pack'
import { Button } from '../ui/Button'
import { Icon } from '../ui/icons'

const FIXES: Readonly<Record<ProblemFix, string>> = { landscape: 'Change to landscape' }

interface Props {
  readonly title: string
  /** Shown beside the title; usually the number of problems. */
  readonly count?: number
  readonly note?: string
  readonly problems: readonly Problem[]
  /** Titles of the sections by id. */
  readonly titles: ReadonlyMap<string, string>
  onJump(problem: Problem): void
  /** Applies one-click fixes; without it none are offered. */
  onFix?(problem: Problem): void
}

/** Renders nothing without problems. */
export function ProblemList({ title, count, note, problems, titles, onJump, onFix }: Props) {
  const heading = useId()
  if (problems.length === 0) return null
  return (
    <section className="problems" aria-labelledby={heading}>
      <h3 id={heading}>
        {title} <span className="problem-count">{count ?? problems.length}</span>
      </h3>
      {note && <p className="form-hint">{note}</p>}
      <ul>
        {problems.map((problem, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list does not change while it is shown
          <li key={index}>
            <ProblemLine
              problem={problem}
              section={problem.section === null ? '' : (titles.get(problem.section) ?? '')}
              onJump={onJump}
            />
            {onFix && problem.fix && problem.section !== null && (
              <Button size="small" className="problem-fix" onClick={() => onFix(problem)}>
                {FIXES[problem.fix]}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

interface LineProps {
  readonly problem: Problem
  readonly section: string
  onJump(problem: Problem): void
}

/** A problem, as a link to its place if it has one. */
export function ProblemLine({ problem, section, onJump }: LineProps) {
  const words = (
    <>
      <Icon name={problem.severity === 'error' ? 'warning' : 'info'} />
      {problem.severity === 'error' && <span className="visually-hidden">Error: </span>}
      <span className="problem-message">{problem.message}</span>
      {section !== '' && <span className="problem-section">{section}</span>}
    </>
  )
  if (problem.section === null && !problem.line) {
    return (
      <div className="problem-line" data-severity={problem.severity}>
        {words}
      </div>
    )
  }
  return (
    <button
      type="button"
      className="problem-line"
      data-severity={problem.severity}
      onClick={() => onJump(problem)}
    >
      {words}
      <Icon name="arrow-right" />
    </button>
  )
}
