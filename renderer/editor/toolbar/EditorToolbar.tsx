// The toolbar: style, letters, lists, what can be put in; the tools of a table while the cursor is in one.
import type { EditorState } from '@tiptap/pm/state'
import { useRef } from 'react'
import { CALLOUT_KINDS, CELL_SHADES, TRAINER_KINDS } from '#shared/document/nodes'
import { findScheme } from '#shared/markings'
import type { IconName } from '../../ui/icons'
import type { MenuItem } from '../../ui/Menu'
import { Toolbar, ToolbarRule } from '../../ui/Toolbar'
import {
  BLOCK_STYLES,
  type BlockStyle,
  currentStyle,
  insertBox,
  setMarking,
  setStyle,
} from '../commands/blocks'
import { depthOf } from '../commands/compose'
import { isInTable, shadeCells } from '../commands/tables'
import { saveSelection } from '../dialogs/TemplateDialogs'
import type { DialogName } from '../editor-session'
import { type CommandKey, keyLabel } from '../keymap'
import { useSession, useSignal, useText } from '../state/hooks'
import { calloutLabels, shadeLabels, styleLabels, trainerLabels } from '../state/labels'
import { MenuButton, ToolButton } from './controls'
import {
  alignItems,
  historyItems,
  insertItems,
  listItems,
  markItems,
  moreMarkItems,
  removeBoxItem,
  type ToolItem,
  tableItems,
} from './items'

const MAC = navigator.platform.startsWith('Mac')
const shortcut = (key: CommandKey | undefined): string | undefined => (key ? keyLabel(key, MAC) : undefined)

/** The toolbar; Escape goes back to the text. */
export function EditorToolbar() {
  const session = useSession()
  return (
    <Toolbar label="Text" className="editor-toolbar" onLeave={() => session.editor.view.focus()}>
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
      <DialogButton name="link" icon="link" label="Link" />
      <ImageButton />
      <DialogButton name="table" icon="table" label="Table" />
      <DialogButton name="field" icon="field" label="Field" />
      <CalloutMenu />
      <InsertMenu />
      <MarkingMenu />
      <TableTools />
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
    shortcut: shortcut(item.key),
    checked: item.isOn ? states[index]?.on : undefined,
    disabled: !(states[index]?.can ?? true),
    run: () => session.run(item.command),
  }))
}

function StyleSelect() {
  const session = useSession()
  const style = useText(currentStyle)
  return (
    <select
      className="input style-select"
      aria-label="Paragraph style"
      title="Paragraph style"
      value={style ?? ''}
      disabled={style === null}
      onChange={(event) => session.run(setStyle(event.target.value as BlockStyle))}
    >
      {style === null && <option value="">Title</option>}
      {BLOCK_STYLES.map((name) => (
        <option key={name} value={name}>
          {styleLabels[name]}
        </option>
      ))}
    </select>
  )
}

function DialogButton(props: {
  readonly name: DialogName & CommandKey
  readonly icon: IconName
  readonly label: string
}) {
  const session = useSession()
  return (
    <ToolButton
      icon={props.icon}
      label={props.label}
      shortcut={shortcut(props.name)}
      onClick={() => session.dialog.set(props.name)}
    />
  )
}

function ImageButton() {
  const session = useSession()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <ToolButton
        icon="image"
        label="Image from a file"
        shortcut={undefined}
        onClick={() => input.current?.click()}
      />
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept="image/png,image/jpeg,image/svg+xml"
        aria-label="Image file"
        onChange={(event) => {
          void session.addImages([...(event.target.files ?? [])], session.state.selection.from)
          event.target.value = ''
        }}
      />
    </>
  )
}

function CalloutMenu() {
  const session = useSession()
  const inBox = useText((state) => depthOf(state, 'callout', 'guidance', 'trainer') !== null)
  const box = (name: 'callout' | 'guidance' | 'trainer', label: string, kind?: string): MenuItem => ({
    label,
    run: () => session.run(insertBox(name, kind ? { kind } : {})),
  })
  const entries: MenuItem[] = [
    ...CALLOUT_KINDS.map((kind) => box('callout', calloutLabels[kind], kind)),
    'rule',
    box('guidance', 'Guidance (not printed)'),
    'rule',
    ...TRAINER_KINDS.map((kind) => box('trainer', `${trainerLabels[kind]} (handout only)`, kind)),
    'rule',
    { label: removeBoxItem.label, disabled: !inBox, run: () => session.run(removeBoxItem.command) },
  ]
  return <MenuButton label="Callout, guidance or trainer material" icon="callout" items={entries} />
}

function InsertMenu() {
  const session = useSession()
  const simple = useItemEntries(insertItems)
  const selected = useText((state) => !state.selection.empty)
  const entries: MenuItem[] = [
    {
      label: 'Cross-reference…',
      shortcut: shortcut('reference'),
      run: () => session.dialog.set('reference'),
    },
    { label: 'Footnote', shortcut: shortcut('footnote'), run: () => session.insertNote('footnote') },
    { label: 'Source note', run: () => session.insertNote('source') },
    ...simple,
    'rule',
    { label: 'Save selection as template…', disabled: !selected, run: () => saveSelection(session) },
  ]
  return <MenuButton label="Insert" icon="plus" items={entries} />
}

/** The marking of the paragraph, heading, table or callout with the cursor; absent in packs without a scheme. */
function MarkingMenu() {
  const session = useSession()
  const scheme = findScheme(useSignal(session.store.meta).marking.scheme)
  const marking = useText(portionOf)
  if (scheme.id === 'none') return null
  const levels = scheme.levels.map(
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

function TableTools() {
  const session = useSession()
  const inTable = useText(isInTable)
  const entries = useItemEntries(tableItems)
  if (!inTable) return null
  const shades: MenuItem[] = [
    { label: 'None', run: () => session.run(shadeCells(null)) },
    ...CELL_SHADES.map((shade) => ({ label: shadeLabels[shade], run: () => session.run(shadeCells(shade)) })),
  ]
  return (
    <>
      <ToolbarRule />
      <MenuButton label="Table" icon="table" items={entries} />
      <MenuButton label="Shade of cells" icon="shade" items={shades} />
    </>
  )
}
