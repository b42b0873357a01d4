// Suggestions for the lines of the first page, from the sender and the pack. Nothing is stored for them.
import { useEffect, useMemo, useState } from 'react'
import type { FirstPageValue } from '#shared/first-page-values'
import type { Settings } from '#shared/ipc'
import { call } from '../../../base/bridge'
import { useSession, useSignal } from '../hooks'

/** Fields of a pack that name the author, and who is asked. */
const FROM_FIELDS = ['lead_office', 'point_of_contact']
const TO_FIELDS = ['decision_maker']

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
    const { sender } = settings ?? {}
    const from = [
      sender?.lead_office,
      settings?.organisation,
      organisation,
      ...fields.filter(({ name }) => FROM_FIELDS.includes(name)).map(({ value }) => value),
      author,
    ]
    const to = fields.filter(({ name }) => TO_FIELDS.includes(name)).map(({ value }) => value)
    return { from: eachOnce(from), to: eachOnce(to) }
  }, [settings, organisation, author, fields])
}

const eachOnce = (texts: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(texts.map((text) => text?.trim() ?? '').filter((text) => text !== '')),
]
