// Portable mode: with a file `portable` beside the program's own, library and program files lie beside it, too, as on a USB stick.
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { app } from 'electron'
import { portableFolders } from '../app/portable'

/** Names the folders beside the program to everything that asks for them, unless the user has named others. */
export function keepBeside(): void {
  if (!app.isPackaged) return
  const folders = portableFolders(dirname(process.execPath), existsSync)
  if (folders) Object.assign(process.env, { ...folders, ...process.env })
}
