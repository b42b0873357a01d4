// Walks over the text in quiet moments, has new words checked, and marks the wrong ones.
import type { Node } from '@tiptap/pm/model'
import type { PluginView } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { wordsOfBlock } from './block-words'
import { applyChecked, type CheckedBlock, typingPlace } from './marks'
import type { PackSpelling } from './pack-spelling'

/** A pause this long between two keys lets the check run. */
const PAUSE_MS = 250
/** At the latest after this time without an idle moment. */
const LATEST_MS = 1_000
/** Blocks that are read between two looks at the clock. */
const STRIDE = 20
/** What is left of an idle moment when the reading stops, in milliseconds. */
const RESERVE_MS = 2

interface Found {
  readonly block: Node
  /** Where its content starts. */
  readonly start: number
}

/** The check of one editor, for as long as its view lives. */
export class Sweep implements PluginView {
  private readonly view: EditorView
  private readonly spelling: PackSpelling
  private readonly stop: () => void
  /** Sections and text blocks whose marks are as they should be. */
  private done = new WeakSet<Node>()
  private timer = 0
  private idle = 0
  private asking = false

  constructor(view: EditorView, spelling: PackSpelling) {
    this.view = view
    this.spelling = spelling
    this.stop = spelling.subscribe(() => this.restart())
    this.schedule(0)
  }

  update(view: EditorView, before: EditorView['state']): void {
    const left = typingPlace(before) !== null && typingPlace(view.state) === null
    if (view.state.doc !== before.doc || left) this.schedule(PAUSE_MS)
  }

  destroy(): void {
    this.stop()
    window.clearTimeout(this.timer)
    cancelIdleCallback(this.idle)
  }

  /** Checks everything again. */
  private restart(): void {
    this.done = new WeakSet()
    if (this.view.isDestroyed) return
    if (this.spelling.language !== null) this.schedule(0)
    else this.view.dispatch(applyChecked(this.view.state.tr, { clear: true }))
  }

  private schedule(ms: number): void {
    if (this.spelling.language === null) return
    this.spelling.busy.set(true)
    window.clearTimeout(this.timer)
    this.timer = window.setTimeout(() => {
      cancelIdleCallback(this.idle)
      this.idle = requestIdleCallback((moment) => this.run(moment), { timeout: LATEST_MS })
    }, ms)
  }

  private run(moment: IdleDeadline): void {
    const { view } = this
    if (view.isDestroyed || this.asking || this.spelling.language === null) return
    const { doc } = view.state
    const open = this.openBlocks(doc)
    if (view.composing || !readWords(open, moment)) {
      this.schedule(view.composing ? PAUSE_MS : 0)
      return
    }
    const words = new Set(open.flatMap(({ block }) => wordsOfBlock(block).map(({ word }) => word)))
    const unknown = [...words].filter((word) => this.spelling.isRight(word) === undefined)
    if (unknown.length > 0) this.ask(unknown)
    else this.apply(doc, open)
  }

  private ask(words: readonly string[]): void {
    this.asking = true
    this.spelling.check(words).then(
      () => {
        this.asking = false
        if (!this.view.isDestroyed) this.schedule(0)
      },
      () => {
        // The status bar says why; the next change tries again.
        this.asking = false
        this.spelling.busy.set(false)
      },
    )
  }

  private apply(doc: Node, open: readonly Found[]): void {
    const typing = typingPlace(this.view.state)
    const blocks: CheckedBlock[] = []
    for (const { block, start } of open) {
      const words = wordsOfBlock(block).filter(({ word }) => this.spelling.isRight(word) === false)
      const wrong = words.map(({ from, to }) => ({ from: start + from, to: start + to }))
      const waits = typing !== null && wrong.some(({ from, to }) => from <= typing && typing <= to)
      blocks.push({
        from: start,
        to: start + block.content.size,
        wrong: waits ? wrong.filter(({ from, to }) => typing < from || typing > to) : wrong,
      })
      if (!waits) this.done.add(block)
    }
    doc.forEach((section) => {
      if (this.isDone(section)) this.done.add(section)
    })
    this.spelling.busy.set(false)
    if (blocks.length > 0) this.view.dispatch(applyChecked(this.view.state.tr, { blocks }))
  }

  /** Text blocks that have to be looked at. */
  private openBlocks(doc: Node): Found[] {
    const found: Found[] = []
    doc.descendants((node, pos) => {
      if (this.done.has(node) || node.type.spec.code) return false
      if (node.isTextblock) found.push({ block: node, start: pos + 1 })
      return !node.isTextblock
    })
    return found
  }

  private isDone(section: Node): boolean {
    if (this.done.has(section)) return true
    let all = true
    section.descendants((node) => {
      if (node.isTextblock && !node.type.spec.code && !this.done.has(node)) all = false
      return all && !node.isTextblock
    })
    return all
  }
}

/** Reads the words of blocks while the moment lasts; false when there was no time for all: those that were read are remembered. */
function readWords(blocks: readonly Found[], moment: IdleDeadline): boolean {
  for (const [index, { block }] of blocks.entries()) {
    wordsOfBlock(block)
    const look = index % STRIDE === STRIDE - 1 && !moment.didTimeout
    if (look && moment.timeRemaining() < RESERVE_MS) return false
  }
  return true
}
