// The parts of the window that are loaded when the list is on screen: the editor, with the table of actions, and the dialogs.
export { EditorScreen } from '../editor/desk/EditorScreen'
export { Tour } from '../tour/Tour'
export { WindowDialogs } from './WindowDialogs'
