// Loaded into the main process before the app: file dialogs choose what the environment names, as no user and no Playwright is there.
const { dialog } = require('electron')

dialog.showSaveDialog = async () => ({ canceled: false, filePath: process.env.ATTACHE_SAVE_AS })
dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [process.env.ATTACHE_OPEN] })
