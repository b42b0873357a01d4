// Work that can wait until what was drawn is on screen.

/** A window that is hidden paints nothing, and one that is busy is never idle. */
const LATEST_MS = 1000

/** The user, and the window itself, may have something to do as soon as they see it. */
const PAUSE_MS = 100

/** Runs `run` when the window has painted something; returns a function that cancels it. */
export function afterPaint(run: () => void): () => void {
  let isOver = false
  const done = (): void => {
    if (isOver) return
    stop()
    run()
  }
  const timer = setTimeout(done, LATEST_MS)
  // The first frame takes longer than others: all that the system needs to draw is loaded for it.
  const observer = new PerformanceObserver((list) => {
    if (list.getEntriesByName('first-contentful-paint').length > 0) setTimeout(done)
  })
  observer.observe({ type: 'paint', buffered: true })
  const stop = (): void => {
    isOver = true
    clearTimeout(timer)
    observer.disconnect()
  }
  return stop
}

/** Runs `run` when the window has shown what it has to show and is idle; returns a function that cancels it. */
export function whenIdle(run: () => void): () => void {
  let cancel = afterPaint(() => {
    const pause = setTimeout(() => {
      const idle = requestIdleCallback(run, { timeout: LATEST_MS })
      cancel = () => cancelIdleCallback(idle)
    }, PAUSE_MS)
    cancel = () => clearTimeout(pause)
  })
  return () => cancel()
}
