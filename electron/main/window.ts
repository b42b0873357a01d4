// The one window: sandboxed, navigation and new windows refused, its place remembered.
import { readFileSync, writeFileSync } from 'node:fs'
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

/** Opens the window. `home` keeps its place; `devServer` is set in development only. */
export function openWindow(home: string, devServer: string | undefined): BrowserWindow {
  const placeFile = join(home, 'window.json')
  const place = onScreen(readPlace(placeFile))
  const window = new BrowserWindow({
    ...place,
    minWidth: 720,
    minHeight: 480,
    show: false,
    title: 'Attaché',
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
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
  // Chromium forgets it with each page.
  window.webContents.on('dom-ready', () => window.webContents.setZoomFactor(soundZoom(place.zoom)))
  window.once('ready-to-show', () => window.show())
  window.on('close', () => writePlace(placeFile, window))
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

function readPlace(file: string): Place {
  try {
    return { ...FIRST_PLACE, ...(JSON.parse(readFileSync(file, 'utf8')) as Partial<Place>) }
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
