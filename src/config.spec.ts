import { ConfigError, readConfig } from './config';

describe('readConfig', () => {
  it('runs the trial organisation on loopback when nothing is set', () => {
    expect(readConfig({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: null,
      worker: true,
      publicUrl: null,
      chromiumPath: null,
    });
  });

  it('reports everything that is wrong at once', () => {
    const read = () => readConfig({ PORT: 'web', HOST: '0.0.0.0', WORKER: 'maybe', PUBLIC_URL: 'etalon' });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(/PORT[^]*HOST[^]*WORKER[^]*PUBLIC_URL/);
  });

  it.each(['0.0.0.0', '192.168.1.4', 'example.com', '::', '127.example.com'])('keeps a trial off %s', (host) => {
    expect(() => readConfig({ HOST: host })).toThrow(/HOST/);
  });

  it('listens anywhere with a database of its own', () => {
    const config = readConfig({ HOST: '0.0.0.0', DATABASE_URL: 'postgres://etalon@db/etalon', WORKER: 'off' });
    expect(config).toMatchObject({ host: '0.0.0.0', databaseUrl: 'postgres://etalon@db/etalon', worker: false });
  });

  it('refuses an address that is not PostgreSQL', () => {
    expect(() => readConfig({ DATABASE_URL: 'mysql://db/etalon' })).toThrow(/DATABASE_URL/);
  });
});
