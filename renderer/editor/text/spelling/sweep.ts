// Walks the text when idle, has new words checked, and marks the misspelled ones.
import type { Node } from '@tiptap/pm/model'
import type { PluginView } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { wordsOfBlock } from './block-words'
import { applyChecked, type CheckedBlock, isMarked, typingPosition } from './marks'
import type { PackSpelling } from './pack-spelling'

/** Pause between keys after which checking starts. */
const PAUSE_MS = 250
/** Maximum delay without an idle moment. */
const LATEST_MS = 1_000
/** Time allowed for opening a pack. */
const FIRST_MS = 1_200
/** Blocks per idle moment: some milliseconds of work. */
const CHUNK = 120

interface Found {
  readonly block: Node
  /** Start of its content. */
  readonly start: number
}

/** The checks of one editor view. */
export class Sweep implements PluginView {
  private readonly view: EditorView
  private readonly spelling: PackSpelling
  private readonly stop: () => void
  /** Sections and text blocks with up-to-date marks. */
  private done = new WeakSet<Node>()
  private timer = 0
  private idle = 0
  private asking = false
  private begun = false

  constructor(view: EditorView, spelling: PackSpelling) {
    this.view = view
    this.spelling = spelling
    this.stop = spelling.subscribe(() => this.restart())
    this.schedule(0)
  }

  update(view: EditorView, before: EditorView['state']): void {
    const left = typingPosition(before) !== null && typingPosition(view.state) === null
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
    this.timer = window.setTimeout(
      () => {
        cancelIdleCallback(this.idle)
        this.idle = requestIdleCallback(() => this.run(), { timeout: LATEST_MS })
      },
      this.begun ? ms : FIRST_MS,
    )
  }

  private run(): void {
    const { view } = this
    if (view.isDestroyed || this.asking || this.spelling.language === null) return
    this.begun = true
    if (view.composing) {
      this.schedule(PAUSE_MS)
      return
    }
    const open = this.openBlocks()
    const words = new Set(open.flatMap(({ block }) => wordsOfBlock(block).map(({ word }) => word)))
    const unknown = [...words].filter((word) => this.spelling.isRight(word) === undefined)
    if (unknown.length > 0) this.ask(unknown)
    else this.apply(open)
  }

  private ask(words: readonly string[]): void {
    this.asking = true
    this.spelling.check(words).then(
      () => {
        this.asking = false
        if (!this.view.isDestroyed) this.schedule(0)
      },
      () => {
        // The status bar shows the reason; the next change retries.
        this.asking = false
        this.spelling.busy.set(false)
      },
    )
  }

  private apply(open: readonly Found[]): void {
    const { view } = this
    const typing = typingPosition(view.state)
    const blocks: CheckedBlock[] = []
    for (const { block, start } of open) {
      const words = wordsOfBlock(block).filter(({ word }) => this.spelling.isRight(word) === false)
      const wrong = words.map(({ from, to }) => ({ from: start + from, to: start + to }))
      const known = wrong.filter(({ from, to }) => typing === null || typing < from || typing > to)
      blocks.push({ from: start, to: start + block.content.size, wrong: known })
      // A word being typed is checked when the cursor leaves it.
      if (known.length === wrong.length) this.done.add(block)
    }
    view.state.doc.forEach((section) => {
      if (this.isDone(section)) this.done.add(section)
    })
    // A transaction makes the view look at the whole text: most blocks need none.
    const changed = blocks.filter((block) => !isMarked(view.state, block))
    if (changed.length > 0) view.dispatch(applyChecked(view.state.tr, { blocks: changed }))
    if (open.length === CHUNK) this.schedule(0)
    else this.spelling.busy.set(false)
  }

  /** The first text blocks to check. */
  private openBlocks(): Found[] {
    const found: Found[] = []
    this.view.state.doc.descendants((node, pos) => {
      if (found.length === CHUNK || this.done.has(node) || node.type.spec.code) return false
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
