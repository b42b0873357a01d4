// Access to the thread that searches regular expressions.
import type { PatternAnswer, PatternHit, PatternQuestion } from './patterns'

/** Time limit of a search once it has started, in ms. */
const LIMIT_MS = 1500

/**
 * Searches for an expression and calls `done` with the hits, or null when it takes too long; returns a function that
 * cancels it.
 */
export type SearchPattern = (
  question: Omit<PatternQuestion, 'id'>,
  done: (hits: readonly PatternHit[] | null) => void,
) => () => void

let worker: Worker | null = null
let lastId = 0

/** Searches in a separate thread, which is terminated when it takes too long or the search is cancelled. */
export const searchInThread: SearchPattern = (question, done) => {
  const thread = worker ?? new Worker(new URL('./pattern-worker.ts', import.meta.url), { type: 'module' })
  worker = thread
  lastId += 1
  const id = lastId
  let timer: ReturnType<typeof setTimeout> | undefined
  const leave = () => {
    clearTimeout(timer)
    thread.removeEventListener('message', listen)
  }
  const end = () => {
    leave()
    thread.terminate()
    if (worker === thread) worker = null
  }
  const listen = ({ data }: MessageEvent<PatternAnswer>) => {
    if (data.id !== id) return
    if (data.began) {
      timer = setTimeout(() => {
        end()
        done(null)
      }, LIMIT_MS)
    } else {
      leave()
      done(data.hits)
    }
  }
  thread.addEventListener('message', listen)
  thread.postMessage({ ...question, id })
  return end
}
