// Measures the pages beside the text: from a key to its letter on the page, typing latency, memory.
import { measureTyping, windowMemory } from './window-measures.mjs'

const KEYS = 24
/** Time between two keys, so that each is drawn separately. */
const PAUSE = 400
/** Time until unused memory has been freed. */
const CALM = 3000

/** Shows the pages of the open pack and types in the middle of it. */
export async function measurePages(window, app) {
  const shown = await showPages(window)
  const typing = await measureTyping(window, 0.5)
  await window.waitForTimeout(1000)
  await window.evaluate(watchPictures)
  for (let key = 0; key < KEYS; key++) {
    await window.keyboard.press('n')
    await window.waitForTimeout(PAUSE)
  }
  const delays = (await window.evaluate(() => globalThis.pageDelays)).sort((one, other) => one - other)
  await window.waitForTimeout(CALM)
  const memory = await windowMemory(app)
  await window.keyboard.press('Control+Alt+p')
  return {
    pagesShown: shown,
    pagesMedian: Math.round(delays[Math.floor(delays.length / 2)] ?? 0),
    pagesHigh: Math.round(delays[Math.floor(delays.length * 0.95)] ?? 0),
    pagesTyped: `${delays.length} of ${KEYS}`,
    pagesTyping: `${typing.median}, ${typing.high}`,
    pagesMemory: memory,
  }
}

/** Milliseconds from the shortcut that shows the pages until the first is drawn. */
async function showPages(window) {
  const start = Date.now()
  await window.keyboard.press('Control+Alt+p')
  await window.waitForSelector('.page-picture[data-version]')
  return Date.now() - start
}

/** In the page: records for each key how long it took until a page was redrawn. */
function watchPictures() {
  globalThis.pageDelays = []
  let pressed = 0
  window.addEventListener(
    'keydown',
    (event) => {
      pressed = event.timeStamp
    },
    true,
  )
  const watch = new MutationObserver(() => {
    if (pressed === 0) return
    globalThis.pageDelays.push(performance.now() - pressed)
    pressed = 0
  })
  watch.observe(document.querySelector('.pages-list'), {
    subtree: true,
    attributes: true,
    attributeFilter: ['data-version'],
  })
}
