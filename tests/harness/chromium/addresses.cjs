// The app's own schemes under names that Chromium knows: only Electron can teach it new ones.
const APP = 'https://app.attache.test'
const ASSET = 'https://asset.attache.test'

/** The app's address of one that Chromium uses. */
function addressOf(url) {
  if (url.startsWith(`${ASSET}/`)) return url.replace(`${ASSET}/`, 'attache-asset://')
  return url.startsWith(APP) ? url.replace(APP, 'attache://app') : url
}

/** What Chromium asks for in place of an address of the app's. */
function nameOf(url) {
  return url.replace(/^attache-asset:\/*/, `${ASSET}/`).replace(/^attache:\/\/app/, APP)
}

/** A policy or a page with one in it. */
function policyWithNames(text) {
  return text.replaceAll('attache-asset:', ASSET).replaceAll(/\battache:(?!\/)/g, APP)
}

/** A script or a style sheet. */
function textWithNames(text) {
  return text
    .replaceAll(/attache-asset:(?:\/\/)?(?=\$\{)/g, `${ASSET}/`)
    .replaceAll('attache-asset://', `${ASSET}/`)
    .replaceAll('attache://app', APP)
}

module.exports = { addressOf, nameOf, policyWithNames, textWithNames }
