// Asks what becomes of level, caveat and portion marks when the pack changes to another marking scheme.
import { useState } from 'react'
import { findLevel, findScheme } from '#shared/markings'
import { levelChoices } from '../../../base/choices'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { CheckRow, MenuRow, TextRow } from '../../../ui/form'
import { foreignMarks, levelIn, loweredMarks } from '../../text/markings/marking-step'
import { useSession, useSignal } from '../hooks'
import { useMarkPack } from './use-mark-pack'

interface Props {
  /** Id of the chosen scheme. */
  readonly to: string
  onClose(): void
}

/** The level keeps its rank; a lower marking is announced before it is applied. */
export function SchemeDialog({ to, onClose }: Props) {
  const session = useSession()
  const { marking } = useSignal(session.store.meta)
  const markPack = useMarkPack()
  const [level, setLevel] = useState(() => levelIn(session.state.doc, marking, to))
  const [caveat, setCaveat] = useState(marking.caveat)
  const [withMarks, setWithMarks] = useState(false)
  const [marks] = useState(() => foreignMarks(session.state.doc, to))
  const [lowered] = useState(() => loweredMarks(session.state.doc, to))
  const scheme = findScheme(to)
  const now = findLevel(marking.scheme, marking.level)
  const lower = (findLevel(to, level)?.sensitivity ?? 0) < (now?.sensitivity ?? 0)
  const removes = to === 'none'
  const apply = () => {
    onClose()
    markPack({ scheme: to, level, ...(removes || caveat === marking.caveat ? {} : { caveat }) }, withMarks)
  }
  return (
    <Dialog
      title={removes ? 'Remove marking' : `Change to ${scheme.name} markings`}
      size="small"
      onClose={onClose}
      onSubmit={apply}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit">
            {removes ? 'Remove marking' : 'Change scheme'}
          </Button>
        </>
      }
    >
      <p>
        {removes
          ? `The pack is marked ${now?.banner ?? marking.level}. Without a scheme, no marking is printed.`
          : `Current marking: ${now?.banner || 'none'} (${findScheme(marking.scheme).name}).`}
      </p>
      {!removes && <MenuRow label="New level" value={level} choices={levelChoices(to)} onChange={setLevel} />}
      {!removes && marking.caveat !== '' && (
        <TextRow
          label="Caveat"
          value={caveat}
          hint={`Written for ${findScheme(marking.scheme).name} markings. Check that it is valid with ${scheme.name} markings.`}
          onChange={setCaveat}
        />
      )}
      {marks > 0 && (
        <CheckRow
          label={
            removes ? `Remove ${marksOf(marks)} too` : `Change ${marksOf(marks)} to ${scheme.name} levels`
          }
          checked={withMarks}
          onChange={setWithMarks}
        />
      )}
      {!removes && (lower || (withMarks && lowered > 0)) && (
        <p className="fault-box" role="alert">
          This lowers{' '}
          {[
            ...(lower ? ['the marking of the pack'] : []),
            ...(withMarks && lowered > 0 ? [marksOf(lowered)] : []),
          ].join(' and ')}
          .
        </p>
      )}
    </Dialog>
  )
}

const marksOf = (count: number): string =>
  count === 1 ? '1 section or portion mark' : `${count} section and portion marks`
