import { languages, type Language } from '../../src/vocabulary';
import { tryAnchor, type Trial, type Verdict } from '../support/anchors/trial';
import type { Report } from './bench';

const trials = 5000;
/** As in a test of `src/reviews/anchors`; another one: `ANCHOR_SEED=17 npm run bench -- anchors`. */
const firstSeed = Number(process.env['ANCHOR_SEED'] ?? 1);

/** How often a passage is followed to where its words went, through one to five random edits, in each language. */
export function benchAnchors(report: Report): void {
  const begun = performance.now();
  const tried = Array.from({ length: trials }, (_, index) => tryAnchor(firstSeed + index));
  const milliseconds = performance.now() - begun;
  console.log(`anchors.seeds ${firstSeed}–${firstSeed + trials - 1}`);
  for (const language of languages) tell(`anchors.${language}`, ofLanguage(tried, language), report);
  tell('anchors', tried, report);
  report('anchors.milliseconds', milliseconds / trials, 'ms');
}

const ofLanguage = (tried: Trial[], language: Language) => tried.filter((one) => one.language === language);

function tell(name: string, tried: Trial[], report: Report): void {
  const share = (verdict: Verdict) => (100 * tried.filter((one) => one.verdict === verdict).length) / tried.length;
  report(`${name}.right`, share('right'), '%');
  report(`${name}.wrong_place`, share('wrong'), '%');
  report(`${name}.lost_silently`, share('silent'), '%');
}
