// Fills in the training scenario for a new handout, and takes it back.
import { useState } from 'react'
import type { PackField } from '#shared/pack'
import { replacedByScenario, type Scenario, type ScenarioFill } from '#shared/scenario'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { type Draft, withScenario } from './draft'

interface Props {
  readonly draft: Draft
  readonly scenario: Scenario
  onChange(draft: Draft): void
}

/** Asks before values are replaced; until the next change, everything that was filled in is taken back as one step. */
export function ScenarioRow({ draft, scenario, onChange }: Props) {
  const [last, setLast] = useState<{ readonly before: Draft; readonly after: Draft } | null>(null)
  const [asking, setAsking] = useState(false)
  const replaced = replacedByScenario(draft.fields, scenario)
  const fill = (which: ScenarioFill) => {
    const after = withScenario(draft, scenario, which)
    setAsking(false)
    setLast({ before: draft, after })
    onChange(after)
  }
  const isLast = last !== null && last.after === draft
  return (
    <div className="scenario-row">
      <Button size="small" onClick={() => (replaced.length > 0 ? setAsking(true) : fill('all'))}>
        Fill in with the training scenario
      </Button>
      <p className="form-hint" role="status">
        {isLast ? `Filled in: ${scenario.title}. The pack is marked as an exercise.` : scenario.summary}
      </p>
      {isLast && (
        <Button size="small" onClick={() => onChange(last.before)}>
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
  onFill(which: ScenarioFill): void
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
