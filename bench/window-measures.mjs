// The window measurements of the bench, one function each.
const KEYS = 120
/** Time between two keys of a quick typist, in ms. */
const PAUSE = 60
/** Wheel steps, enough for the whole long pack and faster than a hand; and the time between them in ms. */
const WHEEL = { steps: 300, pixels: 1200, pause: 16 }

const round = (ms) => Math.round(ms * 10) / 10
const at = (sorted, share) => round(sorted[Math.floor(sorted.length * share)] ?? 0)

/** From the double click on the pack's row until the first typed letter is on screen, in ms. */
export async function measureOpening(window, title) {
  const row = window.locator('tr', { hasText: title })
  await row.waitFor()
  await watchKeys(window)
  await window.evaluate(() => {
    window.addEventListener('dblclick', (event) => (globalThis.opened = event.timeStamp), true)
  })
  await row.dblclick()
  await window.locator('.document p').first().click()
  await window.keyboard.press('a')
  await window.waitForFunction(() => globalThis.paints.length > 0)
  return window.evaluate(() => Math.round(globalThis.paints[0].painted - globalThis.opened))
}

/**
 * Types in the paragraph at a share of the text's length; returns medians of the time from key to painted letter, in
 * ms.
 */
export async function measureTyping(window, share) {
  const paragraph = await putCursor(window, share)
  await window.waitForTimeout(500)
  await window.evaluate(() => {
    globalThis.paints = []
  })
  const before = await paragraph.textContent()
  for (let key = 0; key < KEYS; key++) {
    await window.keyboard.press(key % 6 === 5 ? 'Space' : 'e')
    await window.waitForTimeout(PAUSE)
  }
  const paints = await window.evaluate(() => globalThis.paints)
  const after = await paragraph.textContent()
  if (after.length !== before.length + KEYS || !after.includes('eeeee eeeee eeeee'))
    throw new Error(`The typed letters are not in the paragraph. It was:\n${before}\nand is:\n${after}`)
  const delays = paints.map(({ pressed, painted }) => painted - pressed).sort((one, other) => one - other)
  return { median: at(delays, 0.5), high: at(delays, 0.95) }
}

/** Clicks into the paragraph at a share of the text's length; returns it when the cursor is there. */
async function putCursor(window, share) {
  const paragraphs = window.locator('.section-content > p')
  const paragraph = paragraphs.nth(Math.floor(((await paragraphs.count()) - 1) * share))
  // While sections get their height, the cursor stays in view until the user scrolls.
  await window.locator('.text-scroll').first().hover()
  await window.mouse.wheel(0, 1)
  await paragraph.click({ position: { x: 30, y: 10 } })
  await paragraph.evaluate(
    (element) =>
      new Promise((resolve) => {
        const look = () =>
          element.contains(getSelection()?.anchorNode) ? resolve() : requestAnimationFrame(look)
        look()
      }),
  )
  return paragraph
}

/** Records for every key when it was pressed and when the frame with its letter was presented. */
async function watchKeys(window) {
  await window.evaluate(() => {
    globalThis.paints = []
    const handedOver = new MessageChannel()
    const pressed = []
    handedOver.port1.onmessage = () =>
      globalThis.paints.push({ pressed: pressed.shift(), painted: performance.now() })
    window.addEventListener(
      'keydown',
      (event) => {
        pressed.push(event.timeStamp)
        requestAnimationFrame(() => handedOver.port2.postMessage(null))
      },
      true,
    )
  })
}

/**
 * Scrolls quickly through the text; returns the share of frames that were blank in the middle of the window, and the
 * memory afterwards.
 */
export async function measureScrolling(window, app) {
  const area = await window.evaluate(() => {
    const box = document.querySelector('.text-scroll').getBoundingClientRect()
    document.querySelector('.text-scroll').scrollTop = 0
    return { x: box.x, y: box.y, width: box.width, height: box.height }
  })
  const client = await window.context().newCDPSession(window)
  const frames = []
  client.on('Page.screencastFrame', ({ data, sessionId }) => {
    frames.push(data)
    client.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined)
  })
  await window.mouse.move(area.x + area.width / 2, area.y + area.height / 2)
  await client.send('Page.startScreencast', { format: 'jpeg', quality: 60, maxWidth: 640, maxHeight: 640 })
  for (let step = 0; step < WHEEL.steps; step++) {
    await window.mouse.wheel(0, WHEEL.pixels)
    await window.waitForTimeout(WHEEL.pause)
  }
  await client.send('Page.stopScreencast')
  await client.detach()
  const memory = await windowMemory(app)
  const blank = await window.evaluate(countBlank, [frames, area])
  return { blank: `${round((100 * blank) / frames.length)} % of ${frames.length}`, memory }
}

/** In the page: the number of window captures that are one colour in a band around the middle of the text. */
async function countBlank([frames, area]) {
  let blank = 0
  for (const frame of frames) {
    const bytes = Uint8Array.from(atob(frame), (letter) => letter.charCodeAt(0))
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }))
    const scale = picture.width / window.innerWidth
    const band = 240
    const canvas = new OffscreenCanvas(Math.round(area.width * 0.6 * scale), Math.round(band * scale))
    const context = canvas.getContext('2d')
    context.drawImage(
      picture,
      -(area.x + area.width * 0.2) * scale,
      -(area.y + area.height / 2 - band / 2) * scale,
    )
    picture.close()
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
    let least = 255
    let most = 0
    for (let at = 0; at < data.length; at += 4) {
      least = Math.min(least, data[at])
      most = Math.max(most, data[at])
    }
    if (most - least < 24) blank += 1
  }
  return blank
}

/** Working set of the page's process, in MB. */
export async function windowMemory(app) {
  const kilobytes = await app.evaluate(({ app: electron, BrowserWindow }) => {
    const pid = BrowserWindow.getAllWindows()[0].webContents.getOSProcessId()
    return electron.getAppMetrics().find((metric) => metric.pid === pid).memory.workingSetSize
  })
  return Math.round(kilobytes / 1024)
}

/** Calls main repeatedly while it exports a pack; returns how long the replies took. */
export async function measureAnswers(window, title) {
  return window.evaluate(async (wanted) => {
    const { call } = globalThis.attache
    const { value } = JSON.parse(await call('packs.list', null))
    const { id } = value.find((pack) => pack.title === wanted)
    let running = true
    const start = performance.now()
    const options = { paper: 'a4', kind: 'briefing', edition: 'own' }
    const exporting = call('export.start', { id, jobId: 'bench', options }).then((reply) => {
      running = false
      return reply
    })
    const times = []
    while (running) {
      const before = performance.now()
      await call('app.info', null)
      times.push(performance.now() - before)
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
    const reply = JSON.parse(await exporting)
    times.sort((one, other) => one - other)
    const short = (ms) => Math.round(ms * 10) / 10
    return {
      pages: reply.ok ? reply.value.pages : reply.error.message,
      'export, ms': Math.round(performance.now() - start),
      answers: times.length,
      'median, ms': short(times[Math.floor(times.length / 2)]),
      'longest, ms': short(times.at(-1)),
    }
  }, title)
}
