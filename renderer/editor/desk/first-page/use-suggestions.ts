// Suggestions for the lines of the first page, from the user's profile and the pack. Nothing is stored for them.
import { useEffect, useMemo, useState } from 'react'
import type { FirstPageValue } from '#shared/first-page-values'
import type { Settings } from '#shared/ipc'
import { call } from '../../../base/bridge'
import { useSession, useSignal } from '../hooks'

/** Fields of a pack that name the author. */
const FROM_FIELDS = ['lead_office', 'point_of_contact']

/** Returns the suggestions by value, each once. */
export function useSuggestions(): Readonly<Partial<Record<FirstPageValue, readonly string[]>>> {
  const { store } = useSession()
  const { organisation, author } = useSignal(store.meta)
  const fields = useSignal(store.fields)
  const [settings, setSettings] = useState<Settings | null>(null)
  useEffect(() => {
    let current = true
    call('settings.read', null).then(
      (read) => current && setSettings(read),
      // Without settings there are fewer suggestions.
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [])
  return useMemo(() => {
    const { profile } = settings ?? {}
    const from = [
      profile?.lead_office,
      settings?.organisation,
      organisation,
      ...fields.filter(({ name }) => FROM_FIELDS.includes(name)).map(({ value }) => value),
      author,
    ]
    const known = from.map((text) => text?.trim() ?? '').filter((text) => text !== '')
    return { from: [...new Set(known)] }
  }, [settings, organisation, author, fields])
}
