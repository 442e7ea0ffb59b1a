/** Imported before anything else: an older Node would stop somewhere inside with words that help nobody. */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 24 || (major === 24 && minor < 11)) {
  console.error(`Etalon needs Node 24.11 or newer, and this is ${process.versions.node}.`);
  console.error('Start it with `npm start`, which brings its own.');
  process.exit(1);
}
