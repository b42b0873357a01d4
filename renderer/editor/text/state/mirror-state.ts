// A second state of the text with its own selection. The first state is the pack: edits in the second are sent there as steps, with its history and ids, and the result comes back.
import { redoNoScroll, undoNoScroll } from '@tiptap/pm/history'
import { EditorState, type Plugin, Selection, type Transaction } from '@tiptap/pm/state'
import { asOwnStep, borrowHistory, changesOf, goToChange, isOwnStep } from '../commands/history'
import { ARRIVALS } from '../markings/carried'
import { CURSOR, SELECTIONS } from '../proposals/track'

/** The state that is saved, and how to change it. It must call `follow` after each change. */
export interface FirstState {
  readonly state: EditorState
  dispatch(tr: Transaction): void
}

/** Transaction metadata passed from the second state to the first. */
const SENT_METAS = [ARRIVALS, 'addToHistory', 'composition', 'inputType', 'paste', 'uiEvent']

/** The second state. Its document is the same node as the first state's. */
export class MirrorState {
  private current: EditorState
  private readonly plugins: readonly Plugin[]
  /** The transaction being sent: the second state's, and its equivalent for the first. */
  private sent: { readonly own: Transaction; readonly tr: Transaction } | null = null
  /** An undo requested in the second view is running: it scrolls to the change. */
  private going = false

  /** `show` draws the second state after each change. Its plugins must not append steps. */
  constructor(
    private readonly first: FirstState,
    plugins: readonly Plugin[],
    at: number,
    private readonly show: (state: EditorState) => void,
  ) {
    const { first: lender } = this
    const history = {
      get state() {
        return lender.state
      },
      run: (command: 'undo' | 'redo') => this.runHistory(command),
    }
    this.plugins = [...plugins, borrowHistory(history)]
    this.current = this.stateAt(at)
  }

  get state(): EditorState {
    return this.current
  }

  /** Dispatches a transaction made on the second state. */
  dispatch(own: Transaction): void {
    if (!own.docChanged) {
      this.enter(this.current.apply(own))
      return
    }
    const tr = isOwnStep(own) ? asOwnStep(this.first.state.tr) : this.first.state.tr
    for (const step of own.steps) tr.step(step)
    for (const name of SENT_METAS) if (own.getMeta(name) !== undefined) tr.setMeta(name, own.getMeta(name))
    tr.setMeta(SELECTIONS, { before: this.current.selection, after: own.selection })
    this.sent = { own, tr }
    this.first.dispatch(tr)
    // The first state rejected it: redraw what the view may show of it.
    if (this.sent) this.enter(this.current)
    this.sent = null
  }

  /** Applies a transaction of the first state and those that its plugins appended. */
  follow(root: Transaction, appended: readonly Transaction[]): void {
    const own = this.sent?.tr === root ? this.sent.own : null
    this.sent = null
    const transactions = [root, ...appended]
    if (!transactions.some(({ docChanged }) => docChanged)) return
    if (root.before !== this.current.doc) {
      this.enter(this.stateAt(this.current.selection.head))
      return
    }
    const tr = own ?? this.current.tr
    for (const { steps } of own ? appended : transactions) for (const step of steps) tr.step(step)
    const cursor: number | undefined = appended
      .map((one) => one.getMeta(CURSOR))
      .find((pos) => pos !== undefined)
    if (own && cursor !== undefined) tr.setSelection(Selection.near(tr.doc.resolve(cursor), 1))
    // The same steps would create an equal document: sharing the node keeps node caches valid for both.
    tr.doc = this.first.state.doc
    if (this.going) {
      const [change] = changesOf(tr)
      if (change) goToChange(tr, change)
    }
    const next = this.current.apply(tr)
    this.enter(next.doc === this.first.state.doc ? next : this.stateAt(next.selection.head))
  }

  /** The first view keeps its scroll position and selection: the change is shown in this one. */
  private runHistory(command: 'undo' | 'redo'): boolean {
    const run = command === 'undo' ? undoNoScroll : redoNoScroll
    this.going = true
    const done = run(this.first.state, (tr) =>
      this.first.dispatch(tr.setSelection(this.first.state.selection.map(tr.doc, tr.mapping))),
    )
    this.going = false
    return done
  }

  private enter(state: EditorState): void {
    this.current = state
    this.show(state)
  }

  private stateAt(pos: number): EditorState {
    const { doc } = this.first.state
    const selection = Selection.near(doc.resolve(Math.max(0, Math.min(pos, doc.content.size))))
    return EditorState.create({ doc, selection, plugins: [...this.plugins] })
  }
}
