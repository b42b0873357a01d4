// The first start and the tour: adds the sample and offers the tour once; it can be repeated at any time.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { PackId } from '#shared/pack'
import { call, messageOf } from '../base/bridge'
import { tellImported } from '../base/imports'
import { useToast } from '../ui/Toast'

/** State of the tour. */
export interface TourState {
  readonly running: boolean
  /** The tour was neither started nor dismissed yet. */
  readonly offered: boolean
  /** Starts the tour on the open pack, else on the first one. */
  start(): void
  /** Ends or dismisses it. */
  end(): void
}

interface TourNeeds {
  /** Nothing was ever done with this library. */
  readonly firstStart: boolean
  readonly openPack: PackId | null
  open(id: PackId): void
}

/** Key under which the offer is remembered. */
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

/** A pack for the tour: the sample is added again when there is none at all. */
async function firstPack(): Promise<PackId> {
  const [first] = await call('packs.list', null)
  return first?.id ?? (await call('packs.sample', null)).id
}
