// Brings items back from the bin.
import type { DeletedItem, PackId } from '#shared/pack'
import { call } from '../base/bridge'
import { offerSchemes } from '../base/own-schemes'

const RESTORE = {
  pack: 'packs.restore',
  template: 'templates.restore',
  scheme: 'schemes.restore',
} as const

type Items = readonly Pick<DeletedItem, 'kind' | 'id'>[]

/** Restores them; returns the last pack among them. Throws the first failure, once all were tried. */
export async function restoreItems(items: Items, reload: () => Promise<void>): Promise<PackId | null> {
  let last: PackId | null = null
  // One that was restored elsewhere or is gone keeps none of the others from coming back.
  const failure = await forEach(items, async ({ kind, id }) => {
    await call(RESTORE[kind], { id })
    if (kind === 'pack') last = id
  })
  if (items.some(({ kind }) => kind === 'template')) await reload()
  if (items.some(({ kind }) => kind === 'scheme')) offerSchemes(await call('schemes.list', null))
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
