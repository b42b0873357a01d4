// The list of packs and its search, measured in the real window.
import { join } from 'node:path'
import { _electron } from 'playwright-core'
import { root } from '../scripts/lib/paths.mjs'

const TYPED = ['delegation', 'liaison', 'visit to nairobi', 'memorandum']

const at = (sorted, share) =>
  Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)

/** Starts the app on the library in `home`; returns a table of times in ms. */
export async function measureList(home, executablePath) {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const app = await _electron.launch({
    executablePath,
    args: [...sandbox, root],
    env: { ...process.env, ATTACHE_HOME: home, ATTACHE_PROFILE: join(home, 'own') },
  })
  try {
    const window = await app.firstWindow()
    await window.locator('.pack-table tbody tr').first().waitFor()
    const shown = await window.evaluate(timeToShow)
    const typed = []
    for (const words of TYPED) typed.push(...(await typeIn(window, words)))
    const sorted = typed.toSorted((one, other) => one - other)
    return {
      'asking for the list to its rows on screen': { median: shown },
      'rows in the page': { median: await window.locator('.pack-table tbody tr').count() },
      'a letter in the search box to its results on screen': {
        median: at(sorted, 0.5),
        p95: at(sorted, 0.95),
        most: at(sorted, 1),
      },
      'a double click to the text of a pack of 20 sections': { median: await openFirst(window) },
    }
  } finally {
    await app.close()
  }
}

/** The title's head sorts all packs again; the time until a frame after that was painted, with a call to main before it. */
async function timeToShow() {
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
  const start = performance.now()
  await globalThis.attache.call('packs.list', null)
  document.querySelector('.pack-column-title button').click()
  await painted()
  return Math.round(performance.now() - start)
}

/** Types words; returns for each letter the time until the results of exactly that search were painted. */
async function typeIn(window, words) {
  await window.locator('[type="search"]').fill('')
  const times = []
  for (const letter of words) {
    await window.evaluate(() => {
      globalThis.result = new Promise((done) => {
        const input = document.querySelector('[type="search"]')
        input.addEventListener(
          'input',
          ({ timeStamp }) => {
            const look = () => {
              const { words: shown } = document.querySelector('.library').dataset
              if (shown === input.value) setTimeout(() => done(performance.now() - timeStamp))
              else requestAnimationFrame(look)
            }
            requestAnimationFrame(look)
          },
          { once: true },
        )
      })
    })
    await window.locator('[type="search"]').press(letter === ' ' ? 'Space' : letter)
    times.push(await window.evaluate(() => globalThis.result))
    await window.waitForTimeout(60)
  }
  return times
}

async function openFirst(window) {
  await window.locator('[type="search"]').fill('')
  await window.getByRole('button', { name: 'Modified' }).click()
  const row = window.locator('.pack-table tbody tr').first()
  await row.waitFor()
  await window.evaluate(() => {
    window.addEventListener(
      'dblclick',
      ({ timeStamp }) => {
        const look = () =>
          document.querySelector('.document p')
            ? setTimeout(() => (globalThis.opened = performance.now() - timeStamp))
            : requestAnimationFrame(look)
        requestAnimationFrame(look)
      },
      { once: true, capture: true },
    )
  })
  await row.dblclick()
  await window.waitForFunction(() => globalThis.opened !== undefined)
  return window.evaluate(() => Math.round(globalThis.opened))
}
