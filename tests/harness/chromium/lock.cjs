// One process to a profile, as in Chromium: a link that names the process, and a socket to tell it what a second one was asked.
const { mkdtempSync, readlinkSync, rmSync, symlinkSync } = require('node:fs')
const { connect, createServer } = require('node:net')
const { hostname, tmpdir } = require('node:os')
const { join } = require('node:path')

/** Takes the lock of a profile. `has` says whether this process has it now; `done` resolves when the other one was told. */
function takeLock(profile, onSecond) {
  const lock = join(profile, 'SingletonLock')
  const socket = join(profile, 'SingletonSocket')
  if (holder(lock)) return { has: false, done: tell(socket) }
  try {
    rmSync(lock, { force: true })
    rmSync(socket, { force: true })
    symlinkSync(`${hostname()}-${process.pid}`, lock)
    listen(socket, onSecond)
    process.on('exit', () => releaseLock(profile))
    return { has: true, done: Promise.resolve() }
  } catch {
    return { has: false, done: Promise.resolve() }
  }
}

/** Lets another process have the lock of a profile that this one has. */
function releaseLock(profile) {
  for (const name of ['SingletonLock', 'SingletonSocket']) rmSync(join(profile, name), { force: true })
}

/** Whether a process that runs has the lock. */
function holder(lock) {
  try {
    const pid = Number(readlinkSync(lock).split('-').at(-1))
    process.kill(pid, 0)
    return pid !== process.pid
  } catch {
    return false
  }
}

/** A socket's path must be short: it lies elsewhere, and a link leads to it. */
function listen(link, onSecond) {
  const path = join(mkdtempSync(join(tmpdir(), 'lock-')), 'socket')
  const server = createServer((from) => {
    let text = ''
    from.on('data', (chunk) => {
      text += chunk
    })
    from.on('end', () => {
      const { line, folder } = JSON.parse(text)
      onSecond(line, folder)
      from.end()
    })
  })
  server.listen(path)
  server.unref()
  symlinkSync(path, link)
}

function tell(link) {
  return new Promise((resolve) => {
    const to = connect({ path: readlinkSync(link), allowHalfOpen: true })
    to.on('error', resolve).on('close', resolve).resume()
    to.end(JSON.stringify({ line: process.argv, folder: process.cwd() }))
  })
}

module.exports = { releaseLock, takeLock }
