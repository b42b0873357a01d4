// The first start and the tour: the sample is there, the tour is offered once, and can be taken again at any time.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { PackId } from '#shared/pack'
import { call, messageOf } from '../base/bridge'
import { tellImported } from '../base/imports'
import { useToast } from '../ui/Toast'

/** What the window knows of it. */
export interface TourState {
  readonly running: boolean
  /** The tour was neither taken nor put off yet. */
  readonly offered: boolean
  /** Begins the tour on the pack that is open, else on the first one there is. */
  start(): void
  /** Ends it, or puts it off. */
  end(): void
}

interface TourNeeds {
  /** Nothing was ever done with this library. */
  readonly firstStart: boolean
  readonly openPack: PackId | null
  open(id: PackId): void
}

/** What is kept of the offer over restarts. */
const KEY = 'tour'

/** Adds the sample at the first start, and runs the tour. */
export function useTour({ firstStart, openPack, open }: TourNeeds): TourState {
  const [running, setRunning] = useState(false)
  const [offered, setOffered] = useState(() => isOffered(firstStart))
  const toast = useToast()
  const fail = (error: unknown) => void toast({ message: messageOf(error) })
  const failing = useRef(fail)
  failing.current = fail
  const [fresh] = useState(() => firstStart && localStorage.getItem(KEY) === null)
  useEffect(() => {
    if (!fresh) return
    localStorage.setItem(KEY, 'offered')
    addSample().catch((error: unknown) => failing.current(error))
  }, [fresh])
  const end = useCallback(() => {
    localStorage.setItem(KEY, 'done')
    setOffered(false)
    setRunning(false)
  }, [])
  const start = () => {
    const begin = () => {
      localStorage.setItem(KEY, 'done')
      setOffered(false)
      setRunning(true)
    }
    if (openPack !== null) begin()
    else firstPack().then(open).then(begin, fail)
  }
  return { running, offered, start, end }
}

function isOffered(firstStart: boolean): boolean {
  const kept = localStorage.getItem(KEY)
  return kept === 'offered' || (firstStart && kept === null)
}

async function addSample(): Promise<void> {
  const packs = await call('packs.list', null)
  if (packs.length === 0) tellImported((await call('packs.sample', null)).id)
}

/** A pack to show the tour on: the sample comes back when there is none at all. */
async function firstPack(): Promise<PackId> {
  const [first] = await call('packs.list', null)
  return first?.id ?? (await call('packs.sample', null)).id
}
