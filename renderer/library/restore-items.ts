// Brings items back from the bin.
import type { DeletedItem, PackId } from '#shared/pack'
import { call } from '../base/bridge'
import { offerSchemes } from '../base/own-schemes'

const RESTORE = { template: 'templates.restore', scheme: 'schemes.restore' } as const

/** Packs that are moved at once: more would keep other calls waiting. */
const AT_ONCE = 200

type Items = readonly Pick<DeletedItem, 'kind' | 'id'>[]

/** Restores them; returns the last pack among them. Throws the first failure, once all were tried. */
export async function restoreItems(items: Items, reload: () => Promise<void>): Promise<PackId | null> {
  let last: PackId | null = null
  const ids = items.flatMap(({ kind, id }) => (kind === 'pack' ? id : []))
  const packs = await inParts(ids, async (some) => {
    await call('packs.restore', { ids: some })
    last = some.at(-1) ?? last
  })
  const others = await forEach(items, async ({ kind, id }) => {
    if (kind !== 'pack') await call(RESTORE[kind], { id })
  })
  if (items.some(({ kind }) => kind === 'template')) await reload()
  if (items.some(({ kind }) => kind === 'scheme')) offerSchemes(await call('schemes.list', null))
  const failure = packs ?? others
  if (failure !== null) throw failure.error
  return last
}

/** The same without packs that are back already: they were restored meanwhile, one by one. */
export async function restoreLeft(items: Items, reload: () => Promise<void>): Promise<PackId | null> {
  const back = new Set((await call('packs.list', null)).map(({ id }) => id))
  return restoreItems(
    items.filter(({ id }) => !back.has(id)),
    reload,
  )
}

/**
 * Does something with many packs, some at a time; `run` does it with all that it gets, or with none. One that is gone keeps none of the others
 * back. Returns the first failure.
 */
export async function inParts<T>(
  all: readonly T[],
  run: (some: readonly T[]) => Promise<void>,
): Promise<{ readonly error: unknown } | null> {
  let failure: { readonly error: unknown } | null = null
  for (let at = 0; at < all.length; at += AT_ONCE) {
    const some = all.slice(at, at + AT_ONCE)
    try {
      await run(some)
    } catch {
      const own = await forEach(some, (one) => run([one]))
      failure ??= own
    }
  }
  return failure
}

/** Does something with each, one after the other; returns the first failure. */
export async function forEach<T>(
  items: readonly T[],
  run: (item: T) => Promise<void>,
): Promise<{ readonly error: unknown } | null> {
  let failure: { readonly error: unknown } | null = null
  for (const item of items)
    try {
      await run(item)
    } catch (error) {
      failure ??= { error }
    }
  return failure
}
