// Fills in the training scenario: a button, a question before values are replaced, and its undo.
import { useState } from 'react'
import type { PackField } from '#shared/pack'
import { replacedByScenario, type Scenario, type ScenarioFill as Which } from '#shared/scenario'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'

interface Props {
  readonly fields: readonly PackField[]
  readonly scenario: Scenario
  /** Whether filling in was the last change, so that it can be taken back as one step. */
  readonly isLast: boolean
  onFill(which: Which): void
  onUndo(): void
}

/** The row. */
export function ScenarioFill({ fields, scenario, isLast, onFill, onUndo }: Props) {
  const [asking, setAsking] = useState(false)
  const replaced = replacedByScenario(fields, scenario)
  const fill = (which: Which) => {
    setAsking(false)
    onFill(which)
  }
  return (
    <div className="scenario-row">
      <Button size="small" onClick={() => (replaced.length > 0 ? setAsking(true) : fill('all'))}>
        Fill in with the training scenario
      </Button>
      <p className="form-hint" role="status">
        {isLast ? `Filled in: ${scenario.title}. The pack is marked as an exercise.` : scenario.summary}
      </p>
      {isLast && (
        <Button size="small" onClick={onUndo}>
          Undo
        </Button>
      )}
      {asking && <ReplaceDialog replaced={replaced} onFill={fill} onClose={() => setAsking(false)} />}
    </div>
  )
}

/** Fields named in the question; more are counted. */
const NAMED = 6

interface ReplaceProps {
  readonly replaced: readonly PackField[]
  onFill(which: Which): void
  onClose(): void
}

function ReplaceDialog({ replaced, onFill, onClose }: ReplaceProps) {
  const names = replaced.slice(0, NAMED).map(({ label }) => label)
  const more = replaced.length - names.length
  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button variant="danger" onClick={() => onFill('all')}>
        Replace
      </Button>
      <Button variant="primary" onClick={() => onFill('empty')}>
        Keep my values
      </Button>
    </>
  )
  return (
    <Dialog title="Replace values?" size="small" footer={footer} onClose={onClose}>
      <p>
        {replaced.length === 1
          ? 'This field already has another value'
          : 'These fields already have other values'}
        : {names.join(', ')}
        {more > 0 && ` and ${more} more`}. If you keep your values, only empty fields are filled in.
      </p>
    </Dialog>
  )
}
