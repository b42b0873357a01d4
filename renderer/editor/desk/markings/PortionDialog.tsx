// The dialog that marks a part of the text: which part, its level, its caveats, and what will be printed.
import { useState } from 'react'
import { portionCaveatFaults, portionFault } from '#shared/check-markings'
import { findScheme, levelName, offeredLevels } from '#shared/markings'
import { caveatOf, caveatParts, joinCaveats, levelOf, portionText, withCaveat } from '#shared/portions'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { ChoiceRow } from '../../../ui/form'
import { bannerOf } from '../../text/markings/labels'
import { markableParts, markPart } from '../../text/markings/parts'
import type { DialogProps } from '../dialogs/props'
import { useSession, useSignal } from '../hooks'
import { CaveatRows } from './CaveatRows'
import { MarkingPreview } from './MarkingPreview'

/** Starts with the innermost part at a position, or at the selection. */
export function PortionDialog({ at, onClose, onDone }: DialogProps & { readonly at: number | null }) {
  const session = useSession()
  const pack = useSignal(session.store.meta).marking
  const scheme = findScheme(pack.scheme)
  const [all] = useState(() => markableParts(session.state, at))
  const [pos, setPos] = useState(all[0]?.pos ?? 0)
  const chosen = all.find((part) => part.pos === pos) ?? all[0]
  const [marking, setMarking] = useState(chosen?.marking ?? null)
  const caveats = caveatParts(scheme, marking === null ? '' : caveatOf(marking))
  const [parts, setParts] = useState(caveats)
  if (!chosen) return null
  const level = marking === null ? '' : levelOf(marking)
  const onPortions = scheme.caveats.onPortions === true && level !== ''
  const next =
    level === '' ? null : onPortions ? withCaveat(level, joinCaveats(scheme, level, parts)) : marking
  const faults = next === null ? [] : portionCaveatFaults(next, scheme.id, 'This marking')
  const beyond = next === null ? null : portionFault(next, pack)
  const show = (place: number) => {
    const now = all.find((part) => part.pos === place)?.marking ?? null
    setPos(place)
    setMarking(now)
    setParts(caveatParts(scheme, now === null ? '' : caveatOf(now)))
  }
  const apply = () => {
    if (faults.length > 0) return
    onDone(() => {
      if (!session.refusesChange()) session.run(markPart(chosen.pos, next))
    })
  }
  return (
    <Dialog
      title="Portion marking"
      onClose={onClose}
      onSubmit={apply}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={faults.length > 0}>
            Mark
          </Button>
        </>
      }
    >
      {all.length > 1 && (
        <ChoiceRow
          label="Part"
          value={String(pos)}
          choices={all.map((part) => [String(part.pos), part.name] as const)}
          onChange={(place) => show(Number(place))}
        />
      )}
      <ChoiceRow
        label="Level"
        value={level}
        choices={levelChoices(scheme.id, level)}
        onChange={(id) => setMarking(id || null)}
      />
      {onPortions && (
        <CaveatRows
          scheme={scheme}
          level={level}
          parts={parts}
          banner={caveatParts(scheme, pack.caveat)}
          onChange={setParts}
        />
      )}
      <MarkingPreview
        lines={[portionText(next)]}
        faults={faults}
        warning={beyond && `It is ${beyond}. The check before an export will say so.`}
      />
    </Dialog>
  )
}

function levelChoices(scheme: string, level: string): (readonly [string, string])[] {
  const levels = offeredLevels(scheme)
    .filter(({ portion }) => portion !== '')
    .map((one) => [one.id, `(${one.portion}) ${levelName(one)}`] as const)
  const known = level === '' || levels.some(([id]) => id === level)
  return [
    ['', 'None'],
    ...levels,
    ...(known ? [] : [[level, `${bannerOf(level)} (not in this scheme)`] as const]),
  ]
}
