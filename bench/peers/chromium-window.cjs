// The window that the Chromium peer prints from.
const { app, BrowserWindow } = require('electron')

app.whenReady().then(() => new BrowserWindow({ show: false }).loadURL('about:blank'))
