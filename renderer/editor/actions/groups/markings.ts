// Pack and portion markings, and going to portions marked above the pack.
import type { EditorState } from '@tiptap/pm/state'
import { findScheme, levelName, offeredLevels } from '#shared/markings'
import type { EditorSession } from '../../session/editor-session'
import { setMarking } from '../../text/commands/blocks'
import { caveatsFor, levelsFor } from '../../text/markings/choices'
import { foreignMarks } from '../../text/markings/marking-step'
import { define } from '../action'
import { provide } from '../entry'
import { goToFault, rollUpOf } from '../go-to-fault'

export const markings = {
  ...define(
    { group: 'Pack', works: 'editor' },
    {
      markingFault: {
        label: 'Next portion above the pack’s marking',
        words: 'classification marking banner',
        can: ({ session }) => rollUpOf(session).faults.length > 0,
        run: ({ session }) => goToFault(session),
      },
      packCaveats: {
        label: 'Caveats of the pack…',
        words: 'marking banner releasable countries list',
        can: ({ session }) => findScheme(schemeOf(session)).caveats.onPortions === true,
        run: ({ session }) => session.ui.markingWork.set({ kind: 'pack' }),
      },
    },
  ),
  ...define(
    { group: 'Portion marking', works: 'editor' },
    {
      portionMarking: {
        label: 'Portion marking…',
        words: 'classification caveat releasable countries list table image',
        textMenu: true,
        here: ({ session }) => schemeOf(session) !== 'none',
        run: ({ session }) => session.ui.markingWork.set({ kind: 'portion', at: null }),
      },
    },
  ),
}

const schemeOf = (session: EditorSession): string => session.store.meta.get().marking.scheme

/** The levels and caveats for the block with the cursor; in a pack without a scheme, only removing a leftover marking. */
export const portionMarkings = provide('text', 'Portion marking', ({ session, state }) => {
  const scheme = findScheme(session.store.meta.get().marking.scheme)
  const marking = portionOf(state)
  const levels = levelsFor(scheme.id, marking)
  if (levels.length === 0 && marking === null && foreignMarks(state.doc, scheme.id) === 0) return []
  const none = { marking: null, label: 'None', checked: marking === null }
  const caveats = levels.length > 0 ? caveatsFor(marking) : []
  return [none, ...levels, ...caveats].map((choice) => ({
    id: `marking:${choice.label}`,
    label: choice.label,
    icon: 'marking',
    checked: choice.checked,
    run: () => session.run(setMarking(choice.marking)),
  }))
})

/** The levels for the whole pack. */
export const packMarkings = provide('editor', 'Pack marking', ({ session }) => {
  const { marking } = session.store.meta.get()
  const scheme = findScheme(marking.scheme)
  return (scheme.id === 'none' ? [] : offeredLevels(scheme.id)).map((level) => ({
    id: `packMarking:${level.id}`,
    label: levelName(level),
    icon: 'marking',
    checked: level.id === marking.level,
    run: () => session.setMarking({ level: level.id }),
  }))
})

/** Marking of the innermost block at the cursor that can have one. */
function portionOf(state: EditorState): string | null {
  const { $from } = state.selection
  for (let depth = $from.depth; depth > 1; depth -= 1) {
    const { marking } = $from.node(depth).attrs
    if (marking !== undefined) return marking
  }
  return null
}
