import { benchAnchors } from './anchors.bench';
import { benchApi } from './api.bench';
import { benchImport } from './import.bench';
import { Ground } from './ground';
import { benchQuality } from './quality.bench';
import { benchRedline } from './redline.bench';
import { benchRendering } from './render.bench';
import { benchRenderMemory } from './render-memory.bench';
import { benchScale } from './scale.bench';
import { benchWorkers } from './workers.bench';

/** Tells one figure. */
export type Report = (name: string, value: number, unit: string) => void;

const report: Report = (name, value, unit) => console.log(`${name} ${Number(value.toPrecision(3))} ${unit}`);

/** By the first word of the figures that each tells. */
const benches: Record<string, () => void | Promise<void>> = {
  anchors: () => benchAnchors(report),
  redline: () => benchRedline(report),
  render: () => benchRendering(report),
  'render-memory': () => benchRenderMemory(report),
  api: () => Ground.with((ground) => benchApi(ground, report)),
  import: () => Ground.with((ground) => benchImport(ground, report)),
  scale: () => Ground.with((ground) => benchScale(ground, report)),
  workers: () => Ground.with((ground) => benchWorkers(ground, report)),
  quality: () => benchQuality(report),
};

async function main(names: string[]): Promise<void> {
  const unknown = names.filter((name) => !(name in benches));
  if (unknown.length > 0)
    throw new Error(`no such bench: ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}`);
  for (const name of names.length > 0 ? names : Object.keys(benches)) await benches[name]!();
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
