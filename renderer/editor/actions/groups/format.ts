// Formatting: styles, text, lists, alignment.
import { chainCommands } from '@tiptap/pm/commands'
import type { MarkName, TextAlign } from '#shared/document/nodes'
import {
  type BlockStyle,
  currentStyle,
  insertBox,
  setAlign,
  toggleAlign,
  toggleQuote,
  toggleStyle,
} from '../../text/commands/blocks'
import { changeCase } from '../../text/commands/change-case'
import { depthOf } from '../../text/commands/compose'
import { clearMarks, hasMark, toggle } from '../../text/commands/inline'
import {
  changeLevel,
  clearParagraph,
  currentList,
  type ListName,
  plainParagraph,
  taskAtCursor,
  tickTask,
  toggleList,
} from '../../text/commands/lists'
import { boxAtCursor, toggleTickAtCursor } from '../../text/commands/ticks'
import { styleLabels } from '../../text/state/labels'
import { type Action, define } from '../action'

type TextAction = Action<'text'>

const style = (name: BlockStyle): Pick<TextAction, 'label' | 'command' | 'isOn'> => ({
  label: styleLabels[name],
  command: toggleStyle(name),
  isOn: ({ state }) => currentStyle(state) === name,
})

const mark = (name: MarkName): Pick<TextAction, 'command' | 'isOn'> => ({
  command: toggle(name),
  isOn: ({ state }) => hasMark(state, name),
})

const list = (name: ListName): Pick<TextAction, 'command' | 'isOn' | 'slash' | 'toolbar'> => ({
  slash: 'shown',
  toolbar: 'button',
  command: toggleList(name),
  isOn: ({ state }) => currentList(state) === name,
})

const align = (to: TextAlign): Pick<TextAction, 'command' | 'slashCommand' | 'isOn'> => ({
  // Word's key for left alignment doesn't toggle it off.
  command: to === 'left' ? setAlign(to) : toggleAlign(to),
  slashCommand: setAlign(to),
  isOn: ({ state }) => state.selection.$from.parent.attrs.textAlign === to,
})

export const format = {
  ...define(
    { group: 'Style', works: 'text', slash: 'shown' },
    {
      paragraph: {
        ...style('paragraph'),
        command: plainParagraph,
        glyph: '¶',
        keys: { own: 'Ctrl+Alt+0', word: ['Ctrl+Shift+N', 'Ctrl+Alt+0'] },
        words: 'plain text normal',
      },
      heading1: { ...style('heading1'), glyph: 'H1', keys: 'Ctrl+Alt+1', words: 'title' },
      heading2: { ...style('heading2'), glyph: 'H2', keys: 'Ctrl+Alt+2', words: 'title' },
      heading3: { ...style('heading3'), glyph: 'H3', keys: 'Ctrl+Alt+3', words: 'title' },
      codeBlock: { ...style('codeBlock'), icon: 'codeBlock', keys: 'Ctrl+Alt+C' },
    },
  ),
  ...define(
    { group: 'Text', works: 'text' },
    {
      bold: { ...mark('bold'), label: 'Bold', icon: 'bold', keys: 'Ctrl+B', toolbar: 'button' },
      italic: { ...mark('italic'), label: 'Italic', icon: 'italic', keys: 'Ctrl+I', toolbar: 'button' },
      underline: {
        ...mark('underline'),
        label: 'Underline',
        icon: 'underline',
        keys: 'Ctrl+U',
        toolbar: 'button',
      },
      strike: {
        ...mark('strike'),
        label: 'Strikethrough',
        words: 'struck through strike',
        icon: 'strike',
        keys: 'Ctrl+Shift+X',
        toolbar: 'menu',
      },
      superscript: {
        ...mark('superscript'),
        label: 'Superscript',
        icon: 'superscript',
        keys: 'Ctrl+Shift+.',
        toolbar: 'menu',
      },
      subscript: {
        ...mark('subscript'),
        label: 'Subscript',
        icon: 'subscript',
        keys: 'Ctrl+Shift+,',
        toolbar: 'menu',
      },
      code: { ...mark('code'), label: 'Code', icon: 'code', keys: 'Ctrl+Alt+K', toolbar: 'menu' },
      changeCase: {
        label: 'Change case',
        keys: 'Shift+F3',
        words: 'upper lower capitals capitalise letters',
        toolbar: 'menu',
        run: ({ session }) => session.run(changeCase(session.store.meta.get().language)),
      },
      clear: {
        label: 'Clear formatting',
        words: 'plain text remove formatting',
        keys: { own: 'Ctrl+\\', word: ['Ctrl+Space', 'Ctrl+\\'] },
        command: clearMarks,
        can: ({ state }) => clearMarks(state),
      },
      clearParagraph: {
        label: 'Clear paragraph formatting',
        words: 'plain reset alignment list indent',
        keys: { own: [], word: 'Ctrl+Q' },
        command: clearParagraph,
        can: ({ state }) => clearParagraph(state),
      },
    },
  ),
  ...define(
    { group: 'List', works: 'text' },
    {
      bulletList: {
        ...list('bulletList'),
        label: 'Bullet list',
        icon: 'bulletList',
        keys: { own: 'Ctrl+Shift+8', word: 'Ctrl+Shift+L' },
      },
      orderedList: {
        ...list('orderedList'),
        label: 'Numbered list',
        icon: 'orderedList',
        keys: 'Ctrl+Shift+7',
      },
      taskList: { ...list('taskList'), label: 'Checklist', icon: 'taskList', keys: 'Ctrl+Shift+9' },
      numberedParagraph: {
        ...style('numberedParagraph'),
        icon: 'numberedParagraph',
        keys: 'Ctrl+Alt+N',
        slash: 'shown',
        toolbar: 'button',
      },
      quote: {
        label: 'Quotation',
        icon: 'quote',
        keys: 'Ctrl+Shift+Q',
        slash: 'shown',
        toolbar: 'button',
        command: toggleQuote,
        slashCommand: insertBox('blockquote'),
        isOn: ({ state }) => depthOf(state, 'blockquote') !== null,
      },
      levelIn: {
        label: 'Increase indent',
        keys: { own: 'Alt+Shift+→', word: ['Alt+Shift+→', 'Ctrl+M'] },
        words: 'indent heading list number',
        command: changeLevel(1),
        can: ({ state }) => changeLevel(1)(state),
      },
      levelOut: {
        label: 'Decrease indent',
        keys: { own: 'Alt+Shift+←', word: ['Alt+Shift+←', 'Ctrl+Shift+M'] },
        words: 'outdent heading list number',
        command: changeLevel(-1),
        can: ({ state }) => changeLevel(-1)(state),
      },
      tick: {
        label: 'Toggle check box',
        words: 'tick task done',
        icon: 'taskList',
        keys: 'Ctrl+Alt+D',
        slash: 'searched',
        command: chainCommands(toggleTickAtCursor, tickTask),
        can: ({ state }) => boxAtCursor(state) !== null || taskAtCursor(state) !== null,
        isOn: ({ state }) => (boxAtCursor(state) ?? taskAtCursor(state))?.node.attrs.checked === true,
      },
    },
  ),
  ...define(
    { group: 'Align', works: 'text', slash: 'searched', toolbar: 'menu', words: 'alignment centre' },
    {
      alignLeft: {
        ...align('left'),
        label: 'Left',
        icon: 'align-left',
        keys: { own: 'Ctrl+Alt+L', word: 'Ctrl+L' },
      },
      alignCenter: {
        ...align('center'),
        label: 'Centre',
        icon: 'align-center',
        keys: { own: 'Ctrl+Alt+E', word: 'Ctrl+E' },
      },
      alignRight: {
        ...align('right'),
        label: 'Right',
        icon: 'align-right',
        keys: { own: 'Ctrl+Alt+R', word: 'Ctrl+R' },
      },
      alignJustify: {
        ...align('justify'),
        label: 'Justified',
        icon: 'align-justify',
        keys: { own: [], word: 'Ctrl+J' },
      },
      alignNone: { ...align(null), label: 'Theme default', icon: 'align-none' },
    },
  ),
}
