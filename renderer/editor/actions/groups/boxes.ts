// Boxes around blocks: callouts, trainer material, and actions on the box at the cursor.
import { CALLOUT_KINDS, TRAINER_KINDS } from '#shared/document/nodes'
import { insertBox, removeBox } from '../../text/commands/blocks'
import { depthOf } from '../../text/commands/compose'
import { isImageSelected } from '../../text/commands/images'
import { tableAtCursor } from '../../text/commands/tables'
import { calloutLabels, trainerLabels } from '../../text/state/labels'
import { define, each } from '../action'
import { chooseBoxKind, goToCaption } from '../table-work'

export const boxes = {
  ...define(
    { group: 'Callout', works: 'text', icon: 'callout', words: 'box', slash: 'shown', toolbar: 'menu' },
    each('callout', CALLOUT_KINDS, (kind) => ({
      label: calloutLabels[kind],
      // The shortcut inserts the neutral type.
      ...(kind === 'note' ? { keys: 'Ctrl+Alt+B' } : {}),
      command: insertBox('callout', { kind }),
    })),
  ),
  ...define(
    { group: 'Trainer', works: 'text', icon: 'trainer', words: 'training', slash: 'shown', toolbar: 'menu' },
    each('trainer', TRAINER_KINDS, (kind) => ({
      label: `${trainerLabels[kind]} (handout only)`,
      command: insertBox('trainer', { kind }),
    })),
  ),
  ...define(
    { group: 'Box', works: 'text', slash: 'searched', toolbar: 'menu' },
    {
      removeBox: {
        label: 'Unwrap box (keep text)',
        icon: 'box-remove',
        words: 'callout remove box',
        can: ({ state }) => removeBox(state),
        command: removeBox,
      },
    },
  ),
  ...define(
    { group: 'Place', works: 'text', slash: 'searched' },
    {
      caption: {
        label: 'Caption',
        words: 'caption of the table or image title',
        icon: 'caption',
        toolbar: 'menu',
        here: ({ state }) => tableAtCursor(state) !== null || isImageSelected(state),
        run: ({ session }) => goToCaption(session),
      },
      boxKind: {
        label: 'Change box type…',
        words: 'kind callout',
        icon: 'callout',
        here: ({ state }) => depthOf(state, 'callout', 'trainer') !== null,
        run: ({ session }) => chooseBoxKind(session),
      },
    },
  ),
}
