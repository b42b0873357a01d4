// The door to the thread that looks for regular expressions.
import type { PatternAnswer, PatternHit, PatternQuestion } from './patterns'

/** Ms that a search may take once it has begun. */
const LIMIT_MS = 1500

/** Looks for an expression and calls `done` with what was found, or null when it takes too long; gives a function that ends it. */
export type SearchPattern = (
  question: Omit<PatternQuestion, 'id'>,
  done: (hits: readonly PatternHit[] | null) => void,
) => () => void

let worker: Worker | null = null
let lastId = 0

/** Searches in a thread of its own, which is ended when it takes too long or the search is not wanted any more. */
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
