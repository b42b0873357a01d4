// The window: new and open packs, settings, help, quit.
import { packTitle } from '#shared/pack-title'
import { call } from '../../../base/bridge'
import { appearanceChoices } from '../../../base/choices'
import { define, each } from '../action'
import { provide } from '../entry'
import { goToNextEmptyField, nextEmptyField } from '../next-empty'
import { importWordFolder } from '../word-sections'

const appearances = appearanceChoices.map(([appearance]) => appearance)
const nameOf = (appearance: string) =>
  appearanceChoices.find(([value]) => value === appearance)?.[1] ?? appearance

export const window = {
  ...define(
    { group: 'Pack', works: 'everywhere' },
    {
      newPack: { label: 'New pack…', icon: 'plus', keys: 'Ctrl+N', run: ({ newPack }) => newPack() },
      import: {
        label: 'Import…',
        icon: 'import',
        keys: 'Ctrl+O',
        words: 'open file bpack btemplates word docx markdown',
        run: ({ importFile }) => importFile(),
      },
      importWordFolder: {
        label: 'Import a folder of Word files…',
        words: 'docx markdown documents old papers batch several directory',
        run: ({ fail }) => void importWordFolder().catch(fail),
      },
    },
  ),
  ...define(
    { group: 'Pack', works: 'editor' },
    {
      library: {
        label: 'All packs',
        icon: 'arrow-left',
        keys: { own: 'Ctrl+Shift+L', word: ['Ctrl+W', 'Ctrl+F4'] },
        words: 'library close',
        run: ({ leave }) => leave(),
      },
      save: { label: 'Save', keys: 'Ctrl+S', run: ({ session }) => session.saveNow() },
      nextEmptyField: {
        label: 'Next empty field',
        icon: 'field',
        keys: 'Ctrl+Alt+J',
        can: ({ session }) => nextEmptyField(session) !== null,
        run: ({ session }) => goToNextEmptyField(session),
      },
    },
  ),
  ...define(
    { group: 'Window', works: 'everywhere' },
    {
      templates: { label: 'Templates…', icon: 'library', run: ({ templates }) => templates() },
      settings: {
        label: 'Settings…',
        icon: 'settings',
        keys: 'Ctrl+,',
        words: 'preferences options',
        run: ({ showSettings }) => showSettings(),
      },
      markingSchemes: {
        label: 'Marking schemes…',
        words: 'classification import own levels caveats yaml',
        run: ({ markingSchemes }) => markingSchemes(),
      },
      shortcuts: {
        label: 'Keyboard shortcuts',
        keys: 'Ctrl+/',
        words: 'keys help',
        run: ({ shortcuts }) => shortcuts(),
      },
      palette: {
        label: 'All commands…',
        keys: { own: 'Ctrl+K', word: ['Ctrl+Shift+P', 'Alt+Q', 'F1'] },
        words: 'palette tell me help',
        run: ({ palette }) => palette(),
      },
      minimize: {
        label: 'Minimise',
        words: 'window hide',
        run: ({ fail }) => void call('window.run', { command: 'minimize' }).catch(fail),
      },
      quit: {
        label: 'Quit',
        keys: { own: 'Ctrl+Q', word: 'Alt+F4' },
        words: 'exit close leave',
        inDialogs: true,
        run: ({ fail }) => void call('window.run', { command: 'quit' }).catch(fail),
      },
    },
  ),
  ...define(
    { group: 'Appearance', works: 'everywhere', words: 'theme mode colours' },
    each('appearance', appearances, (appearance) => ({
      label: nameOf(appearance),
      isOn: ({ settings }) => settings.appearance === appearance,
      run: ({ change }) => change({ appearance }),
    })),
  ),
  ...define(
    { group: 'Help', works: 'everywhere' },
    {
      showLog: {
        label: 'Show log',
        words: 'errors report file fault',
        run: ({ fail }) => void call('window.run', { command: 'showLog' }).catch(fail),
      },
      copyDiagnostics: {
        label: 'Copy diagnostics',
        words: 'report errors version support',
        run: ({ say, fail }) =>
          void call('window.run', { command: 'copyDiagnostics' }).then(
            () => say('Diagnostics copied: program versions and recent log entries, none of your text'),
            fail,
          ),
      },
      tour: {
        label: 'Take the tour',
        icon: 'info',
        words: 'help introduction learn start',
        run: ({ tour }) => tour(),
      },
      about: {
        label: 'About Attaché',
        words: 'version licences licenses notices library runtime electron support',
        run: ({ aboutProgram }) => aboutProgram(),
      },
    },
  ),
}

/** New pack from a blueprint. */
export const newPackFrom = provide('everywhere', 'New pack from', ({ library, newPack }) =>
  library.blueprints.map((blueprint) => ({
    id: `blueprint:${blueprint.id}`,
    label: blueprint.title,
    icon: 'plus',
    words: blueprint.summary,
    onlySearched: true,
    run: () => newPack(blueprint),
  })),
)

/** Recently opened packs. */
export const recentPacks = provide('everywhere', 'Recent packs', ({ recent, open, forgetRecent }) => {
  const packs = recent.map(({ id, title }) => ({
    id: `recent:${id}`,
    label: packTitle(title),
    icon: 'document' as const,
    words: 'open pack',
    run: () => open(id),
  }))
  return packs.length === 0
    ? []
    : [...packs, { id: 'forgetRecent', label: 'Clear recent packs', run: forgetRecent }]
})
