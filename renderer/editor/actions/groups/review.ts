// Review: spelling, comments, proposed changes, abbreviations.
import { isAmerican } from '#shared/american'
import { respell, respellings } from '../../text/commands/respell'
import { hasChanges } from '../../text/proposals/changes'
import { decideAll, decideSelected } from '../../text/proposals/decide'
import { define, each } from '../action'
import { goToChange, turnTracking } from '../change-walk'
import { expandAll } from '../expand-all'
import { importCorrections } from '../import-corrections'
import { spellingChoices } from '../spelling-choices'
import { nextMisspelling } from '../spelling-walk'

const languages = spellingChoices.map(([language]) => language)
const nameOf = (language: string) => spellingChoices.find(([value]) => value === language)?.[1] ?? language

export const review = {
  ...define(
    { group: 'Spelling', works: 'everywhere' },
    {
      checkSpelling: {
        label: 'Check spelling',
        words: 'on off dictionary proofing',
        isOn: ({ settings }) => settings.spelling,
        run: ({ change, settings }) => change({ spelling: !settings.spelling }),
      },
    },
  ),
  ...define(
    { group: 'Spelling', works: 'editor' },
    {
      nextMisspelling: {
        label: 'Next spelling mistake',
        keys: 'F7',
        words: 'spell check proofing',
        can: ({ session }) => session.spelling.language !== null,
        run: ({ session }) => nextMisspelling(session),
      },
      americanSpelling: {
        label: 'Change to American spelling',
        words: 'language english us british defence defense respell',
        here: ({ session }) => isAmerican(session.store.meta.get().language),
        run: ({ session, library }) => {
          const { length } = respellings(session.state.doc, library.american)
          session.run(respell(library.american), false)
          const words = length === 1 ? '1 word was' : `${length === 0 ? 'No' : length} words were`
          session.report(`${words} changed. Names, quotations and sources stay as they are.`)
        },
      },
      ...each('language', languages, (language) => ({
        label: nameOf(language),
        words: 'language spelling dictionary',
        isOn: ({ session }) => session.store.meta.get().language === language,
        run: ({ session }) => session.store.setMeta({ language }),
      })),
    },
  ),
  ...define(
    { group: 'Comments', works: 'editor' },
    {
      comment: {
        label: 'New comment',
        icon: 'comment',
        keys: 'Ctrl+Alt+M',
        textMenu: true,
        run: ({ session }) => session.comments.start(),
      },
      nextComment: { label: 'Next comment', keys: 'F9', run: ({ session }) => session.comments.step(1) },
      previousComment: {
        label: 'Previous comment',
        keys: 'Shift+F9',
        run: ({ session }) => session.comments.step(-1),
      },
      listComments: {
        label: 'Show all comments',
        words: 'review list panel',
        run: ({ session }) => session.ui.wantedTab.set({ name: 'comments' }),
      },
    },
  ),
  ...define(
    { group: 'Proposed changes', works: 'editor', words: 'review revision tracked suggest redline' },
    {
      trackChanges: {
        label: 'Track changes',
        icon: 'changes',
        keys: 'Ctrl+Shift+E',
        isOn: ({ session }) => session.ui.tracking.get(),
        // Heard in the text itself, where Ctrl+E would take it.
        command: () => true,
        can: ({ session }) => !session.readOnly,
        run: ({ session }) => turnTracking(session),
      },
      nextChange: {
        label: 'Next change',
        can: ({ state }) => hasChanges(state),
        run: ({ session }) => goToChange(session, 1),
      },
      previousChange: {
        label: 'Previous change',
        can: ({ state }) => hasChanges(state),
        run: ({ session }) => goToChange(session, -1),
      },
      importCorrections: {
        label: 'Import corrections from Word…',
        icon: 'import',
        words: 'docx document returned comments merge take back',
        can: ({ session }) => !session.readOnly,
        run: ({ session }) => void importCorrections(session),
      },
      listChanges: {
        label: 'Show all proposed changes',
        words: 'review list panel',
        run: ({ session }) => session.ui.wantedTab.set({ name: 'changes' }),
      },
    },
  ),
  ...define(
    { group: 'Proposed changes', works: 'text', words: 'review revision tracked suggest redline' },
    {
      acceptChange: {
        label: 'Accept change',
        icon: 'check',
        textMenu: true,
        here: ({ state }) => decideSelected('accept')(state),
        command: decideSelected('accept'),
      },
      rejectChange: {
        label: 'Reject change',
        icon: 'close',
        textMenu: true,
        here: ({ state }) => decideSelected('reject')(state),
        command: decideSelected('reject'),
      },
      acceptAllChanges: {
        label: 'Accept all changes',
        can: ({ state }) => hasChanges(state),
        command: decideAll('accept'),
      },
      rejectAllChanges: {
        label: 'Reject all changes',
        can: ({ state }) => hasChanges(state),
        command: decideAll('reject'),
      },
    },
  ),
  ...define(
    { group: 'Abbreviations', works: 'editor' },
    {
      listAbbreviations: {
        label: 'Show all abbreviations',
        words: 'acronyms list panel',
        run: ({ session }) => session.ui.wantedTab.set({ name: 'abbreviations' }),
      },
      expandAbbreviations: {
        label: 'Expand all abbreviations at first use',
        words: 'acronyms write out',
        run: ({ session }) => expandAll(session),
      },
    },
  ),
}
