// The lines of the text's menu that are about comments.

import { threadsAt } from '../../text/comments/threads'
import { keyLabel } from '../../text/keymap'
import { registerTextMenu } from './providers'

const MAC = navigator.platform.startsWith('Mac')

registerTextMenu('after', ({ session, pos }) => {
  const { comments, state } = session
  const [known] = threadsAt(state.doc, pos)
  const open = known
    ? [{ id: 'comment-open', label: 'Show comment', run: () => comments.open(known, true) }]
    : []
  return {
    items: [
      ...open,
      {
        id: 'comment',
        label: 'New comment…',
        shortcut: keyLabel('comment', MAC),
        disabled: state.selection.empty,
        run: () => comments.start(),
      },
    ],
  }
})
