// Enclosures: files by others in the pack. Put in, and the one of the section at the cursor or chosen in the outline.
import { NEW_ENCLOSURE } from '#shared/document/enclosures'
import { newId } from '../../../base/new-id'
import type { EditorSession } from '../../session/editor-session'
import {
  enclosureAt,
  enclosureOfSection,
  enclosureSection,
  insertEnclosure,
  type PlacedEnclosure,
} from '../../text/commands/enclosures'
import { define } from '../action'
import type { SectionContext } from '../contexts'
import { pickEnclosures, pickReplacement } from '../pick-enclosures'
import { insertFromWord } from '../word-sections'

function insertSheet(session: EditorSession): void {
  const section = enclosureSection('', { ...NEW_ENCLOSURE, form: 'tooSensitive' }, newId)
  session.run(insertEnclosure(section, null))
}

function showForm(session: EditorSession, enclosure: PlacedEnclosure | null): void {
  if (!enclosure) return
  session.goTo(enclosure.pos, false)
  session.ui.popover.set({ kind: 'enclosure', pos: enclosure.pos })
}

function saveFile(session: EditorSession, enclosure: PlacedEnclosure | null): void {
  if (enclosure?.attrs.asset) session.saveEnclosure(enclosure.attrs.asset, enclosure.row.info.title)
}

function replaceByPack(session: EditorSession, enclosure: PlacedEnclosure | null): void {
  if (enclosure) session.ui.packRequest.set({ file: null, place: null, replaces: enclosure.row.id })
}

const LABELS = {
  form: 'Enclosure properties…',
  replace: 'Replace enclosed file…',
  pack: 'Update or replace from pack…',
  save: 'Save enclosed file…',
} as const

const firstOf = ({ session, rows }: SectionContext): PlacedEnclosure | null =>
  enclosureOfSection(session.state, rows[0]?.id ?? '')

export const enclosures = {
  ...define(
    { group: 'Insert', works: 'text', toolbar: 'menu' },
    {
      enclosure: {
        label: 'Enclosure from file…',
        icon: 'enclosure',
        words: 'pdf attach attachment bind tab annex document scan',
        slash: 'shown',
        run: ({ session }) => pickEnclosures(session),
      },
      enclosurePack: {
        label: 'Enclosure from pack…',
        icon: 'enclosure',
        words: 'pack briefing library bpack bind annex pages edition',
        slash: 'searched',
        run: ({ session }) => session.ui.packRequest.set({ file: null, place: null, replaces: null }),
      },
      fromWord: {
        label: 'Sections from Word file…',
        icon: 'import',
        words: 'docx markdown insert text from file document import',
        slash: 'searched',
        run: ({ session }) => void insertFromWord(session).catch((error) => session.report(error)),
      },
      enclosureSheet: {
        label: 'Sheet for an enclosure held elsewhere',
        icon: 'enclosure',
        words: 'filler placeholder too sensitive too large withheld not included',
        slash: 'searched',
        run: ({ session }) => insertSheet(session),
      },
    },
  ),
  ...define(
    {
      group: 'Enclosure',
      works: 'text',
      textMenu: true,
      here: ({ state }) => enclosureAt(state) !== null,
    },
    {
      enclosureForm: {
        label: LABELS.form,
        icon: 'enclosure',
        keys: 'Enter',
        native: true,
        words: 'pages source divider size alternative text',
        run: ({ session }) => showForm(session, enclosureAt(session.state)),
      },
      replaceEnclosure: {
        label: LABELS.replace,
        words: 'newer version pdf',
        run: ({ session }) => {
          const there = enclosureAt(session.state)
          if (there) pickReplacement(session, there.row.id)
        },
      },
      updateEnclosedPack: {
        label: LABELS.pack,
        words: 'update newer version edition snapshot',
        run: ({ session }) => replaceByPack(session, enclosureAt(session.state)),
      },
      saveEnclosure: {
        label: LABELS.save,
        words: 'extract export pdf',
        can: ({ state }) => enclosureAt(state)?.attrs.asset != null,
        run: ({ session }) => saveFile(session, enclosureAt(session.state)),
      },
    },
  ),
  ...define(
    {
      group: 'This section',
      works: 'section',
      here: ({ rows }) => rows.length === 1 && rows[0]?.enclosure === true,
    },
    {
      sectionEnclosure: {
        label: LABELS.form,
        run: (context) => showForm(context.session, firstOf(context)),
      },
      sectionReplaceFile: {
        label: LABELS.replace,
        run: ({ session, rows: [row] }) => row && pickReplacement(session, row.id),
      },
      sectionReplaceByPack: {
        label: LABELS.pack,
        run: (context) => replaceByPack(context.session, firstOf(context)),
      },
      sectionSaveFile: {
        label: LABELS.save,
        can: (context) => firstOf(context)?.attrs.asset != null,
        run: (context) => saveFile(context.session, firstOf(context)),
      },
    },
  ),
}
