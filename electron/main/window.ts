// The one window: sandboxed, navigation and new windows refused, its bounds remembered.
import { join } from 'node:path'
import { BrowserWindow, nativeTheme, screen } from 'electron'
import { resourcesFolder } from '../app/paths'
import { builtFile, contentRoot } from './paths'
import { APP_URL } from './protocol'
import { DEFAULT_WINDOW_STATE, readWindowState, type WindowState, writeWindowState } from './window-state'

/** Painted before the page is loaded, so that the window does not flash. */
const BACKGROUND = { dark: '#1b1c1f', light: '#fbfbfa' }

/** Moving a window fires many events a second: the state is saved when they pause. */
const REST_MS = 500

/** The profile in which each window's state is saved. */
const profiles = new WeakMap<BrowserWindow, string>()

const background = (): string => (nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light)

const windowIcon = (): string => join(resourcesFolder(contentRoot()), 'icons', 'attache-256.png')

/** A window that is being made. */
export interface NewWindow {
  readonly window: BrowserWindow
  /** Shows it as soon as its page is painted, and from then on keeps its state in the profile. */
  reveal(): void
}

/** Makes the window and loads its page. Its state is read from `profile`; `devServer` is set in development only. */
export function makeWindow(profile: string, devServer: string | undefined): NewWindow {
  const state = ontoScreen(readWindowState(profile))
  const window = new BrowserWindow({
    ...state,
    minWidth: 720,
    minHeight: 480,
    show: false,
    title: 'Attaché',
    // Windows and macOS take it from the program's file.
    ...(process.platform === 'linux' && { icon: windowIcon() }),
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
  profiles.set(window, profile)
  // Chromium resets the zoom with each page.
  window.webContents.on('dom-ready', () => window.webContents.setZoomFactor(readWindowState(profile).zoom))
  const painted = new Promise<void>((resolve) => window.once('ready-to-show', () => resolve()))
  nativeTheme.on('updated', () => {
    if (!window.isDestroyed()) window.setBackgroundColor(background())
  })
  // WebRTC could send datagrams past every rule of the session.
  window.webContents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  confine(window, devServer)
  void window.loadURL(devServer ?? APP_URL)
  const reveal = (): void => {
    if (state.maximized) window.maximize()
    trackWindowState(window)
    void painted.then(() => !window.isDestroyed() && window.show())
  }
  return { window, reveal }
}

/** Only the program's own page is ever shown. The development server may reload it. */
function confine(window: BrowserWindow, devServer: string | undefined): void {
  const { webContents } = window
  webContents.on('will-navigate', (event) => {
    if (!devServer || new URL(event.url).origin !== new URL(devServer).origin) event.preventDefault()
  })
  webContents.on('will-redirect', (event) => event.preventDefault())
  webContents.on('will-attach-webview', (event) => event.preventDefault())
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

/** Also saves the state on every change, so that it survives a crash. */
function trackWindowState(window: BrowserWindow): void {
  let timer: NodeJS.Timeout | undefined
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(() => saveWindowState(window), REST_MS)
    timer.unref()
  }
  const now = () => saveWindowState(window)
  window.on('resize', soon).on('move', soon).on('maximize', now).on('unmaximize', now).on('close', now)
}

/** Returns the profile that a window belongs to. */
export function profileOfWindow(window: BrowserWindow): string {
  const profile = profiles.get(window)
  if (profile === undefined) throw new Error('A window was opened elsewhere.')
  return profile
}

/** Saves the bounds and zoom of a window. */
export function saveWindowState(window: BrowserWindow): void {
  const profile = profiles.get(window)
  if (profile === undefined || window.isDestroyed()) return
  writeWindowState(profile, {
    ...window.getNormalBounds(),
    maximized: window.isMaximized(),
    zoom: window.webContents.getZoomFactor(),
  })
}

/** Falls back to the default when the screen the window was on is gone. */
function ontoScreen(state: WindowState): WindowState {
  const visible = screen.getAllDisplays().some(({ workArea }) => {
    const { x = workArea.x, y = workArea.y } = state
    return (
      x >= workArea.x - 50 &&
      y >= workArea.y - 50 &&
      x < workArea.x + workArea.width - 100 &&
      y < workArea.y + workArea.height - 100
    )
  })
  return visible ? state : DEFAULT_WINDOW_STATE
}
