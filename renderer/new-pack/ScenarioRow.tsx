// Fills in the training scenario for a new handout, and takes it back.
import { useState } from 'react'
import type { Scenario } from '#shared/scenario'
import { ScenarioFill } from '../fields/ScenarioFill'
import { type Draft, withScenario } from './draft'

interface Props {
  readonly draft: Draft
  readonly scenario: Scenario
  onChange(draft: Draft): void
}

/** Until the next change, everything that was filled in is taken back as one step. */
export function ScenarioRow({ draft, scenario, onChange }: Props) {
  const [last, setLast] = useState<{ readonly before: Draft; readonly after: Draft } | null>(null)
  return (
    <ScenarioFill
      fields={draft.fields}
      scenario={scenario}
      isLast={last !== null && last.after === draft}
      onFill={(which) => {
        const after = withScenario(draft, scenario, which)
        setLast({ before: draft, after })
        onChange(after)
      }}
      onUndo={() => last && onChange(last.before)}
    />
  )
}
