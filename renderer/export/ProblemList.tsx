// Problems as lines; one that has a place goes there.
import type { Problem } from '#shared/pack'
import { Icon } from '../ui/icons'
import { showPlace } from './show-place'

interface Props {
  readonly title: string
  readonly problems: readonly Problem[]
  /** Called after the window went to the place of a problem. */
  onJump?(): void
}

/** Nothing when there are none. */
export function ProblemList({ title, problems, onJump }: Props) {
  if (problems.length === 0) return null
  return (
    <section className="problems" aria-label={title}>
      <h3>
        {title} <span className="problem-count">{problems.length}</span>
      </h3>
      <ul>
        {problems.map((problem, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list does not change while it is shown
          <li key={index} data-severity={problem.severity}>
            <Icon name={problem.severity === 'error' ? 'warning' : 'info'} />
            {onJump && problem.section !== null ? (
              <button
                type="button"
                className="problem-line"
                onClick={() => {
                  onJump()
                  requestAnimationFrame(() => showPlace(problem))
                }}
              >
                {problem.message}
              </button>
            ) : (
              <span className="problem-line">{problem.message}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
