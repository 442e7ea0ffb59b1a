import type { FastifyRequest } from 'fastify';
import { writtenForm } from './written-form';

const sent = (body: unknown, type = 'application/x-www-form-urlencoded', method = 'POST') =>
  ({ method, headers: { 'content-type': type }, body }) as unknown as FastifyRequest;

describe('what a person wrote into a form', () => {
  it('is every field of it, in order', () => {
    expect(writtenForm(sent({ title: 'Three rings', appliesTo: ['operator', 'cashier'], version: '2' }))).toEqual([
      { name: 'title', value: 'Three rings' },
      { name: 'appliesTo', value: 'operator' },
      { name: 'appliesTo', value: 'cashier' },
      { name: 'version', value: '2' },
    ]);
  });

  it.each([
    ['only a number', sent({ position: '2' })],
    ['nothing', sent({})],
    ['no body', sent(undefined)],
    ['a password', sent({ password: 'correct horse battery' })],
    ['JSON', sent({ title: 'Three rings' }, 'application/json')],
    ['a page that was asked for', sent({ title: 'Three rings' }, undefined, 'GET')],
  ])('is nothing where there is %s', (_, request) => {
    expect(writtenForm(request)).toBeNull();
  });
});
