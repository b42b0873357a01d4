// What `require('electron')` gives in the main process: of Electron 45, all that the app uses.
const { app, setApp } = require('./app.cjs')
const { ipcMain } = require('./contents.cjs')
const { Menu } = require('./menu.cjs')
const { net, protocol, session } = require('./protocol.cjs')
const system = require('./system.cjs')
const { BrowserWindow, webContents } = require('./window.cjs')

const electron = { app, BrowserWindow, ipcMain, Menu, net, protocol, session, webContents, ...system }

module.exports = { electron, setApp }
