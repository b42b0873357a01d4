// All shortcuts of the program, by where they work. Those of the text are taken from its keymap.
import { type CommandKey, keyLabel } from '../editor/text/keymap'
import { PAGES_KEYS } from '../pages/pages-commands'
import { shownKeys } from '../ui/shown-keys'

/** Shortcuts that work in one place: the keys as they are shown, and what they do. */
export interface ShortcutGroup {
  readonly title: string
  readonly keys: readonly (readonly [keys: string, what: string])[]
}

type TextGroup =
  | 'Letters'
  | 'Paragraphs'
  | 'Insert'
  | 'Tables and images'
  | 'Comments and spelling'
  | 'Around the text'

/** What each key of the text does; a key that is missing here is no TypeScript. */
const ofText: Readonly<Record<CommandKey, readonly [TextGroup, string]>> = {
  bold: ['Letters', 'Bold'],
  italic: ['Letters', 'Italic'],
  underline: ['Letters', 'Underline'],
  strike: ['Letters', 'Struck through'],
  superscript: ['Letters', 'Superscript'],
  subscript: ['Letters', 'Subscript'],
  code: ['Letters', 'Code'],
  clear: ['Letters', 'Plain letters'],
  paragraph: ['Paragraphs', 'Paragraph'],
  heading1: ['Paragraphs', 'Heading 1'],
  heading2: ['Paragraphs', 'Heading 2'],
  heading3: ['Paragraphs', 'Heading 3'],
  numberedParagraph: ['Paragraphs', 'Numbered paragraph'],
  bulletList: ['Paragraphs', 'Bullet list'],
  orderedList: ['Paragraphs', 'Numbered list'],
  taskList: ['Paragraphs', 'Checklist'],
  tick: ['Paragraphs', 'Tick the task'],
  quote: ['Paragraphs', 'Quotation'],
  codeBlock: ['Paragraphs', 'Code'],
  alignLeft: ['Paragraphs', 'Align left'],
  alignCenter: ['Paragraphs', 'Centre'],
  alignRight: ['Paragraphs', 'Align right'],
  link: ['Insert', 'Link'],
  image: ['Insert', 'Image from a file'],
  table: ['Insert', 'Table'],
  callout: ['Insert', 'Callout (note)'],
  footnote: ['Insert', 'Footnote'],
  field: ['Insert', 'Field'],
  reference: ['Insert', 'Cross-reference'],
  pageBreak: ['Insert', 'Page break; out of a table or code'],
  moveUp: ['Paragraphs', 'Move paragraph, item or row up'],
  moveDown: ['Paragraphs', 'Move paragraph, item or row down'],
  columnWider: ['Tables and images', 'Column or image wider; level deeper'],
  columnNarrower: ['Tables and images', 'Column or image narrower; level higher'],
  comment: ['Comments and spelling', 'Comment on the chosen words'],
  nextComment: ['Comments and spelling', 'Next comment'],
  previousComment: ['Comments and spelling', 'Previous comment'],
  spelling: ['Comments and spelling', 'Next spelling mistake'],
  undo: ['Around the text', 'Undo'],
  redo: ['Around the text', 'Redo'],
  save: ['Around the text', 'Save now'],
  find: ['Around the text', 'Find'],
  replace: ['Around the text', 'Replace'],
  nextEmpty: ['Around the text', 'Next empty field'],
  toolbar: ['Around the text', 'Toolbar; Escape goes back'],
  nextRegion: ['Around the text', 'Next part of the window'],
  focus: ['Around the text', 'Focus mode; Escape leaves it'],
  split: ['Around the text', 'Split view'],
  otherPane: ['Around the text', 'Other place of a split view'],
}

/** Keys of the text that no command has. */
const besides: readonly (readonly [TextGroup, string, string])[] = [
  ['Paragraphs', 'Tab / Shift+Tab', 'Deeper, higher in lists and numbers'],
  ['Insert', '/', 'All that can be put in; after a space or at the start'],
  ['Insert', 'Shift+Enter', 'Line break'],
  ['Tables and images', 'Tab / Shift+Tab', 'Next, previous cell'],
  ['Around the text', 'Shift+F10', 'Menu for what is at the cursor'],
  ['Around the text', 'Ctrl+Home / Ctrl+End', 'Start, end of the pack'],
  ['Around the text', PAGES_KEYS, 'Pages beside the text'],
]

const fixed: readonly ShortcutGroup[] = [
  {
    title: 'Everywhere',
    keys: [
      ['Ctrl+K', 'All commands, sections and templates'],
      ['Ctrl+N', 'New pack'],
      ['Ctrl+O', 'Import packs or templates'],
      ['Ctrl+Shift+L', 'All packs'],
      ['Ctrl+E', 'Export as PDF'],
      ['Ctrl+P', 'Print'],
      ['Ctrl+,', 'Settings'],
      ['Ctrl+/', 'This list'],
      ['Ctrl++ / Ctrl+− / Ctrl+0', 'Larger, smaller, normal size'],
      ['F11', 'Full screen'],
      ['Ctrl+X / Ctrl+C / Ctrl+V', 'Cut, copy, paste'],
      ['Ctrl+Shift+V', 'Paste without formatting'],
      ['Ctrl+A', 'Select all'],
      ['Ctrl+Q', 'Quit'],
    ],
  },
  {
    title: 'All packs',
    keys: [
      ['Enter', 'Open'],
      ['F2', 'Rename'],
      ['Ctrl+D', 'Duplicate'],
      ['Del', 'Delete'],
      ['Ctrl+Z', 'Undo delete'],
      ['Ctrl+F', 'Search'],
    ],
  },
  {
    title: 'Outline',
    keys: [
      ['Enter', 'Write in the section'],
      ['Shift+↑ ↓ / Ctrl+A', 'Select several sections, all'],
      ['Ctrl+↑ ↓, then Space', 'Select single sections'],
      ['Alt+↑ / Alt+↓', 'Move the sections'],
      ['Alt+← / Alt+→', 'Higher or lower level'],
      ['F2', 'Rename'],
      ['Del', 'Remove'],
    ],
  },
]

/** All groups in the order in which they are shown, with the keys of macOS where that is asked for. */
export function shortcutGroups(mac: boolean): readonly ShortcutGroup[] {
  const names: readonly TextGroup[] = [
    'Around the text',
    'Letters',
    'Paragraphs',
    'Insert',
    'Tables and images',
    'Comments and spelling',
  ]
  const commands = Object.entries(ofText) as [CommandKey, readonly [TextGroup, string]][]
  const ofGroup = (name: TextGroup): ShortcutGroup => ({
    title: name,
    keys: [
      ...commands.flatMap(([key, [group, what]]) =>
        group === name ? [[keyLabel(key, mac), what] as const] : [],
      ),
      ...besides.flatMap(([group, keys, what]) => (group === name ? [[keys, what] as const] : [])),
    ],
  })
  return [...fixed, ...names.map(ofGroup)].map(({ title, keys }) => ({
    title,
    keys: keys.map(([shown, what]) => [shownKeys(shown, mac), what] as const),
  }))
}
