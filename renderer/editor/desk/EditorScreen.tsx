// The editor screen: outline, text, details and save status.

import { useEffect, useMemo, useRef, useState } from 'react'
import { libraryIn } from '#shared/american'
import type { Settings } from '#shared/ipc'
import type { Pack } from '#shared/pack'
import type { AppError } from '#shared/result'
import { call, messageOf } from '../../base/bridge'
import { registerFlush } from '../../base/pending'
import { type OpenPack, raisedLevel, registerMending } from '../../export/mend-pack'
import { onPrintChoices, storedPrint } from '../../export/print-choices'
import { onShowProblem, onShowReaders } from '../../export/show-problem'
import { registerOpenPack } from '../../history/open-pack'
import { useContexts } from '../../palette/use-contexts'
import { useLibrary } from '../../templates/library'
import { Splitter } from '../../ui/Splitter'
import { saveEnclosure, storeEnclosure } from '../../ui/store-enclosure'
import { storeImage } from '../../ui/store-image'
import { ToastScope, useToast } from '../../ui/Toast'
import type { EditorContext } from '../actions/contexts'
import { outlineActions } from '../actions/outline'
import { actionsChanged } from '../actions/registry'
import { textActions } from '../actions/text-actions'
import { EditorSession } from '../session/editor-session'
import { restoreInText } from '../session/restore-version'
import type { SessionServices } from '../session/session-services'
import { stateMarking } from '../text/commands/enclosures'
import { setSection } from '../text/commands/sections'
import { focusView, leaveFocus } from '../text/focus/focus-view'
import { outlineOf, sectionIndexAt } from '../text/state/outline'
import { outlineRows } from '../text/state/outline-rows'
import { problemPosition } from '../text/state/problem-position'
import { CommentPopover } from './comments/CommentPopover'
import { TextMenu } from './context-menu/TextMenu'
import { EditorDialogs } from './dialogs/EditorDialogs'
import { EditorHeader, type HeaderActions } from './EditorHeader'
import { FindBar } from './find/FindBar'
import { FocusBar } from './focus/FocusBar'
import { EditorContextProvider, SessionProvider, useSession, useSignal } from './hooks'
import { KindMenu } from './KindMenu'
import { MarkingNotice } from './markings/MarkingNotice'
import { OutlinePane } from './outline/OutlinePane'
import { PackLibrary } from './PackLibrary'
import { PagesSide } from './pages/PagesSide'
import { SidePanel } from './panel/SidePanel'
import { usePanel } from './panel/use-panel'
import { NodePopover } from './popover/NodePopover'
import { SlashMenu } from './slash/SlashMenu'
import { SpellingStatus } from './spelling/SpellingStatus'
import { TextPanes } from './split/TextPanes'
import { StatusBar } from './status/StatusBar'
import { EditorToolbar } from './toolbar/EditorToolbar'
import { UnsavedDialog } from './UnsavedDialog'
import { useCorrections } from './use-corrections'
import { useShowFound } from './use-show-found'
import { copyWords, useUnsavedActions } from './use-unsaved-actions'

/** Input of the screen, and what it can ask of the window. */
export interface EditorScreenProps {
  readonly pack: Pack
  readonly settings: Settings
  /** Nothing can be saved: the text is read-only. */
  readonly readOnly: boolean
  /** Back to the start screen; called when everything is saved. */
  onClose(): void
  onExport(): void
  /** Shows another pack instead. */
  onShow(pack: Pack): void
}

/** Opens the pack and shows its screen. */
export function EditorScreen(props: EditorScreenProps) {
  const { pack, settings, readOnly, onClose, onExport, onShow } = props
  const toast = useToast()
  // The user's own templates may change while a pack is open; the pack must not be reopened for that.
  const library = useRef(useLibrary().library)
  const author = useRef(settings.name)
  author.current = settings.name
  const [loaded, setLoaded] = useState(pack)
  const [session, setSession] = useState<EditorSession | null>(null)
  useEffect(() => {
    const services = servicesFor(loaded.id, toast, () => author.current)
    const { fields } = libraryIn(library.current, loaded.meta.language)
    const opened = new EditorSession(loaded, fields, { ...services, readOnly }, textActions)
    const unregister = registerFlush(() => opened.flush())
    const unturn = registerMending(mendingOf(opened, loaded.id))
    const unlink = registerOpenPack({
      id: loaded.id,
      focus: () => opened.view.focus(),
      restore: async (version, sections) => {
        await opened.flush()
        const kept = await call('history.keep', { id: loaded.id })
        restoreInText(opened, version, sections)
        return kept
      },
    })
    setSession(opened)
    return () => {
      unturn()
      unlink()
      // Closing the window also waits for what is saved on the way out.
      void opened.close().finally(unregister)
    }
  }, [loaded, toast, readOnly])
  if (!session) return null
  const reload = async () => setLoaded(await call('packs.read', { id: pack.id }))
  return (
    <SessionProvider value={session}>
      <ToastScope key={session.editor.instanceId}>
        <PackLibrary>
          <EditorWorkspace
            onClose={onClose}
            onExport={onExport}
            onReload={reload}
            onShow={onShow}
            spelling={settings.spelling}
          />
        </PackLibrary>
      </ToastScope>
    </SessionProvider>
  )
}

/** What lists of problems change in the open pack. */
const mendingOf = (session: EditorSession, id: string): OpenPack => ({
  id,
  turn: (section) => {
    const index = outlineOf(session.state.doc).findIndex((row) => row.id === section)
    session.run(setSection(index, { landscape: true }), false)
  },
  state: ({ section, asset, marking }) => {
    session.run(stateMarking(section, asset, marking), false)
  },
  raise: (portion) => {
    const { marking } = session.store.meta.get()
    const level = raisedLevel(marking, portion)
    if (level !== marking.level) session.setMarking({ level })
  },
})

function servicesFor(id: string, toast: ReturnType<typeof useToast>, author: () => string): SessionServices {
  const report = (message: string) => void toast({ message })
  return {
    save: (change) => call('packs.save', change),
    replace: (change) => call('packs.replace', { change, why: copyWords() }),
    restore: async () => void (await call('packs.restore', { ids: [id] })),
    // Where that can't be written either, the text is in memory alone, as it was.
    keep: (change, sent) => void call('packs.keep', { id, change, sent }).catch(() => undefined),
    addPack: (content) => call('packs.create', content),
    addAsset: storeImage,
    addEnclosure: storeEnclosure,
    saveEnclosure: (asset, title) =>
      void saveEnclosure(asset, title)
        .then((saved) => saved !== null && report(saved))
        .catch((error) => report(messageOf(error))),
    working: (message, cancel) => toast({ message, action: { label: 'Cancel', run: cancel } }),
    openLink: (href) => void call('links.open', { href }),
    report,
    printOf: storedPrint,
    onPrintChoices,
    author,
  }
}

interface EditorWorkspaceProps extends Pick<HeaderActions, 'onClose' | 'onExport'> {
  onReload(): Promise<void>
  onShow(pack: Pack): void
  readonly spelling: boolean
}

function EditorWorkspace({ onClose, onExport, onReload, onShow, spelling }: EditorWorkspaceProps) {
  const session = useSession()
  const toast = useToast()
  const [panel, setPanel] = usePanel(session)
  const showPanel = useRef(setPanel)
  showPanel.current = setPanel
  const find = useSignal(session.ui.find)
  const wanted = useSignal(session.ui.wantedField)
  const wantedTab = useSignal(session.ui.wantedTab)
  const focus = useSignal(focusView)
  useEffect(() => {
    if (!wanted && !wantedTab) return
    showPanel.current(true)
    leaveFocus()
  }, [wanted, wantedTab])
  // The text gets the focus first, unless something is in front of it, such as the tour.
  useEffect(() => {
    if (!document.activeElement?.closest('[role="dialog"]')) session.view.focus()
  }, [session])
  useShowProblem()
  useShowFound()
  useCorrections()
  const unsavedActions = useUnsavedActions({ onReload, onShow, onClose })
  const [unsaved, setUnsaved] = useState<AppError | null>(null)
  const saved = (then: () => void) => () => void session.flush().then(then, setUnsaved)
  const leave = () => {
    const { state } = session.autosave
    if (state.phase === 'saved' && state.heldBack.length > 0)
      toast({ message: `Not saved: ${state.heldBack.join(', ')}` })
    onClose()
  }
  const context = useActionContext({ shown: panel, toggle: () => setPanel(!panel) }, saved(leave))
  return (
    <EditorContextProvider value={context}>
      <main
        className="editor-screen"
        data-focus={focus.on || undefined}
        data-dim={focus.dim || undefined}
        data-typewriter={focus.typewriter || undefined}
      >
        <FocusBar />
        <EditorHeader onClose={context.leave} onExport={saved(onExport)} actions={unsavedActions} />
        <EditorToolbar />
        <MarkingNotice />
        {find && <FindBar onClose={() => session.ui.find.set(null)} />}
        <div className="editor-panes">
          <Splitter name="outline" side="left" initial={280} min={160} max={460} label="Outline width">
            <OutlinePane />
          </Splitter>
          <TextPanes />
          <PagesSide />
          {panel && (
            <Splitter name="panel" side="right" initial={290} min={220} max={520} label="Details width">
              <SidePanel />
            </Splitter>
          )}
        </div>
        <StatusBar>
          <SpellingStatus on={spelling} />
        </StatusBar>
        <NodePopover />
        <CommentPopover />
        <KindMenu />
        <SlashMenu />
        <TextMenu />
        <EditorDialogs actions={context.outline} />
        {unsaved && (
          <UnsavedDialog failure={unsaved} actions={unsavedActions} onClose={() => setUnsaved(null)} />
        )}
      </main>
    </EditorContextProvider>
  )
}

/** The context of actions on the pack, offered while it is open. */
function useActionContext(details: EditorContext['details'], leave: () => void): EditorContext {
  const session = useSession()
  const toast = useToast()
  const { library } = useLibrary()
  const latest = useRef({ details, leave })
  latest.current = { details, leave }
  const outline = useMemo(() => {
    const current = () => sectionIndexAt(session.state.doc, session.state.selection.from)
    return outlineActions(session, current, (message, undo) =>
      toast({ message, action: { label: 'Undo', run: undo } }),
    )
  }, [session, toast])
  const { shown } = details
  const context = useMemo<EditorContext>(
    () => ({
      session,
      outline,
      library,
      details: { shown, toggle: () => latest.current.details.toggle() },
      leave: () => latest.current.leave(),
      get state() {
        return session.state
      },
    }),
    [session, outline, library, shown],
  )
  useContexts(() => {
    const { state, store } = session
    const at = sectionIndexAt(state.doc, state.selection.from)
    const rows = outlineRows(state, store.numbering.get()).slice(at, at + 1)
    return {
      editor: context,
      text: context,
      ...(rows.length > 0 ? { section: { session, outline, rows } } : {}),
    }
  })
  // Available actions depend on the text and the cursor.
  useEffect(() => session.subscribe(actionsChanged), [session])
  useEffect(() => listenToEscape(), [])
  return context
}

/** Escape leaves focus mode; in a toolbar it returns to the text first. */
function listenToEscape(): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target instanceof Element ? event.target : document.body
    if (event.key !== 'Escape' || event.defaultPrevented || target.closest('dialog, [role="toolbar"]')) return
    if (leaveFocus()) event.preventDefault()
  }
  window.addEventListener('keydown', onKeyDown)
  return () => window.removeEventListener('keydown', onKeyDown)
}

/** Goes to the location of a problem; an empty field is shown where it is filled in, too. */
function useShowProblem(): void {
  const session = useSession()
  useEffect(() => onShowReaders(() => session.ui.dialog.set('readers')), [session])
  useEffect(
    () =>
      onShowProblem((problem) => {
        if (problem.line) session.ui.wantedTab.set({ name: 'pack', line: problem.line })
        const place = problemPosition(session.state.doc, problem)
        if (place !== null) session.goTo(place)
        if (problem.target !== null && session.store.field(problem.target))
          session.ui.wantedField.set({ name: problem.target })
      }),
    [session],
  )
}
