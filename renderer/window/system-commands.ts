// Commands that the system carries out: clipboard, size, full screen, the way out.
import type { WindowDeed, ZoomStep } from '#shared/menu'
import { call, messageOf } from '../base/bridge'
import type { AppCommand } from '../palette/registry'

type Say = (message: string) => void

/** All of them; `say` tells the new size, and what went wrong. */
export function systemCommands(say: Say): AppCommand[] {
  const deed = (name: WindowDeed) => () =>
    void call('window.do', { deed: name }).catch((error: unknown) => say(messageOf(error)))
  const zoom = (step: ZoomStep) => () =>
    void call('window.zoom', { step }).then(
      (percent) => say(`Size ${percent} %`),
      (error: unknown) => say(messageOf(error)),
    )
  const edit = (id: WindowDeed, label: string, shortcut: string, words: string): AppCommand => ({
    id,
    label,
    group: 'Edit',
    shortcut,
    words,
    inDialogs: true,
    run: deed(id),
  })
  const view = (id: string, label: string, shortcut: string, run: () => void): AppCommand => ({
    id,
    label,
    group: 'View',
    shortcut,
    words: 'zoom size window',
    everywhere: true,
    inDialogs: true,
    run,
  })
  return [
    edit('cut', 'Cut', 'Ctrl+X', 'clipboard move'),
    edit('copy', 'Copy', 'Ctrl+C', 'clipboard'),
    edit('paste', 'Paste', 'Ctrl+V', 'clipboard insert'),
    edit('pasteAsText', 'Paste without formatting', 'Ctrl+Shift+V', 'clipboard unformatted as plain text'),
    edit('selectAll', 'Select all', 'Ctrl+A', 'everything'),
    view('zoom-in', 'Zoom in', 'Ctrl++', zoom(1)),
    view('zoom-out', 'Zoom out', 'Ctrl+−', zoom(-1)),
    view('zoom-reset', 'Normal size', 'Ctrl+0', zoom(0)),
    view('full-screen', 'Full screen', 'F11', deed('fullScreen')),
    {
      id: 'minimize',
      label: 'Minimise',
      group: 'Window',
      words: 'window hide',
      run: deed('minimize'),
    },
    ...helpCommands(say, deed('showLog')),
    {
      id: 'quit',
      label: 'Quit',
      group: 'Window',
      shortcut: 'Ctrl+Q',
      words: 'exit close leave',
      everywhere: true,
      inDialogs: true,
      run: deed('quit'),
    },
  ]
}

/** For whoever has to report a fault. */
function helpCommands(say: Say, showLog: () => void): AppCommand[] {
  return [
    {
      id: 'showLog',
      label: 'Show log',
      group: 'Help',
      words: 'errors report file fault',
      run: showLog,
    },
    {
      id: 'copyDiagnostics',
      label: 'Copy diagnostics',
      group: 'Help',
      words: 'report errors version support',
      run: () =>
        void call('window.do', { deed: 'copyDiagnostics' }).then(
          () => say('Copied: versions and the end of the log, without any of your text'),
          (error: unknown) => say(messageOf(error)),
        ),
    },
  ]
}
