// Builds nested lists from consecutive items with levels, as in Word.

import { type Label, readLabel } from '#shared/list-labels'
import type { LeftOut } from './left-out'

interface OpenList {
  readonly level: number
  readonly list: HTMLElement
  readonly kind: string
  /** Number of the last item. */
  number: number
}

/** The lists of one run; create a new builder for each. */
export class ListBuilder {
  private open: OpenList[] = []
  private readonly page: Document
  private readonly left: LeftOut

  constructor(page: Document, left: LeftOut) {
    this.page = page
    this.left = left
  }

  /** The outermost list, to which the next item may be added; null before the first one. */
  get root(): HTMLElement | null {
    return this.open[0]?.list ?? null
  }

  /** The last item added. */
  get lastItem(): Element | null {
    return this.open.at(-1)?.list.lastElementChild ?? null
  }

  /** Ends the run: the next item starts a new list. */
  end(): void {
    this.open = []
  }

  /** Adds the content of an item; false, and nothing is done, when its label is not a list label. */
  add(content: Element, level: number, sign: string): boolean {
    const label = readLabel(sign)
    if (label.kind === 'words') return false
    this.open = this.open.filter((list) => list.level <= level)
    let top = this.open.at(-1)
    const number = numberFor(label, top?.level === level ? top : undefined)
    if (
      top?.level === level &&
      (top.kind !== label.kind || (label.kind === 'number' && number !== top.number + 1))
    ) {
      this.open.pop()
      const outer = this.open.at(-1)
      const made = this.begin(label, level, number)
      if (outer) outer.list.lastElementChild?.append(made.list)
      else top.list.after(made.list)
      top = made
    } else if (!top || top.level < level) {
      const made = this.begin(label, level, number)
      const parent = top?.list.lastElementChild
      if (parent) parent.append(made.list)
      else content.before(made.list)
      top = made
    }
    top.number = number
    this.append(top.list, content, label)
    return true
  }

  private begin(label: Label, level: number, number: number): OpenList {
    const list = this.page.createElement(label.kind === 'number' ? 'ol' : 'ul')
    if (label.kind === 'task') list.dataset.type = 'taskList'
    if (label.kind === 'number' && number !== 1) list.setAttribute('start', String(number))
    if (label.kind === 'number' && label.lettered) this.left.letters += 1
    const made = { level, list, kind: label.kind, number }
    this.open.push(made)
    return made
  }

  private append(list: HTMLElement, content: Element, label: Label): void {
    const item = list.appendChild(this.page.createElement('li'))
    if (label.kind === 'task') {
      item.dataset.type = 'taskItem'
      item.dataset.attache = JSON.stringify({ checked: label.checked })
    }
    item.append(content)
  }
}

/** The number of an item, chosen from the possible meanings of its label: the next number if it is one of them. */
function numberFor(label: Label, list: OpenList | undefined): number {
  if (label.kind !== 'number') return 0
  const next = (list?.number ?? 0) + 1
  return label.values.includes(next) ? next : (label.values[0] ?? next)
}
