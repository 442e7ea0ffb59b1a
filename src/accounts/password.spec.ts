import { hashPassword, verifyPassword } from './password';

describe('password', () => {
  it('is kept as an argon2id PHC string at the recommended cost', async () => {
    expect(await hashPassword('correct horse')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  });

  it('is verified', async () => {
    const hash = await hashPassword('Құпия сөз 1');
    expect(await verifyPassword('Құпия сөз 1', hash)).toBe(true);
    expect(await verifyPassword('Құпия сөз 2', hash)).toBe(false);
  });

  it('is the same in composed and decomposed letters', async () => {
    expect(await verifyPassword('e\u0301talon', await hashPassword('\u00e9talon'))).toBe(true);
  });

  it('is never right for a person without one', async () => {
    expect(await verifyPassword('', null)).toBe(false);
  });

  it('is salted', async () => {
    expect(await hashPassword('same')).not.toBe(await hashPassword('same'));
  });
});
