import { Jobs } from '../../src/platform/jobs/jobs';

/** Takes one job, says so, and never ends it: it is there to be killed. */
const jobs = new Jobs({ url: process.argv[2]!, worker: true });
jobs.work('make-artefact', ({ data, attempt }) => {
  process.send!({ artefactId: data.artefactId, attempt });
  return new Promise(() => undefined);
});
void jobs.onApplicationBootstrap();
