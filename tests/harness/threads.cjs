// Loaded into the main process before the app: keeps its threads, so that a test can end one.
const workers = require('node:worker_threads')

const threads = []
globalThis.attacheThreads = threads

workers.Worker = class extends workers.Worker {
  constructor(file, options) {
    super(file, options)
    threads.push({ file: String(file), end: () => this.terminate() })
  }
}
