// Chromium comes from an npm package or from CHROMIUM_PATH (src/rendering/chromium.ts): `npm ci` downloads no browser.
module.exports = { skipDownload: true };
