import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { requireRoles } from '../platform/http/access';
import type { AccessRole } from './access-role';
import type { House } from '../ui/house';
import type { Actor } from './actor';

export { Public, SignedIn } from '../platform/http/access';

/** Any one of these access roles opens the route. */
export const Only = (...roles: [AccessRole, ...AccessRole[]]) => requireRoles(roles);

export interface SignedInRequest extends FastifyRequest {
  actor?: Actor;
  /** There with an actor, and for every page. */
  house?: House;
}

/** The signed-in person of this request. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<SignedInRequest>();
  if (!actor) throw new Error('a public route has no actor');
  return actor;
});
