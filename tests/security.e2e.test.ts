// What a script in the page could try, tried: Electron's security checklist (https://www.electronjs.org/docs/latest/tutorial/security) in the real window.
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, expect, it } from 'vitest'
import { makeHome, removeHomes, root } from './harness/launch'
import { killRunning, launch } from './harness/library'

afterEach(killRunning)
afterAll(removeHomes)

it('has the preferences of the checklist, also those that are not set', async () => {
  const { app } = await launch()
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as
      | { getLastWebPreferences(): Record<string, unknown> }
      | undefined
    return contents?.getLastWebPreferences() ?? {}
  })
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  })
  const unsafe = [
    'nodeIntegrationInWorker',
    'nodeIntegrationInSubFrames',
    'allowRunningInsecureContent',
    'experimentalFeatures',
  ]
  expect(unsafe.filter((name) => Boolean(preferences[name]))).toEqual([])
  expect(preferences.enableBlinkFeatures ?? '').toBe('')
})

it('stays on its page, opens no other, and loads nothing from elsewhere', async () => {
  const running = await launch({
    complaints: /Content Security Policy|Not allowed to load|ERR_|Refused|blocked/i,
  })
  const { app, window } = running
  // Hears whoever would come out of the page.
  let heard = 0
  const server = createServer(() => void heard++).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const outside = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const page = window.url()
  const file = join(makeHome(), 'secret.html')
  writeFileSync(file, 'secret')
  const tries = await window.evaluate(
    async ([local, outside]) => {
      const opened = [outside, local, 'about:blank'].map((url) => globalThis.open(url) !== null)
      const fetched = await Promise.all(
        [outside, local, 'attache-asset://../../etc/passwd'].map((url) =>
          fetch(url).then(
            (reply) => reply.ok,
            () => false,
          ),
        ),
      )
      const script = document.createElement('script')
      script.textContent = 'window.ran = true'
      document.body.append(script)
      const frame = document.createElement('iframe')
      frame.src = local
      document.body.append(frame)
      const image = new Image()
      const drawn = new Promise<boolean>((resolve) => {
        image.onload = () => resolve(true)
        image.onerror = () => resolve(false)
      })
      image.src = `${outside}pixel.png`
      const view = document.createElement('webview')
      view.setAttribute('src', outside)
      document.body.append(view)
      return {
        opened,
        fetched,
        ran: Reflect.get(window, 'ran') === true,
        drawn: await drawn,
        webview: typeof Reflect.get(view, 'loadURL'),
        inFrame: (() => {
          try {
            return frame.contentDocument?.body.textContent ?? ''
          } catch {
            return ''
          }
        })(),
      }
    },
    [pathToFileURL(file).href, outside] as const,
  )
  expect(tries).toEqual({
    opened: [false, false, false],
    fetched: [false, false, false],
    ran: false,
    drawn: false,
    webview: 'undefined',
    inFrame: '',
  })
  for (const url of [outside, pathToFileURL(file).href])
    await window.evaluate((target) => globalThis.location.assign(target), url).catch(() => undefined)
  // Playwright waits for a page that never comes, so main is asked.
  const windows = await app.evaluate(({ BrowserWindow }) =>
    Promise.all(
      BrowserWindow.getAllWindows().map(async ({ webContents }) => [
        webContents.getURL(),
        (await webContents.executeJavaScript("document.querySelector('.library') !== null")) as boolean,
      ]),
    ),
  )
  expect(windows).toEqual([[page, true]])
  server.close()
  expect(heard).toBe(0)
})

it('gives no permission that a page can ask for', async () => {
  const { window } = await launch()
  const given = await window.evaluate(async () => {
    const asked = [
      'camera',
      'microphone',
      'geolocation',
      'notifications',
      'clipboard-read',
      'midi',
      'persistent-storage',
    ]
    const states = await Promise.all(
      asked.map((name) =>
        navigator.permissions.query({ name: name as PermissionName }).then(
          ({ state }) => state,
          () => 'denied',
        ),
      ),
    )
    const media = await navigator.mediaDevices.getUserMedia({ audio: true, video: true }).then(
      () => true,
      () => false,
    )
    const notice = await Notification.requestPermission()
    return { granted: asked.filter((_name, at) => states[at] === 'granted'), media, notice }
  })
  expect(given).toEqual({ granted: [], media: false, notice: 'denied' })
})

it('answers no other page', async () => {
  const { app, window } = await launch()
  const preload = join(root, 'out', 'preload', 'index.js')
  // Another page with the same bridge, as if one had been smuggled in.
  const answer = await app.evaluate(async ({ BrowserWindow }, script) => {
    const other = new BrowserWindow({
      show: false,
      webPreferences: { preload: script, sandbox: true, contextIsolation: true },
    })
    await other.loadURL('data:text/html,<p>Other')
    const said: unknown = await other.webContents.executeJavaScript(
      "typeof attache === 'object' ? attache.call('packs.list', null).then(String, String) : 'no bridge'",
    )
    other.destroy()
    return said
  }, preload)
  expect(answer).toContain("the message did not come from Attaché's window")
  expect(await window.evaluate(() => Object.keys(Reflect.get(window, 'attache') as object))).toEqual([
    'call',
    'on',
  ])
})
