// The thread that searches regular expressions; the window terminates it when it takes too long.
import { MOST_FOUND } from './limits'
import { type PatternAnswer, type PatternQuestion, searchPattern } from './patterns'

self.addEventListener('message', ({ data }: MessageEvent<PatternQuestion>) => {
  const answer = (words: PatternAnswer) => self.postMessage(words)
  answer({ id: data.id, began: true })
  answer({ id: data.id, began: false, hits: searchPattern(data, MOST_FOUND) })
})
