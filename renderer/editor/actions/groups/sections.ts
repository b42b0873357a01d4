// The outline: adding, going to and moving sections, and saving them as templates.
import { sectionFromTemplate } from '#shared/template'
import { newId } from '../../../base/new-id'
import { groupLabels, groupOf } from '../../../base/template-groups'
import { showHistory } from '../../../history/show-history'
import { insertText } from '../../text/commands/replace'
import { allCrumbs, positionOfCrumb } from '../../text/state/breadcrumbs'
import { symbols } from '../../text/symbols/symbols'
import { define } from '../action'
import type { EditorContext, SectionContext } from '../contexts'
import { type Entry, type Provider, provide } from '../entry'
import { saveSection, saveSelection } from '../save-template'

const idsOf = ({ rows }: SectionContext): string[] => rows.map(({ id }) => id)
const firstOf = ({ rows }: SectionContext): string => rows[0]?.id ?? ''
const every = (context: SectionContext, what: 'annex' | 'landscape' | 'excluded'): boolean =>
  context.rows.every((row) => row[what])

export const sections = {
  ...define(
    { group: 'Outline', works: 'editor' },
    {
      addSection: {
        label: 'Add section from library…',
        icon: 'plus',
        run: ({ session }) => session.ui.dialog.set('sections'),
      },
      addEmptySection: {
        label: 'Add empty section',
        icon: 'document-plus',
        run: ({ outline }) => outline.addEmpty(),
      },
    },
  ),
  ...define(
    { group: 'Templates', works: 'text' },
    {
      saveSelection: {
        label: 'Save selection as template…',
        icon: 'library',
        toolbar: 'menu',
        can: ({ state }) => !state.selection.empty,
        run: ({ session }) => saveSelection(session),
      },
    },
  ),
  ...define(
    { group: 'This section', works: 'section' },
    {
      sectionUp: {
        label: 'Move up',
        keys: 'Alt+↑',
        run: (context) => context.outline.moveBy(idsOf(context), -1),
      },
      sectionDown: {
        label: 'Move down',
        keys: 'Alt+↓',
        run: (context) => context.outline.moveBy(idsOf(context), 1),
      },
      sectionOut: {
        label: 'Promote',
        words: 'level up outdent',
        keys: 'Alt+←',
        run: (context) => context.outline.shift(idsOf(context), -1),
      },
      sectionIn: {
        label: 'Demote',
        words: 'level down indent',
        keys: 'Alt+→',
        run: (context) => context.outline.shift(idsOf(context), 1),
      },
    },
  ),
  ...define(
    { group: 'This section', works: 'section', here: ({ rows }) => rows.length === 1 },
    {
      renameSection: {
        label: 'Rename',
        keys: 'F2',
        run: (context) => context.session.ui.renaming.set(firstOf(context)),
      },
      duplicateSection: {
        label: 'Duplicate',
        run: (context) => context.outline.duplicate(firstOf(context)),
      },
      saveSection: {
        label: 'Save as template…',
        // A template is text.
        here: ({ rows }) => rows.length === 1 && rows[0]?.enclosure === false,
        run: (context) => saveSection(context.session, firstOf(context)),
      },
      sectionHistory: {
        label: 'Version history of section…',
        words: 'versions earlier yesterday restore compare changes',
        run: (context) =>
          showHistory({ kind: 'history', id: context.session.packId, section: firstOf(context) }),
      },
      sectionAnnex: {
        label: 'Annex',
        isOn: (context) => every(context, 'annex'),
        run: (context) => context.outline.setAnnex(firstOf(context), !every(context, 'annex')),
      },
      sectionLandscape: {
        label: 'Landscape pages',
        isOn: (context) => every(context, 'landscape'),
        run: (context) => context.outline.setLandscape(firstOf(context), !every(context, 'landscape')),
      },
    },
  ),
  ...define(
    { group: 'This section', works: 'section' },
    {
      sectionExcluded: {
        label: 'Don’t print',
        isOn: (context) => every(context, 'excluded'),
        run: (context) => context.outline.setExcluded(idsOf(context), !every(context, 'excluded')),
      },
      removeSections: {
        label: 'Remove',
        labelNow: ({ rows }) => (rows.length > 1 ? `Remove ${rows.length} sections` : 'Remove'),
        keys: 'Del',
        run: (context) => context.outline.remove(idsOf(context)),
      },
    },
  ),
}

/** Go to a section or heading; headings, which may have the same words in many sections, name their section. */
export function placesToGo({ session, state }: EditorContext): readonly Entry[] {
  const crumbs = allCrumbs(state.doc, session.store.numbering.get())
  const titles = crumbs.filter(({ heading }) => heading === null).map(({ label }) => label)
  return crumbs.map((crumb) => ({
    id: `go:${crumb.key}`,
    group: 'Go to section',
    label: crumb.label,
    about: crumb.heading === null ? undefined : titles[crumb.section],
    icon: 'arrow-right',
    run: () => {
      const place = positionOfCrumb(session.state.doc, crumb)
      if (place !== null) session.goTo(place, true, 'start')
    },
  }))
}

/** Go to a section. */
export const goToSection = provide('editor', 'Go to section', (context) =>
  placesToGo(context).filter(({ about }) => about === undefined),
)

/** Insert a template as a section. */
export const insertSection = provide('editor', 'Insert section', ({ outline, library, session }) =>
  library.templates.map((template) => ({
    id: `template:${template.id}`,
    label: template.title,
    words: [groupLabels[groupOf(template)], template.category, ...template.tags].join(' '),
    icon: 'library',
    onlySearched: true,
    run: () => outline.add([sectionFromTemplate(template, 'full', newId, session.store.meta.get().kind)]),
  })),
)

/** Insert a symbol; each category is a group. */
export const insertSymbol: Provider<'text'> = {
  works: 'text',
  entries: ({ session }) =>
    symbols.map(({ text, name, group, shown }) => ({
      id: `symbol:${name}`,
      label: name,
      group,
      words: text,
      glyph: shown ?? text,
      onlySearched: true,
      run: () => session.run(insertText(text)),
    })),
}
