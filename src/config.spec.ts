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

  it('hands mail over where it is told, and never in a trial', () => {
    const mail = { SMTP_URL: 'smtp://mail.example.com:587', MAIL_FROM: 'Etalon <etalon@example.com>' };
    const smtp = { url: mail.SMTP_URL, from: mail.MAIL_FROM };
    expect(readConfig({ DATABASE_URL: 'postgres://db/etalon', ...mail })).toMatchObject({ smtp });
    expect(readConfig(mail)).toMatchObject({ smtp: null });
  });

  it.each([
    [{ SMTP_URL: 'mail.example.com', MAIL_FROM: 'etalon@example.com' }, /SMTP_URL/],
    [{ SMTP_URL: 'smtp://mail.example.com' }, /MAIL_FROM/],
    [{ SMTP_URL: 'smtp://mail.example.com', MAIL_FROM: 'Etalon' }, /MAIL_FROM/],
    [{ SMTP_URL: 'smtp://mail.example.com', MAIL_FROM: 'a@b\r\nBcc: c@d' }, /MAIL_FROM/],
  ])('refuses mail by %j', (environment, fault) => {
    expect(() => readConfig(environment)).toThrow(fault);
  });
});
