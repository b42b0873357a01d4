// The list of packs and its search, measured in the real window.
import { join } from 'node:path'
import { _electron } from 'playwright-core'
import { root } from '../scripts/lib/paths.mjs'

const TYPED = [
  ...['delegation', 'liaison officers', 'visit to nairobi', 'memorandum', 'kamau', '"staff college"'],
  ...['kind:handout exercise', 'budget ferry', 'the'],
  // Accents typed and left out, another script, a word of few sections, one of none.
  ...['bergström', 'jorgensen', 'وزارة', 'zygote', 'xqzv'],
]
/** Pauses after a result, in ms, one after the other: some people type on before the rest of it is read, some meanwhile. */
const PAUSES = [60, 60, 200, 60, 430, 120]

const at = (sorted, share) =>
  Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)

function spread(times) {
  const sorted = times.toSorted((one, other) => one - other)
  return { median: at(sorted, 0.5), p95: at(sorted, 0.95), most: at(sorted, 1) }
}

/** Results that take longer than this are named, in ms. */
const SLOW_MS = 50

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
    // A change waits for the check.
    await window.evaluate(() => globalThis.attache.call('app.found', null))
    await window.waitForTimeout(1000)
    const [shown, sorting] = [[], []]
    for (let round = 0; round < 5; round += 1) {
      shown.push(await window.evaluate(timeToShow))
      sorting.push(await window.evaluate(timeToSort))
    }
    const typed = []
    for (const words of TYPED) typed.push(...(await typeIn(window, words)))
    const slow = typed.filter(({ ms }) => ms > SLOW_MS).map(({ words, ms }) => `${words} (${Math.round(ms)})`)
    if (slow.length > 0) process.stdout.write(`Slow to find: ${slow.join(', ')}\n`)
    return {
      'a change to the list, read again, on screen': spread(shown),
      'a click on a column to the sorted list on screen': spread(sorting),
      'rows in the page': { median: await window.locator('.pack-table tbody tr').count() },
      'a letter in the search box to its results on screen': spread(typed.map(({ ms }) => ms)),
      'a double click to the text of a pack of 20 sections': { median: await openFirst(window) },
    }
  } finally {
    await app.close()
  }
}

/** Makes a pack a favourite, which reads the list again: the time from the click until its star was painted. */
async function timeToShow() {
  const row = document.querySelector('.pack-table tbody tr[data-row="3"]')
  const star = row.querySelector('.star-button')
  const before = star.getAttribute('aria-pressed')
  const start = performance.now()
  star.click()
  while (star.getAttribute('aria-pressed') === before) await new Promise(requestAnimationFrame)
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
  return performance.now() - start
}

/** The title's head sorts all packs again: the time from the click until a frame after that was painted. */
async function timeToSort() {
  const start = performance.now()
  document.querySelector('.pack-column-title button').click()
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
  return performance.now() - start
}

/** Types words; returns for each letter the time until the results of exactly that search were painted. */
async function typeIn(window, words) {
  await window.locator('[type="search"]').fill('')
  await window.waitForTimeout(100)
  const times = []
  for (const letter of words) {
    await window.evaluate(() => {
      globalThis.result = new Promise((done) => {
        const input = document.querySelector('[type="search"]')
        input.addEventListener(
          'input',
          ({ timeStamp }) => {
            const asksForNothing = (typed) => /^(\s|"|[a-z]+:)*$/.test(typed)
            const look = () => {
              // What is no search yet, such as a lone quotation mark, shows the list.
              const { words: shown = '' } = document.querySelector('.library').dataset
              if (shown === (asksForNothing(input.value) ? '' : input.value))
                setTimeout(() => done(performance.now() - timeStamp))
              else requestAnimationFrame(look)
            }
            requestAnimationFrame(look)
          },
          { once: true },
        )
      })
    })
    if (letter === ' ') await window.keyboard.press('Space')
    else if (letter < '\x7f') await window.keyboard.press(letter)
    else await window.keyboard.insertText(letter)
    const ms = await window.evaluate(() => globalThis.result)
    times.push({ ms, words: await window.locator('[type="search"]').inputValue() })
    await window.waitForTimeout(PAUSES[times.length % PAUSES.length])
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
