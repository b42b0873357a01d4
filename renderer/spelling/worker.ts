// The worker that checks spelling, so that typing never waits for it.
import { loadChecker } from './load'
import { answer, type Numbered } from './messages'

self.addEventListener('message', ({ data }: MessageEvent<Numbered>) => {
  void answer(data, loadChecker).then((reply) => self.postMessage(reply))
})
