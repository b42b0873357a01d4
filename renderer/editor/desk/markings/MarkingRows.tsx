// The pack's marking in the panel: scheme, level, caveat. A change of scheme asks about what it concerns.
import { useState } from 'react'
import { findScheme } from '#shared/markings'
import { levelChoices, schemeChoices } from '../../../base/choices'
import { CheckRow, MenuRow, TextRow } from '../../../ui/form'
import { foreignMarks, levelIn } from '../../text/markings/marking-step'
import { useSession, useSignal } from '../hooks'
import { SchemeDialog } from './SchemeDialog'
import { useMarkPack } from './use-mark-pack'

/** The group of rows. */
export function MarkingRows() {
  const session = useSession()
  const { marking } = useSignal(session.store.meta)
  const markPack = useMarkPack()
  const [wanted, setWanted] = useState<string | null>(null)
  const scheme = findScheme(marking.scheme)
  const chooseScheme = (id: string) => {
    const concerns = scheme.id !== 'none' || foreignMarks(session.state.doc, id) > 0
    if (concerns) setWanted(id)
    else markPack({ scheme: id, level: levelIn(session.state.doc, marking, id) })
  }
  return (
    <section className="panel-group">
      <h3 className="panel-heading">Marking</h3>
      <MenuRow label="Scheme" value={scheme.id} choices={schemeChoices} onChange={chooseScheme} />
      {scheme.id !== 'none' && (
        <>
          <MenuRow
            label="Level"
            value={marking.level}
            choices={levelChoices(marking.scheme)}
            onChange={(level) => markPack({ level })}
          />
          <TextRow
            label="Caveat"
            value={marking.caveat}
            placeholder="e.g. Releasable to PfP"
            onChange={(caveat) => session.store.setMeta({ marking: { ...marking, caveat } })}
          />
        </>
      )}
      <CheckRow
        label="For training purposes only"
        checked={marking.trainingRider}
        onChange={(trainingRider) => session.setMarking({ trainingRider })}
      />
      {wanted !== null && <SchemeDialog to={wanted} onClose={() => setWanted(null)} />}
    </section>
  )
}
