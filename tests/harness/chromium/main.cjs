// Stands in for the executable of Electron: runs the app's main process in plain Node, its window in a Chromium.
const Module = require('node:module')
const { readFileSync } = require('node:fs')
const { resolve, join } = require('node:path')
const { electron, setApp } = require('./electron.cjs')

/** Splits the command line as Electron does: modules to load first (-r), the app's folder, switches of Chromium. */
function readArguments(args) {
  const modules = []
  for (let at = 0; at < args.length; at += 1) {
    if (args[at] === '-r' || args[at] === '--require') modules.push(args[++at])
    else if (!args[at].startsWith('-')) return { modules, target: resolve(args[at]) }
  }
  return { modules, target: undefined }
}

function standIn() {
  const load = Module._load
  Module._load = function (request, ...rest) {
    return request === 'electron' ? electron : load.call(this, request, ...rest)
  }
  const versions = { electron: process.env.STAND_IN_ELECTRON, chrome: process.env.STAND_IN_CHROME }
  for (const [name, value] of Object.entries(versions))
    Object.defineProperty(process.versions, name, { value, enumerable: true })
  process.argv = [process.env.STAND_IN_EXECUTABLE, ...process.argv.slice(2)]
  // As in Electron: what it names can be started again.
  process.execPath = process.env.STAND_IN_EXECUTABLE
}

standIn()
const { modules, target } = readArguments(process.argv.slice(1))
if (target === undefined) {
  process.stderr.write('usage: electron [-r MODULE] FOLDER\n')
  process.exit(2)
}
if (process.argv.includes('--inspect=0')) require('node:inspector').open(0)
const about = JSON.parse(readFileSync(join(target, 'package.json'), 'utf8'))
setApp(target, about)
for (const name of modules) require(resolve(name))
require(resolve(target, about.main))
