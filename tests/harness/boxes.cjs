// Loaded into the main process before the app: prints the system's message boxes, and answers them from ATTACHE_ANSWERS.
const { app, dialog } = require('electron')

const answers = JSON.parse(process.env.ATTACHE_ANSWERS ?? '[]')

dialog.showMessageBox = async (...args) => {
  const { message, detail, buttons } = args.at(-1)
  process.stdout.write(`BOX ${JSON.stringify({ message, detail, buttons })}\n`)
  const wanted = answers.shift()
  const response = buttons.indexOf(wanted)
  // Without an answer the box stays open.
  return response < 0 ? new Promise(() => undefined) : { response, checkboxChecked: false }
}
dialog.showOpenDialog = async () => ({ canceled: answers.length === 0, filePaths: answers.splice(0, 1) })
dialog.showErrorBox = (title, content) =>
  process.stdout.write(`BOX ${JSON.stringify({ message: title, detail: content })}\n`)
// The test starts it again by itself.
if (process.env.ATTACHE_NO_RELAUNCH) app.relaunch = () => undefined
