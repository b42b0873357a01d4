// Fills in the training scenario in an open handout, and takes it back.
import { useState } from 'react'
import type { PackField, PackMeta } from '#shared/pack'
import { asExercise, filledFromScenario, type ScenarioFill as Which } from '#shared/scenario'
import { ScenarioFill } from '../../../fields/ScenarioFill'
import { useLibrary } from '../../../templates/library'
import { undo } from '../../text/commands/history'
import { confirmAll } from '../../text/suggestions/commands'
import { useSession, useSignal, useText } from '../hooks'

/** What a pack was before it was filled in, and is after it. */
interface Filled {
  readonly before: State
  readonly after: State & { readonly doc: unknown }
  /** Whether words were confirmed, which is a step of the text. */
  readonly confirmed: boolean
}
interface State {
  readonly meta: PackMeta
  readonly fields: readonly PackField[]
}

/** The same rules as in the dialog New pack: handouts only, never over other values without a question. */
export function ScenarioPart() {
  const session = useSession()
  const { store } = session
  const { scenario } = useLibrary().library
  const meta = useSignal(store.meta)
  const fields = useSignal(store.fields)
  const doc = useText((state) => state.doc)
  const [last, setLast] = useState<Filled | null>(null)
  if (meta.kind !== 'handout' || session.readOnly) return null
  const fill = (which: Which) => {
    const before = { meta, fields }
    store.fields.set(filledFromScenario(fields, scenario, which))
    store.setMeta(asExercise(meta))
    const confirmed = session.run(confirmAll, false)
    const after = { meta: store.meta.get(), fields: store.fields.get(), doc: session.state.doc }
    setLast({ before, after, confirmed })
  }
  const isLast =
    last !== null && last.after.meta === meta && last.after.fields === fields && last.after.doc === doc
  const takeBack = () => {
    if (!last) return
    store.fields.set(last.before.fields)
    store.setMeta(last.before.meta)
    if (last.confirmed) session.run(undo, false)
  }
  return <ScenarioFill fields={fields} scenario={scenario} isLast={isLast} onFill={fill} onUndo={takeBack} />
}
