import type { FastifyRequest } from 'fastify';
import { pageOf, sameSitePath, signInPath } from './same-site';

describe('where to go after signing in', () => {
  it.each(['/', '/standards/7', '/?after=50', '/standards/7?a=1#clause-2-3', '/%5Cexample.com'])('%s', (path) => {
    expect(sameSitePath(path)).toBe(path);
  });

  it.each([
    undefined,
    '',
    'standards/7',
    'https://example.com/',
    '//example.com',
    '///example.com',
    '/\\example.com',
    '\\\\example.com',
    '/\t/example.com',
    '/\n\\example.com',
    '/.//example.com',
    '/standards/..//example.com',
    '//example.com\\@etalon.invalid/',
    'javascript:alert(1)',
    ' //example.com',
  ])('%j leads nowhere else', (path) => {
    expect(sameSitePath(path)).toBe('/');
  });

  it('is named in the address of the sign-in page, unless it is the first page', () => {
    expect(signInPath('/')).toBe('/sign-in');
    expect(signInPath('/standards/7?a=1&b=2')).toBe('/sign-in?to=%2Fstandards%2F7%3Fa%3D1%26b%3D2');
  });
});

describe('the page a person was on', () => {
  const request = (method: string, url: string, referer?: string) =>
    ({ method, url, headers: { host: 'etalon.test', referer } }) as unknown as FastifyRequest;

  it('is the one asked for', () => {
    expect(pageOf(request('GET', '/standards/7?a=1'))).toBe('/standards/7?a=1');
    expect(pageOf(request('HEAD', '//example.com'))).toBe('/');
  });

  it('is the one a form was sent from', () => {
    expect(pageOf(request('POST', '/artefacts/3/retry', 'http://etalon.test/standards/7?a=1'))).toBe(
      '/standards/7?a=1',
    );
    expect(pageOf(request('POST', '/artefacts/3/retry', 'http://example.com/standards/7'))).toBe('/');
    expect(pageOf(request('POST', '/artefacts/3/retry'))).toBe('/');
  });
});
