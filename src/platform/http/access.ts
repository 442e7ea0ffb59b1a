import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiCookieAuth } from '@nestjs/swagger';

/** What a route asks of whoever calls it: nothing, a session, or any one of some access roles. */
export type Access = 'public' | 'signed-in' | string[];

export const accessKey = 'etalon:access';

export const Public = () => SetMetadata<string, Access>(accessKey, 'public');

/** What the person may do to a given draft or person is the service's to decide. */
export const SignedIn = () =>
  applyDecorators(SetMetadata<string, Access>(accessKey, 'signed-in'), ApiCookieAuth('session'));

export const requireRoles = (roles: string[]) =>
  applyDecorators(SetMetadata<string, Access>(accessKey, roles), ApiCookieAuth('session'));
