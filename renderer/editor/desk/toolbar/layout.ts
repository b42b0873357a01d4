// The layout of the toolbar: groups of buttons, and buttons with menus.
import type { IconName } from '../../../ui/icons'
import { placing, type Ref } from '../../actions/placing'
import { type ActionId, allActions } from '../../actions/table'

/** A button that opens a menu; its groups are divided by separators. */
interface MenuRefs {
  readonly label: string
  readonly icon: IconName
  readonly parts: readonly (readonly Ref[])[]
  /** Shown only where its actions apply. */
  readonly contextual?: true
}

const MENUS = {
  letters: { label: 'More formatting', icon: 'more', parts: [['Text'], ['To confirm']] },
  align: { label: 'Alignment', icon: 'align-left', parts: [['Align']] },
  boxes: {
    label: 'Callout, guidance or trainer material',
    icon: 'callout',
    parts: [['Callout'], ['guidance'], ['Trainer'], ['Box']],
  },
  insert: { label: 'Insert', icon: 'plus', parts: [['Insert'], ['Templates']] },
  table: {
    label: 'Table',
    icon: 'table',
    contextual: true,
    parts: [
      ['rowAbove', 'rowBelow', 'columnLeft', 'columnRight', 'deleteRow', 'deleteColumn'],
      ['mergeCells', 'splitCell', 'headerRow', 'headerColumn'],
      ['columnWider', 'columnNarrower', 'columnsEven'],
      ['sortAscending', 'sortDescending', 'caption', 'Table'],
      ['deleteTable'],
    ],
  },
  shades: { label: 'Cell shading', icon: 'shade', contextual: true, parts: [['Cell shading']] },
  image: {
    label: 'Image',
    icon: 'image',
    contextual: true,
    parts: [['imageForm'], ['Image']],
  },
} as const satisfies Record<string, MenuRefs>

/** A menu with its actions. */
export interface ToolMenu extends Omit<MenuRefs, 'parts'> {
  readonly parts: readonly (readonly ActionId[])[]
}

const named = new Set<unknown>(Object.values<MenuRefs>(MENUS).flatMap(({ parts }) => parts.flat()))
const onToolbar = (as: 'button' | 'menu') =>
  placing(
    allActions.flatMap(([id, { group, toolbar }]) => (toolbar === as ? { id, group } : [])),
    named,
  )
const idsOf = (found: readonly { readonly id: ActionId }[]): ActionId[] => found.map(({ id }) => id)
const takeButtons = onToolbar('button')
const takeMenus = onToolbar('menu')

const buttons = (...refs: readonly Ref[]): readonly ActionId[] => idsOf(takeButtons(refs))
const menu = ({ parts, ...rest }: MenuRefs): ToolMenu => ({
  ...rest,
  parts: parts.map((refs) => idsOf(takeMenus(refs))),
})

/** Actions with a separate button. */
export const toolButtons = {
  history: buttons('Edit'),
  letters: buttons('Text'),
  lists: buttons('List'),
  insert: buttons('Insert'),
}

/** Actions in menus. */
export const toolMenus = {
  letters: menu(MENUS.letters),
  align: menu(MENUS.align),
  boxes: menu(MENUS.boxes),
  insert: menu(MENUS.insert),
  table: menu(MENUS.table),
  shades: menu(MENUS.shades),
  image: menu(MENUS.image),
}
