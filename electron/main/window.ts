// The one window: sandboxed, navigation and new windows refused, its place remembered.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BrowserWindow, nativeTheme, screen } from 'electron'
import { logError } from './log'
import { builtFile } from './paths'
import { APP_URL } from './protocol'
import { soundZoom } from './zoom'

interface Place {
  readonly x?: number
  readonly y?: number
  readonly width: number
  readonly height: number
  readonly maximized: boolean
  /** Size of what the window shows; 1 is normal. */
  readonly zoom: number
}

const FIRST_PLACE: Place = { width: 1280, height: 860, maximized: false, zoom: 1 }
/** What is drawn before the page is there, so that the window does not flash. */
const BACKGROUND = { dark: '#1b1c1f', light: '#fbfbfa' }

/** A window that is being moved tells so many times a second: it is noted when it rests. */
const REST_MS = 500

const PLACE_FILE = 'window.json'

/** Whether no window was ever open on the library in `home`. */
export function isFirstOpening(home: string): boolean {
  return !existsSync(join(home, PLACE_FILE))
}

/** Where the place of a window is kept. */
const placeFiles = new WeakMap<BrowserWindow, string>()

const background = (): string => (nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light)

/** Opens the window. `home` keeps its place; `devServer` is set in development only. */
export function openWindow(home: string, devServer: string | undefined): BrowserWindow {
  const placeFile = join(home, PLACE_FILE)
  const place = onScreen(readPlace(placeFile))
  const window = new BrowserWindow({
    ...place,
    minWidth: 720,
    minHeight: 480,
    show: false,
    title: 'Attaché',
    backgroundColor: background(),
    webPreferences: {
      preload: builtFile('preload', 'index.js'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      webviewTag: false,
      navigateOnDragDrop: false,
    },
  })
  if (place.maximized) window.maximize()
  placeFiles.set(window, placeFile)
  // Chromium forgets it with each page.
  window.webContents.on('dom-ready', () => window.webContents.setZoomFactor(readPlace(placeFile).zoom))
  window.once('ready-to-show', () => window.show())
  rememberPlace(window)
  nativeTheme.on('updated', () => {
    if (!window.isDestroyed()) window.setBackgroundColor(background())
  })
  confine(window, devServer)
  void window.loadURL(devServer ?? APP_URL)
  return window
}

/** No page but the program's own is ever shown. The development server loads its page again when it must. */
function confine(window: BrowserWindow, devServer: string | undefined): void {
  const { webContents } = window
  webContents.on('will-navigate', (event) => {
    if (!devServer || new URL(event.url).origin !== new URL(devServer).origin) event.preventDefault()
  })
  webContents.on('will-redirect', (event) => event.preventDefault())
  webContents.on('will-attach-webview', (event) => event.preventDefault())
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

/** Notes the place when it has changed, too, so that it outlives a crash. */
function rememberPlace(window: BrowserWindow): void {
  let timer: NodeJS.Timeout | undefined
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(() => keepPlace(window), REST_MS)
    timer.unref()
  }
  const now = () => keepPlace(window)
  window.on('resize', soon).on('move', soon).on('maximize', now).on('unmaximize', now).on('close', now)
}

/** Notes where the window stands and how large all in it is shown. */
export function keepPlace(window: BrowserWindow): void {
  const file = placeFiles.get(window)
  if (file !== undefined && !window.isDestroyed()) writePlace(file, window)
}

function readPlace(file: string): Place {
  try {
    const kept = { ...FIRST_PLACE, ...(JSON.parse(readFileSync(file, 'utf8')) as Partial<Place>) }
    return { ...kept, zoom: soundZoom(kept.zoom) }
  } catch {
    // No file yet, or a damaged one: the window opens at its first place.
    return FIRST_PLACE
  }
}

/** Falls back to the first place when the screen that the window stood on is gone. */
function onScreen(place: Place): Place {
  const visible = screen.getAllDisplays().some(({ workArea }) => {
    const { x = workArea.x, y = workArea.y } = place
    return (
      x >= workArea.x - 50 &&
      y >= workArea.y - 50 &&
      x < workArea.x + workArea.width - 100 &&
      y < workArea.y + workArea.height - 100
    )
  })
  return visible ? place : FIRST_PLACE
}

function writePlace(file: string, window: BrowserWindow): void {
  const place: Place = {
    ...window.getNormalBounds(),
    maximized: window.isMaximized(),
    zoom: window.webContents.getZoomFactor(),
  }
  try {
    writeFileSync(file, JSON.stringify(place))
  } catch (error) {
    logError('the place of the window could not be kept', error)
  }
}
