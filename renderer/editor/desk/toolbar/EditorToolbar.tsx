// The toolbar: style, formatting, lists, insert; table tools while the cursor is in a table.
import { type EditorState, NodeSelection } from '@tiptap/pm/state'
import { CellSelection } from '@tiptap/pm/tables'
import { Toolbar, ToolbarRule } from '../../../ui/Toolbar'
import { portionMarkings } from '../../actions/groups/markings'
import { withRules } from '../../actions/placing'
import type { ActionId } from '../../actions/table'
import { BLOCK_STYLES, type BlockStyle, currentStyle, setStyle } from '../../text/commands/blocks'
import { styleLabels } from '../../text/state/labels'
import { useEditorContext, useSession, useSignal, useText } from '../hooks'
import { useEntries } from '../use-entries'
import { MenuButton, ToolButton } from './controls'
import { type ToolMenu, toolButtons, toolMenus } from './layout'

/** The toolbar; Escape returns to the text. */
export function EditorToolbar() {
  const session = useSession()
  return (
    <Toolbar label="Text" className="editor-toolbar" onLeave={() => session.view.focus()}>
      <Buttons ids={toolButtons.history} />
      <ToolbarRule />
      <StyleSelect />
      <ToolbarRule />
      <Buttons ids={toolButtons.letters} />
      <ActionMenu menu={toolMenus.letters} />
      <ActionMenu menu={toolMenus.align} />
      <ToolbarRule />
      <Buttons ids={toolButtons.lists} />
      <ToolbarRule />
      <Buttons ids={toolButtons.insert} />
      <ActionMenu menu={toolMenus.boxes} />
      <ActionMenu menu={toolMenus.insert} />
      <MarkingMenu />
      <ActionMenu menu={toolMenus.table} rule />
      <ActionMenu menu={toolMenus.shades} />
      <ActionMenu menu={toolMenus.image} rule />
    </Toolbar>
  )
}

function Buttons({ ids }: { readonly ids: readonly ActionId[] }) {
  return useEntries(ids).map(
    ({ id, icon, label, shortcut, checked, disabled, run }) =>
      icon && (
        <ToolButton
          key={id}
          icon={icon}
          label={label.replace(/…$/, '')}
          shortcut={shortcut}
          pressed={checked}
          disabled={disabled ?? false}
          onClick={run}
        />
      ),
  )
}

/** A button with a menu; `rule` puts a separator before it. */
function ActionMenu({ menu, rule }: { readonly menu: ToolMenu; readonly rule?: true }) {
  const { label, icon, parts, contextual } = menu
  const entries = useEntries(parts.flat())
  if (contextual && !entries.some(({ here }) => here)) return null
  const lines = parts.map((ids) =>
    entries.filter(({ id }) => ids.includes(id)).map(({ icon: _, ...line }) => line),
  )
  return (
    <>
      {rule && <ToolbarRule />}
      <MenuButton label={label} icon={icon} items={withRules(lines)} />
    </>
  )
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

/**
 * The marking of the paragraph, heading, table or callout with the cursor; absent where there is neither a marking nor
 * a scheme.
 */
function MarkingMenu() {
  const context = useEditorContext()
  useSignal(context.session.store.meta)
  useText((state) => portionMarkings.entries({ ...context, state }).map(({ id, checked }) => [id, checked]))
  const [none, ...levels] = portionMarkings.entries(context).map(({ icon: _, ...line }) => line)
  const more = useEntries(['portionMarking'])
    .filter(({ here }) => here)
    .map(({ icon: _, ...line }) => line)
  if (!none) return null
  return <MenuButton label="Portion marking" icon="marking" items={withRules([[none], levels, more])} />
}
