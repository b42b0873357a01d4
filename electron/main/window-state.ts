// Bounds and zoom of the window, kept in the profile.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { logError } from './log'
import { validZoom } from './zoom'

/** Bounds and zoom of a window. */
export interface WindowState {
  readonly x?: number
  readonly y?: number
  readonly width: number
  readonly height: number
  readonly maximized: boolean
  /** Zoom factor of the contents; 1 is normal. */
  readonly zoom: number
}

export const WINDOW_STATE_FILE = 'window.json'
export const DEFAULT_WINDOW_STATE: WindowState = { width: 1280, height: 860, maximized: false, zoom: 1 }

/** Whether a window state was ever saved in this folder. */
export function hasWindowState(folder: string): boolean {
  return stored(folder) !== undefined
}

/** Whether a window was ever open with this folder. */
export function hadWindow(folder: string): boolean {
  return isLength(stored(folder)?.width)
}

/** Reads the saved state; returns the default when there is none or it makes no sense. */
export function readWindowState(profile: string): WindowState {
  const { x, y, width, height, maximized, zoom } = stored(profile) ?? {}
  return {
    ...(isLength(x) && isLength(y) ? { x, y } : {}),
    width: isLength(width) && width > 0 ? width : DEFAULT_WINDOW_STATE.width,
    height: isLength(height) && height > 0 ? height : DEFAULT_WINDOW_STATE.height,
    maximized: maximized === true,
    zoom: validZoom(zoom),
  }
}

/** Saves the state. */
export function writeWindowState(profile: string, state: WindowState): void {
  try {
    writeFileSync(join(profile, WINDOW_STATE_FILE), JSON.stringify(state), { mode: 0o600 })
  } catch (error) {
    logError('the window state could not be saved', error)
  }
}

function stored(folder: string): Partial<Record<keyof WindowState, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(join(folder, WINDOW_STATE_FILE), 'utf8'))
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    // No file yet, or a damaged one.
    return undefined
  }
}

function isLength(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 100_000
}
