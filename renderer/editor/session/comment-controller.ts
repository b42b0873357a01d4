// Comment actions of the window: start, open, reply and navigate.
import type { Command, EditorState } from '@tiptap/pm/state'
import type { CommentEntry } from '#shared/document/nodes'
import { newId } from '../../base/new-id'
import { Signal } from '../../base/signal'
import { addComment, commentRanges, deleteComment, replyTo, setResolved } from '../text/comments/commands'
import { pendingRanges, showComment } from '../text/comments/plugin'
import { findThread, placedThreads, threadsAt } from '../text/comments/threads'

/** Content of the comment popover: a comment being written, or a thread. */
export type CommentTarget =
  | { readonly kind: 'new'; readonly at: number }
  | { readonly kind: 'thread'; readonly id: string; readonly focus: boolean }

/** What the controller needs from the session. */
export interface CommentHost {
  readonly state: EditorState
  run(command: Command, focus?: boolean): boolean
  runEverywhere(command: Command): void
  goTo(pos: number, focus?: boolean): void
  /** Shows a message to the user. */
  report(message: string): void
  /** Says why nothing can be changed; false where it can. */
  refusesChange(): boolean
}

/** The comments of the open pack. */
export class CommentController {
  readonly target = new Signal<CommentTarget | null>(null)
  /** Whether the popover contains unposted text: then nothing else is shown in its place. */
  unsent = false

  /** `author` returns the user's name. */
  constructor(
    private readonly host: CommentHost,
    private readonly author: () => string,
  ) {}

  /** Starts a comment on the selection or the word at the cursor; on words with a comment and no selection, opens that. */
  start(): void {
    const { host } = this
    if (host.refusesChange() || this.isKept('new')) return
    const { doc, selection } = host.state
    const [known] = selection.empty ? threadsAt(doc, selection.from) : []
    if (known) {
      this.open(known, true)
      return
    }
    const ranges = commentRanges(host.state)
    const [first] = ranges
    if (!first) {
      host.report('Select the text to comment on first.')
      return
    }
    this.show(null)
    host.run(showComment({ pending: ranges }), false)
    this.target.set({ kind: 'new', at: first.from })
  }

  /** Opens a thread beside its words; `focus` puts the cursor into the reply. */
  open(id: string, focus = false): void {
    if (this.isKept(id)) return
    this.show(id)
    this.target.set({ kind: 'thread', id, focus })
  }

  /** Shows the words of a thread and opens it. */
  goTo(id: string, focus = true): void {
    if (this.isKept(id)) return
    const found = findThread(this.host.state.doc, id)
    if (!found) return
    this.host.goTo(found.from ?? found.section + 2, false)
    this.open(id, focus)
  }

  /** Goes to the next (1) or previous (-1) open comment from the cursor, wrapping around. */
  step(by: 1 | -1): void {
    const { doc, selection } = this.host.state
    const open = placedThreads(doc).filter(({ thread, from }) => !thread.resolved && from !== null)
    const target = this.target.get()
    const shown = target?.kind === 'thread' ? open.findIndex(({ thread }) => thread.id === target.id) : -1
    const before = open.filter(({ from }) => (from ?? 0) < selection.from).length
    const at = shown >= 0 ? shown + by : by === 1 ? before : before - 1
    const next = open.at(at >= open.length ? 0 : at)
    if (next) this.goTo(next.thread.id)
    else this.host.report('There are no open comments in this pack.')
  }

  /** Adds the new comment to its words; false when those were deleted, and it stays to be posted on others. */
  post(text: string): boolean {
    const thread = { id: newId(), resolved: false, entries: [this.entry(text)] }
    const done = this.host.run(addComment(pendingRanges(this.host.state), thread), false)
    if (done) this.close()
    else
      this.host.report('The text of this comment was deleted. Select other text and add the comment again.')
    return done
  }

  reply(id: string, text: string): boolean {
    return this.host.run(replyTo(id, this.entry(text)), false)
  }

  resolve(id: string, resolved: boolean): void {
    this.host.run(setResolved(id, resolved), false)
    if (resolved) this.close()
  }

  remove(id: string): void {
    this.host.run(deleteComment(id), false)
    this.close()
  }

  /** Closes the popover; an unposted comment is discarded. */
  close(): void {
    this.unsent = false
    this.target.set(null)
    this.show(null)
  }

  /** Whether the popover must stay because of unposted text for another place. */
  private isKept(wanted: string): boolean {
    const target = this.target.get()
    const shown = target?.kind === 'thread' ? target.id : target?.kind
    if (!this.unsent || shown === wanted) return false
    this.host.report('Post the comment you are writing, or press Escape to close it, before opening another.')
    return true
  }

  private show(active: string | null): void {
    this.host.runEverywhere(showComment({ active, pending: [] }))
  }

  private entry(text: string): CommentEntry {
    return { author: this.author(), time: new Date().toISOString(), text: text.trim() }
  }
}
