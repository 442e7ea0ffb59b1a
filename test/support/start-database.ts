import { startServer } from './server';

declare global {
  var stopTestServer: (() => Promise<void>) | undefined;
}

/** Once for all test files; they find the server by the environment. */
export default async function startDatabase(): Promise<void> {
  globalThis.stopTestServer = await startServer();
}
