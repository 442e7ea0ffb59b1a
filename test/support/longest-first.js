const { default: Sequencer } = require('@jest/test-sequencer');

/** The longest by far, which all others fit beside; then the kinds of tests, those that take longest first. */
const order = [/\/browser\/screens\.spec/, /\/test\/browser\//, /\/test\/faults\//, /\/test\/journeys\//];

/** Jest knows what takes long from its last run. Where there was none, it would start the longest last and wait for it. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) =>
      order.findIndex((kind) => kind.test(path.replaceAll('\\', '/'))) + 1 || order.length + 1;
    return super.sort(tests).toSorted((one, other) => place(one) - place(other));
  }
};
