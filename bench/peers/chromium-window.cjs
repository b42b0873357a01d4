// Keeps the Chromium peer running between two prints.
const { app, BrowserWindow } = require('electron')

app.whenReady().then(() => new BrowserWindow({ show: false }).loadURL('about:blank'))
