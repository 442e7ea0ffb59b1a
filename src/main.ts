import './node-version';
import { prepareTrialOrganisation } from './cli/trial-organisation';
import { readConfig } from './config';
import { runUntilStopped } from './process';
import { startEtalon } from './start';

void runUntilStopped(async () => {
  const config = readConfig(process.env);
  const running = await startEtalon(config, console.log);
  const trial = running.trial ? await prepareTrialOrganisation(running, console.log) : null;
  console.log(`\nEtalon is at ${running.url}`);
  if (trial) {
    console.log('This is a trial: anybody on this machine may sign in as any of the sample people.');
    console.log(`Its data is in ${config.dataDirectory}. Set DATABASE_URL to run Etalon for your company.`);
  } else if (!config.smtp) console.log('SMTP_URL is not set: nobody is told anything by mail.');
  console.log(`The API is described at ${running.url}/api/docs. Press Ctrl-C to stop.\n`);
  return {
    stop: async () => {
      await trial?.stop();
      await running.stop();
    },
  };
});
