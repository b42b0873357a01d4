// Who may read the section with the cursor in its title, or the selected blocks.
import { audienceName, editionChoices } from '#shared/editions'
import { audienceOfSelection, setAudience } from '../../text/commands/audiences'
import { define } from '../action'
import { provide } from '../entry'

const words = 'readers audience edition withhold partner releasable'
const common = { group: 'Readers', works: 'text', icon: 'eye', slash: 'searched' } as const

export const audiences = define(common, {
  audienceEveryone: {
    label: 'For everyone',
    words,
    keys: 'Ctrl+Alt+A',
    isOn: ({ state }) => audienceOfSelection(state) === 'everyone',
    can: ({ state }) => setAudience('everyone')(state),
    command: setAudience('everyone'),
  },
  audienceOwn: {
    label: 'For own side only',
    words,
    keys: 'Ctrl+Alt+O',
    isOn: ({ state }) => audienceOfSelection(state) === 'own',
    can: ({ state }) => setAudience('own')(state),
    command: setAudience('own'),
  },
  audienceInstructor: {
    label: 'For instructors only',
    words,
    isOn: ({ state }) => audienceOfSelection(state) === 'instructor',
    can: ({ state }) => setAudience('instructor')(state),
    command: setAudience('instructor'),
  },
  audienceUsual: {
    label: 'Default readers',
    words,
    can: ({ state }) => setAudience(null)(state),
    command: setAudience(null),
  },
})

/** The pack's own audiences and editions. */
export const readers = define(
  { group: 'Pack', works: 'editor' },
  {
    editionsAndReaders: {
      label: 'Editions and readers…',
      icon: 'eye',
      words: 'audience edition partner rename delete withhold',
      run: ({ session }) => session.ui.dialog.set('readers'),
    },
  },
)

/** Which edition the text and the pages show. */
export const editions = provide('editor', 'Edition shown', ({ session: { store } }) => {
  const { kind, readers } = store.meta.get()
  const everything = { id: null, name: 'All text' }
  return [everything, ...editionChoices(kind, readers)].map(({ id, name }) => ({
    id: `edition:${id}`,
    label: id === null ? name : `${name} edition`,
    words: 'edition readers view withhold preview',
    icon: 'eye',
    checked: store.shown.get() === id,
    run: () => store.shown.set(id),
  }))
})

/** The pack's own audiences. */
export const ownAudiences = provide('text', 'Readers', ({ session, state }) => {
  const { readers } = session.store.meta.get()
  return (readers?.audiences ?? []).map(({ id }) => ({
    id: `audience:${id}`,
    label: `For ${audienceName(id, readers)} only`,
    icon: 'eye',
    checked: audienceOfSelection(state) === id,
    run: () => session.run(setAudience(id)),
  }))
})
