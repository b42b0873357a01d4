// The toolbar: style, letters, lists, what can be put in; the tools of a table while the cursor is in one.
import { type EditorState, NodeSelection } from '@tiptap/pm/state'
import { CellSelection } from '@tiptap/pm/tables'
import { findScheme } from '#shared/markings'
import type { IconName } from '../../../ui/icons'
import type { MenuItem } from '../../../ui/Menu'
import { Toolbar, ToolbarRule } from '../../../ui/Toolbar'
import { joinParts } from '../../actions/context-menu/providers'
import {
  calloutItems,
  fieldItem,
  guidanceItem,
  imageFormItem,
  imageItem,
  linkItem,
  placeWorkItems,
  referenceItems,
  type SessionItem,
  saveSelectionItem,
  shadeItems,
  tableItem,
  tableWorkItems,
  trainerItems,
} from '../../actions/more-items'
import {
  alignItems,
  cellItems,
  deleteTableItem,
  historyItems,
  imageItems,
  insertItems,
  landscapeItem,
  listItems,
  markItems,
  moreMarkItems,
  removeBoxItem,
  rowItems,
  type ToolItem,
  widthItems,
} from '../../actions/toolbar-items'
import { BLOCK_STYLES, type BlockStyle, currentStyle, setMarking, setStyle } from '../../text/commands/blocks'
import { depthOf } from '../../text/commands/compose'
import { isImageSelected } from '../../text/commands/images'
import { isInTable } from '../../text/commands/tables'
import { type CommandKey, keyLabel } from '../../text/keymap'
import { styleLabels } from '../../text/state/labels'
import { useSession, useSignal, useText } from '../hooks'
import { MenuButton, ToolButton } from './controls'

const MAC = navigator.platform.startsWith('Mac')
const shortcut = (key: CommandKey | undefined): string | undefined => (key ? keyLabel(key, MAC) : undefined)

/** The toolbar; Escape goes back to the text. */
export function EditorToolbar() {
  const session = useSession()
  return (
    <Toolbar label="Text" className="editor-toolbar" onLeave={() => session.view.focus()}>
      <ItemButtons items={historyItems} />
      <ToolbarRule />
      <StyleSelect />
      <ToolbarRule />
      <ItemButtons items={markItems} />
      <ItemMenu label="More about letters" icon="more" items={moreMarkItems} />
      <ItemMenu label="Alignment" icon="align-left" items={alignItems} />
      <ToolbarRule />
      <ItemButtons items={listItems} />
      <ToolbarRule />
      <SessionButton item={linkItem} />
      <SessionButton item={imageItem} />
      <SessionButton item={tableItem} />
      <SessionButton item={fieldItem} />
      <CalloutMenu />
      <InsertMenu />
      <MarkingMenu />
      <TableTools />
      <ImageTools />
    </Toolbar>
  )
}

/** Which of some items are on or out of use, as one string, so that rendering follows changes only. */
function useItemStates(items: readonly ToolItem[]): readonly { on: boolean; can: boolean }[] {
  return useText((state) =>
    items.map((item) => ({ on: item.isOn?.(state) ?? false, can: item.can?.(state) ?? true })),
  )
}

function ItemButtons({ items }: { readonly items: readonly ToolItem[] }) {
  const session = useSession()
  const states = useItemStates(items)
  return items.map((item, index) => (
    <ToolButton
      key={item.id}
      icon={item.id}
      label={item.label}
      shortcut={shortcut(item.key)}
      pressed={item.isOn ? (states[index]?.on ?? false) : undefined}
      disabled={!(states[index]?.can ?? true)}
      onClick={() => session.run(item.command)}
    />
  ))
}

function ItemMenu(props: {
  readonly label: string
  readonly icon: IconName
  readonly items: readonly ToolItem[]
}) {
  const entries = useItemEntries(props.items)
  return <MenuButton label={props.label} icon={props.icon} items={entries} />
}

function useItemEntries(items: readonly ToolItem[]): MenuItem[] {
  const session = useSession()
  const states = useItemStates(items)
  return items.map((item, index) => ({
    label: item.label,
    swatch: item.swatch,
    shortcut: shortcut(item.key),
    checked: item.isOn ? states[index]?.on : undefined,
    disabled: !(states[index]?.can ?? true),
    run: () => session.run(item.command),
  }))
}

function StyleSelect() {
  const session = useSession()
  const style = useText(currentStyle)
  const what = useText(unstyled)
  return (
    <select
      className="input style-select"
      aria-label="Paragraph style"
      title="Paragraph style"
      value={style ?? ''}
      disabled={style === null}
      onChange={(event) => session.run(setStyle(event.target.value as BlockStyle))}
    >
      {style === null && <option value="">{what}</option>}
      {BLOCK_STYLES.map((name) => (
        <option key={name} value={name}>
          {styleLabels[name]}
        </option>
      ))}
    </select>
  )
}

/** The label for a selection or cursor without a style. */
function unstyled({ selection }: EditorState): string {
  if (selection instanceof CellSelection) return 'Cells'
  if (selection instanceof NodeSelection) return selection.node.type.name === 'image' ? 'Image' : '–'
  return selection.$from.parent.type.name === 'sectionTitle' ? 'Title' : '–'
}

function SessionButton({ item }: { readonly item: SessionItem }) {
  const session = useSession()
  return (
    <ToolButton
      icon={item.id}
      label={item.label.replace(/…$/, '')}
      shortcut={shortcut(item.key)}
      onClick={() => item.run(session)}
    />
  )
}

function CalloutMenu() {
  const session = useSession()
  const inBox = useText((state) => depthOf(state, 'callout', 'guidance', 'trainer') !== null)
  const entry = ({ label, command }: ToolItem): MenuItem => ({ label, run: () => session.run(command) })
  const entries: MenuItem[] = [
    ...calloutItems.map(entry),
    'rule',
    entry(guidanceItem),
    'rule',
    ...trainerItems.map(entry),
    'rule',
    { label: removeBoxItem.label, disabled: !inBox, run: () => session.run(removeBoxItem.command) },
  ]
  return <MenuButton label="Callout, guidance or trainer material" icon="callout" items={entries} />
}

const SECTION_ITEMS = [landscapeItem]

function InsertMenu() {
  const session = useSession()
  const simple = useItemEntries(insertItems)
  const landscape = useItemEntries(SECTION_ITEMS)
  const canSave = useText((state) => saveSelectionItem.can?.(state) ?? true)
  const entry = (item: SessionItem): Exclude<MenuItem, 'rule'> => ({
    label: item.label,
    shortcut: shortcut(item.key),
    run: () => item.run(session),
  })
  const entries: MenuItem[] = [
    ...referenceItems.map(entry),
    ...simple,
    ...landscape,
    'rule',
    { ...entry(saveSelectionItem), disabled: !canSave },
  ]
  return <MenuButton label="Insert" icon="plus" items={entries} />
}

/** The marking of the paragraph, heading, table or callout with the cursor; absent where there is none and no scheme. */
function MarkingMenu() {
  const session = useSession()
  const scheme = findScheme(useSignal(session.store.meta).marking.scheme)
  const marking = useText(portionOf)
  if (scheme.id === 'none' && marking === null) return null
  const levels = (scheme.id === 'none' ? [] : scheme.levels).map(
    (level): MenuItem => ({
      label: `(${level.portion}) ${level.banner}`,
      checked: marking === level.id,
      run: () => session.run(setMarking(level.id)),
    }),
  )
  const none: MenuItem = {
    label: 'None',
    checked: marking === null,
    run: () => session.run(setMarking(null)),
  }
  return <MenuButton label="Portion marking" icon="marking" items={[none, 'rule', ...levels]} />
}

function portionOf(state: EditorState): string | null {
  const { $from } = state.selection
  for (let depth = $from.depth; depth > 1; depth -= 1) {
    const { marking } = $from.node(depth).attrs
    if (marking !== undefined) return marking
  }
  return null
}

const WHOLE_TABLE = [deleteTableItem]

function TableTools() {
  const session = useSession()
  const inTable = useText(isInTable)
  const rows = useItemEntries(rowItems)
  const cells = useItemEntries(cellItems)
  const widths = useItemEntries(widthItems)
  const whole = useItemEntries(WHOLE_TABLE)
  const shades = useItemEntries(shadeItems)
  const work = [...tableWorkItems, ...placeWorkItems.slice(0, 1)].map(({ label, run }) => ({
    label,
    run: () => run(session),
  }))
  const entries = joinParts([rows, cells, widths, work, whole])
  if (!inTable) return null
  return (
    <>
      <ToolbarRule />
      <MenuButton label="Table" icon="table" items={entries} />
      <MenuButton label="Shade of cells" icon="shade" items={shades} />
    </>
  )
}

/** The tools of the image that is selected. */
function ImageTools() {
  const session = useSession()
  const selected = useText(isImageSelected)
  const entries = useItemEntries(imageItems)
  if (!selected) return null
  const form: MenuItem = { label: imageFormItem.label, run: () => imageFormItem.run(session) }
  return (
    <>
      <ToolbarRule />
      <MenuButton label="Image" icon="image" items={[form, 'rule', ...entries]} />
    </>
  )
}
