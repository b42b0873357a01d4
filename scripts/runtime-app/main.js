// The default app of the fallback runtime: opens the app whose folder or file the command line names.
const { app } = require('electron')
const fs = require('node:fs')
const path = require('node:path')

/** Splits the command line into modules to load first (-r) and the app to open; switches are Chromium's. */
function readArguments(args) {
  const modules = []
  for (let index = 0; index < args.length; index += 1) {
    if (args[index] === '-r' || args[index] === '--require') modules.push(args[++index])
    else if (!args[index].startsWith('-')) return { modules, target: path.resolve(args[index]) }
  }
  return { modules, target: undefined }
}

/** Tells Electron whose folder, name and version these are, then loads the app's main file. */
function open(target) {
  const isFile = fs.statSync(target).isFile()
  const folder = isFile ? path.dirname(target) : target
  const manifest = path.join(folder, 'package.json')
  const about = fs.existsSync(manifest) ? JSON.parse(fs.readFileSync(manifest, 'utf8')) : {}
  app.setAppPath(folder)
  if (about.productName ?? about.name) app.setName(about.productName ?? about.name)
  if (about.version) app.setVersion(about.version)
  require(isFile ? target : path.resolve(folder, about.main ?? 'index.js'))
}

const { modules, target } = readArguments(process.argv.slice(1))
for (const name of modules) require(path.isAbsolute(name) ? name : path.resolve(name))
if (target === undefined) {
  process.stderr.write('usage: electron [-r MODULE] FOLDER\n')
  app.exit(2)
} else {
  open(target)
}
