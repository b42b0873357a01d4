// A second state of the text with a selection of its own. The first state is the pack: what is done in the second is sent
// there as steps, with its history and ids, and only what the first one makes of it comes back.
import { redoNoScroll, undoNoScroll } from '@tiptap/pm/history'
import { EditorState, type Plugin, Selection, type Transaction } from '@tiptap/pm/state'
import { asOwnStep, borrowHistory, changesOf, goToChange, isOwnStep } from '../commands/history'
import { ARRIVALS } from '../markings/carried'

/** The state that is saved, and how it is changed. It must call `follow` after each change. */
export interface FirstState {
  readonly state: EditorState
  dispatch(tr: Transaction): void
}

/** What the first state must know of a transaction that comes from the second one. */
const SENT_METAS = [ARRIVALS, 'addToHistory', 'composition', 'inputType', 'paste', 'uiEvent']

/** The second state. Its document is the very node that the first state has. */
export class MirrorState {
  private current: EditorState
  private readonly plugins: readonly Plugin[]
  /** What is under way: the transaction of the second state, and the same for the first. */
  private sent: { readonly own: Transaction; readonly tr: Transaction } | null = null
  /** Undo is under way that was asked for in the second view: it goes to what is changed. */
  private going = false

  /** `show` draws the second state after each change. The plugins must append no steps of their own. */
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

  /** A transaction made on the second state. */
  dispatch(own: Transaction): void {
    if (!own.docChanged) {
      this.enter(this.current.apply(own))
      return
    }
    const tr = isOwnStep(own) ? asOwnStep(this.first.state.tr) : this.first.state.tr
    for (const step of own.steps) tr.step(step)
    for (const name of SENT_METAS) if (own.getMeta(name) !== undefined) tr.setMeta(name, own.getMeta(name))
    this.sent = { own, tr }
    this.first.dispatch(tr)
    // The first state did not take it: what the view may show of it goes.
    if (this.sent) this.enter(this.current)
    this.sent = null
  }

  /** Takes over what happened in the first state: a transaction and those that its plugins appended. */
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
    // The same steps make the same document twice: all that is remembered for its nodes holds for both when it is one.
    tr.doc = this.first.state.doc
    if (this.going) {
      const [change] = changesOf(tr)
      if (change) goToChange(tr, change)
    }
    const next = this.current.apply(tr)
    this.enter(next.doc === this.first.state.doc ? next : this.stateAt(next.selection.head))
  }

  /** The first view stays where it is, with its selection: the change is shown in this one. */
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
