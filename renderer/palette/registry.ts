// All commands of the window as data: the screens that are shown say what they can do, the palette asks them.
import { useEffect, useRef } from 'react'
import type { Searchable } from '../base/search'
import type { IconName } from '../ui/icons'

/** A command, or a place to go to, as the palette shows it. */
export interface AppCommand extends Searchable {
  /** Unlike all others that are offered at the same time. */
  readonly id: string
  readonly icon?: IconName
  /** A sign in the place of the icon. */
  readonly glyph?: string
  /** Its keys in words. */
  readonly shortcut?: string
  /** Set for what is on or off. */
  readonly checked?: boolean
  /** It has nothing to act on now. */
  readonly disabled?: boolean
  /** Its keys work wherever the focus is; those of others are the business of what has the focus. */
  readonly everywhere?: boolean
  /** Can be run while a dialog is open: it belongs to whatever field has the focus. */
  readonly inDialogs?: boolean
  run(): void
}

/** What a part of the window can do at the moment it is asked. */
type Source = () => readonly AppCommand[]

const sources = new Set<Source>()
const watchers = new Set<() => void>()

/** Calls `watcher` when commands may have come, gone or changed; gives a function that stops it. */
export function watchCommands(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** Says that commands may not be what they were. */
export function commandsChanged(): void {
  for (const watcher of watchers) watcher()
}

/** Offers commands; gives a function that takes them back. */
export function registerCommands(source: Source): () => void {
  sources.add(source)
  commandsChanged()
  return () => {
    sources.delete(source)
    commandsChanged()
  }
}

/** Offers commands while the component is shown; `source` is asked when the palette opens. */
export function useAppCommands(source: Source): void {
  const latest = useRef(source)
  latest.current = source
  useEffect(() => registerCommands(() => latest.current()), [])
  // What is rendered anew often has something else to offer.
  useEffect(commandsChanged)
}

/** All that can be done now; of two with the same id the first. */
export function allCommands(): AppCommand[] {
  const byId = new Map<string, AppCommand>()
  for (const command of [...sources].flatMap((source) => source()))
    if (!byId.has(command.id)) byId.set(command.id, command)
  return [...byId.values()]
}
