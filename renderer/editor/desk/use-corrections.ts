// Takes the Word files that the window has for this pack.
import { useEffect } from 'react'
import { onCorrections } from '../../base/corrections'
import { takeCorrections } from '../actions/import-corrections'
import { useSession } from './hooks'

/** Takes corrections while the pack is open. */
export function useCorrections(): void {
  const session = useSession()
  useEffect(() => onCorrections(session.packId, (file) => void takeCorrections(session, file)), [session])
}
