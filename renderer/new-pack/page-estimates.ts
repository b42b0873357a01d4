// Page counts of the new pack and of all blueprints, as they would be printed now: the page engine lays them out one by one.
import type { Blueprint, Library } from '#shared/template'
import { newId } from '../base/new-id'
import { Signal } from '../base/signal'
import { type Draft, withBlueprint } from './draft'

/** Counts pages in a thread of its own. */
export interface PageCounting {
  /** Returns null for what can't be laid out. */
  count(draft: Draft): Promise<number | null>
  close(): void
}

/** What has been counted so far. */
export interface PageEstimate {
  /** The last draft that was counted, and its pages. */
  readonly draft: Draft | null
  readonly pages: number | null
  /** Pages of blueprints in their usual kind, by `keyOf`. */
  readonly blueprints: ReadonlyMap<string, number | null>
}

/** Minimum delay after a change before counting, in ms. */
const CALM_MS = 300

const keyOf = ({ id }: Blueprint, { meta }: Draft): string => `${id} ${meta.paper}`

/** Counts again after each change: the draft first, then the blueprints. */
export class PageEstimates {
  readonly found = new Signal<PageEstimate>({ draft: null, pages: null, blueprints: new Map() })
  private readonly library: Library
  private readonly start: () => PageCounting
  private counting: PageCounting | null = null
  private draft: Draft | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  private running = false
  private closed = false

  constructor(library: Library, start: () => PageCounting) {
    this.library = library
    this.start = start
  }

  show(draft: Draft): void {
    this.draft = draft
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.run(), CALM_MS)
  }

  close(): void {
    this.closed = true
    clearTimeout(this.timer)
    this.counting?.close()
  }

  private async run(): Promise<void> {
    if (this.running) return
    this.running = true
    this.counting ??= this.start()
    for (let draft = this.draft; draft && !this.closed; draft = this.draft) {
      const blueprint = this.found.get().draft === draft ? this.nextBlueprint(draft) : null
      if (blueprint) {
        const pages = await this.counting.count(withBlueprint(draft, blueprint, this.library, newId))
        const { blueprints } = this.found.get()
        this.keep({ blueprints: new Map(blueprints).set(keyOf(blueprint, draft), pages) })
      } else if (this.found.get().draft !== draft) {
        this.keep({ draft, pages: await this.counting.count(draft) })
      } else break
    }
    this.running = false
  }

  private keep(news: Partial<PageEstimate>): void {
    this.found.set({ ...this.found.get(), ...news })
  }

  private nextBlueprint(draft: Draft): Blueprint | undefined {
    const { blueprints } = this.found.get()
    return this.library.blueprints.find((blueprint) => !blueprints.has(keyOf(blueprint, draft)))
  }
}

/** Returns the pages of the draft; null until they are counted for its current options. */
export function pagesOfDraft({ draft: counted, pages }: PageEstimate, draft: Draft): number | null {
  const isAlike =
    counted?.blueprint === draft.blueprint &&
    counted.meta.kind === draft.meta.kind &&
    counted.meta.paper === draft.meta.paper
  return isAlike ? pages : null
}

/** Returns the pages of a blueprint on the draft's paper; null while they are not known. */
export const pagesOfBlueprint = (
  { blueprints }: PageEstimate,
  blueprint: Blueprint,
  draft: Draft,
): number | null => blueprints.get(keyOf(blueprint, draft)) ?? null
