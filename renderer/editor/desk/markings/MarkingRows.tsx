// The pack's marking in the panel: scheme, level, caveat. A change of scheme asks about what it concerns.
import { useState } from 'react'
import { findScheme, firstPageLines, type MarkingScheme } from '#shared/markings'
import { levelChoices, schemeChoices } from '../../../base/choices'
import { ownSchemes } from '../../../base/own-schemes'
import { CheckRow, MenuRow, TextRow } from '../../../ui/form'
import { foreignMarks, levelIn } from '../../text/markings/marking-step'
import { useSession, useSignal } from '../hooks'
import { entriesNow } from '../use-entries'
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
      <MenuRow
        label="Scheme"
        value={scheme.id}
        choices={schemeChoices(useSignal(ownSchemes), scheme.id)}
        onChange={chooseScheme}
      />
      <button type="button" className="text-button" onClick={() => entriesNow(['markingSchemes'])[0]?.run()}>
        Marking schemes…
      </button>
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
            placeholder={exampleOf(scheme)}
            {...caveatHint(scheme, marking.level)}
            onChange={(caveat) => session.store.setMeta({ marking: { ...marking, caveat } })}
          />
          {scheme.caveats.onPortions && (
            <button
              type="button"
              className="text-button"
              onClick={() => session.ui.markingWork.set({ kind: 'pack' })}
            >
              Choose caveats…
            </button>
          )}
          {firstPageLines(marking).map(({ id, label, needed }) => (
            <TextRow
              key={id}
              label={label}
              value={marking.firstPage?.[id] ?? ''}
              placeholder={needed ? 'Needed on the first page' : 'Optional'}
              onChange={(words) => {
                const firstPage = { ...marking.firstPage, [id]: words }
                session.store.setMeta({ marking: { ...marking, firstPage } })
              }}
            />
          ))}
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

/** A caveat as the scheme writes it. */
function exampleOf({ caveats }: MarkingScheme): string {
  const [first] = caveats.known
  return first ? `e.g. ${first.text}` : ''
}

/** The caveats that go with a level. */
function caveatHint({ caveats }: MarkingScheme, level: string): { hint?: string } {
  const known = caveats.known.filter(({ levels }) => levels?.includes(level) !== false)
  const words = known.map(({ text, list }) =>
    list ? `${text} ${list.first ?? '…'}${list.first ? ', …' : ''}` : text,
  )
  return words.length > 0 ? { hint: `Usual here: ${words.join(' · ')}` } : {}
}
