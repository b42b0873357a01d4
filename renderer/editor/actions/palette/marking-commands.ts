// Markings of the pack and of its parts, for the palette.
import { findScheme } from '#shared/markings'
import type { AppCommand } from '../../../palette/registry'
import type { EditorSession } from '../../session/editor-session'
import { setMarking } from '../../text/commands/blocks'
import { foreignMarks } from '../../text/markings/marking-step'
import { rollUp } from '../../text/markings/roll-up'
import { goToFault } from '../go-to-fault'

/** All of them; in packs without a scheme only the way to what is marked all the same. */
export function markingCommands(session: EditorSession): AppCommand[] {
  const { marking } = session.store.meta.get()
  const scheme = findScheme(marking.scheme)
  const levels = scheme.id === 'none' ? [] : scheme.levels
  const left = foreignMarks(session.state.doc, scheme.id) > 0
  const portions = levels.map(({ id, portion, banner }) => [id, `(${portion}) ${banner}`] as const)
  return [
    ...(levels.length > 0 || left ? [[null, 'None'] as const, ...portions] : []).map(
      ([level, label]): AppCommand => ({
        id: `marking:${level}`,
        label,
        group: 'Portion marking',
        icon: 'marking',
        run: () => session.run(setMarking(level)),
      }),
    ),
    ...levels.map(
      ({ id, banner }): AppCommand => ({
        id: `pack-marking:${id}`,
        label: banner,
        group: 'Marking of the pack',
        icon: 'marking',
        checked: id === marking.level,
        run: () => session.setMarking({ level: id }),
      }),
    ),
    {
      id: 'marking-fault',
      label: 'Next part that is marked too high',
      group: 'Pack',
      words: 'classification marking banner',
      disabled: rollUp(session.state.doc, session.store.meta.get()).faults.length === 0,
      run: () => goToFault(session),
    },
  ]
}
