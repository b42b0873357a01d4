// View: panes, zoom, and keyboard focus.
import type { ZoomStep } from '#shared/menu'
import { call } from '../../../base/bridge'
import { type PagesMode, pagesMode, pagesZoom, togglePages, ZOOMS } from '../../../pages/view-mode'
import { focusView, leaveFocus, setFocus, toggleFocus } from '../../text/focus/focus-view'
import { type Action, define, each } from '../action'
import type { WindowContext } from '../contexts'
import { goToNextRegion } from '../regions'

const zoom =
  (step: ZoomStep) =>
  ({ say, fail }: WindowContext) =>
    void call('window.zoom', { step }).then((percent) => say(`Zoom ${percent}%`), fail)

const shows = (mode: PagesMode): Pick<Action<'editor'>, 'isOn' | 'run'> => ({
  isOn: () => pagesMode.get() === mode,
  run: () => pagesMode.set(mode),
})

const zooms = ZOOMS.map(([size]) => size)
const nameOf = (size: string) => ZOOMS.find(([value]) => value === size)?.[1] ?? size

export const view = {
  ...define(
    { group: 'View', works: 'everywhere', words: 'zoom size window', inDialogs: true },
    {
      zoomIn: { label: 'Zoom in', keys: 'Ctrl++', run: zoom(1) },
      zoomOut: { label: 'Zoom out', keys: 'Ctrl+−', run: zoom(-1) },
      zoomReset: { label: 'Reset zoom (100%)', keys: 'Ctrl+0', run: zoom(0) },
      fullScreen: {
        label: 'Full screen',
        keys: 'F11',
        run: ({ fail }) => void call('window.run', { command: 'fullScreen' }).catch(fail),
      },
    },
  ),
  ...define(
    { group: 'View', works: 'editor', words: 'preview layout print live beside only' },
    {
      pages: {
        label: 'Pages',
        icon: 'pages',
        keys: { own: 'Ctrl+Alt+P', word: ['Ctrl+Alt+P', 'Ctrl+Alt+I', 'Ctrl+F2'] },
        isOn: () => pagesMode.get() !== 'text',
        run: togglePages,
      },
      textAlone: { ...shows('text'), label: 'Text only' },
      textAndPages: { ...shows('both'), label: 'Text and pages side by side' },
      pagesAlone: { ...shows('pages'), label: 'Pages only' },
      ...each('pagesZoom', zooms, (size) => ({
        label: `Pages: ${nameOf(size).toLowerCase()}`,
        words: 'zoom size',
        can: () => pagesMode.get() !== 'text',
        isOn: () => pagesZoom.get() === size,
        run: () => pagesZoom.set(size),
      })),
    },
  ),
  ...define(
    { group: 'View', works: 'editor' },
    {
      details: {
        label: 'Details',
        icon: 'panel',
        isOn: ({ details }) => details.shown,
        run: ({ details }) => details.toggle(),
      },
      focus: {
        label: 'Focus mode',
        icon: 'focus',
        keys: 'Ctrl+Shift+Enter',
        words: 'distraction free zen full',
        isOn: () => focusView.get().on,
        run: toggleFocus,
      },
      focusDim: {
        label: 'Dim other paragraphs',
        words: 'focus mode rest',
        can: () => focusView.get().on,
        isOn: () => focusView.get().dim,
        run: () => setFocus({ dim: !focusView.get().dim }),
      },
      focusTypewriter: {
        label: 'Typewriter scrolling',
        words: 'focus mode hold the line',
        can: () => focusView.get().on,
        isOn: () => focusView.get().typewriter,
        run: () => setFocus({ typewriter: !focusView.get().typewriter }),
      },
      focusExit: {
        label: 'Exit focus mode',
        keys: 'Esc',
        native: true,
        hides: true,
        here: () => focusView.get().on,
        run: leaveFocus,
      },
      counts: {
        label: 'Word count…',
        keys: { own: [], word: 'Ctrl+Shift+G' },
        words: 'words characters time to read length pages statistics',
        run: ({ session }) => session.ui.counts.set(true),
      },
    },
  ),
  ...define(
    { group: 'View', works: 'editor', words: 'two places panes' },
    {
      split: {
        label: 'Split view',
        keys: { own: 'Ctrl+Shift+S', word: 'Ctrl+Alt+S' },
        labelNow: ({ session }) => (session.panes.split.get() ? 'Remove split' : 'Split view'),
        run: ({ session }) => session.panes.splitText(session.panes.split.get() ? null : undefined),
      },
      splitBeside: {
        label: 'Split vertically',
        icon: 'split-beside',
        isOn: ({ session }) => session.panes.split.get() === 'beside',
        run: ({ session }) => session.panes.splitText('beside'),
      },
      splitBelow: {
        label: 'Split horizontally',
        icon: 'split-below',
        isOn: ({ session }) => session.panes.split.get() === 'below',
        run: ({ session }) => session.panes.splitText('below'),
      },
      splitOther: {
        label: 'Other pane',
        keys: 'F6',
        can: ({ session }) => session.panes.split.get() !== null,
        run: ({ session }) => void session.panes.goToOther(),
      },
    },
  ),
  ...define(
    { group: 'View', works: 'editor' },
    {
      nextRegion: {
        label: 'Next pane',
        // After `splitOther`: in a split view F6 goes to the other pane.
        keys: ['Shift+F6', 'F6'],
        words: 'focus pane region outline toolbar details',
        run: goToNextRegion,
      },
    },
  ),
}
